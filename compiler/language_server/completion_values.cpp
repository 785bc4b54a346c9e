// Completion of values that the expected type names.
#include "compiler/language_server/completion.h"

#include "compiler/check/unions.h"
#include "compiler/language_server/describe.h"

namespace gblocks::lsp {

using check::TypeKind;

check::TypeId Completion::ExpectedAt(ast::ExprId value) const {
  const ast::Module& ast = analysis_->ast();
  for (size_t i = 0; i < ast.exprs.size(); ++i) {
    const ast::ExprId id{static_cast<int32_t>(i)};
    if (const auto* call = std::get_if<ast::Call>(&ast.exprs[id].node)) {
      size_t place = 0;
      for (const ast::Argument& argument : call->arguments) {
        if (argument.value == value) return ParamType(id, *call, argument, place);
        if (!argument.name) ++place;
      }
    } else if (const auto* comparison = std::get_if<ast::Comparison>(&ast.exprs[id].node)) {
      ast::ExprId before = comparison->first;
      for (const auto& [op, right] : comparison->rest) {
        const bool equality = op == ast::CompareOp::kEqual || op == ast::CompareOp::kNotEqual;
        if (equality && right == value) return analysis_->TypeOf(before).value_or(check::TypeId{});
        if (equality && before == value) return analysis_->TypeOf(right).value_or(check::TypeId{});
        before = right;
      }
    }
  }
  for (const ast::Stmt& stmt : ast.stmts) {
    const auto* assign = std::get_if<ast::Assign>(&stmt.node);
    if (assign == nullptr || assign->value != value || assign->targets.empty()) continue;
    return analysis_->TypeOf(assign->targets.front()).value_or(DeclaredType(assign->targets.front()));
  }
  return {};
}

check::TypeId Completion::DeclaredType(ast::ExprId target) const {
  const auto reference = analysis_->tables().references.find(target);
  if (reference == analysis_->tables().references.end() || !reference->second.symbol.valid()) return {};
  const check::Symbol& symbol = analysis_->Sym(reference->second.symbol);
  if (reference->second.kind == check::RefKind::kSymbol) return symbol.type;
  const auto index = static_cast<size_t>(reference->second.index);
  return reference->second.index >= 0 && index < symbol.params.size() ? symbol.params[index].type : check::TypeId{};
}

check::TypeId Completion::ParamType(ast::ExprId id, const ast::Call& call, const ast::Argument& argument, size_t place) const {
  const std::vector<check::ParamInfo>* params = ParamsOf(*analysis_, CalleeOf(*analysis_, call, id));
  if (params == nullptr) return {};
  if (!argument.name) return place < params->size() ? (*params)[place].type : check::TypeId{};
  for (const check::ParamInfo& param : *params) {
    if (param.name == argument.name->text) return param.type;
  }
  return {};
}

void Completion::AddExpected(ast::ExprId value, bool quoted) {
  const check::TypeId expected = ExpectedAt(value);
  if (!expected.valid()) return;
  for (const check::TypeId one : check::Alternatives(analysis_->program().types, expected)) {
    const check::Type& type = analysis_->program().types[one];
    for (const std::string& literal : type.literals)
      Add({quoted ? "\"" + literal + "\"" : literal, kEnumMember, {}, {}, {}, 0});
    if (!quoted) continue;
    if (type.kind == TypeKind::kBool) {
      Add({"True", kValue, {}, {}, {}, 2});
      Add({"False", kValue, {}, {}, {}, 2});
    }
    if (type.kind == TypeKind::kNone) Add({"None", kValue, {}, {}, {}, 2});
  }
}

void Completion::InText(const SyntaxToken& token) {
  const std::string_view text = token.Text(text_);
  const size_t quote = text.find_first_of("\"'");
  if (quote == std::string_view::npos || text.substr(quote, 3) == std::string(3, text[quote])) return;
  begin_ = token.begin + static_cast<uint32_t>(quote) + 1;
  end_ = IsClosed(token) ? token.end - 1 : cursor_;
  if (cursor_ < begin_ || cursor_ > end_) return;
  const ast::Module& ast = analysis_->ast();
  for (size_t i = 0; i < ast.exprs.size(); ++i) {
    const ast::ExprId id{static_cast<int32_t>(i)};
    if (std::holds_alternative<ast::StrLiteral>(ast.exprs[id].node) && ast.exprs[id].range.begin == token.begin) AddExpected(id, false);
  }
}

}  // namespace gblocks::lsp
