#include "compiler/language_server/analysis.h"

#include <algorithm>

namespace gblocks::lsp {
namespace {

/// Nothing but what may stand between an argument and the cursor behind it.
bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n,") == std::string_view::npos;
}

}  // namespace

Analysis::Analysis(const std::string& path, const std::string& text, const FileAccess& files)
    : sources_(ReadStandardLibrary().sources) {
  file_ = sources_.Add(path, text);
  CompileOptions options;
  options.last = Phase::kCheck;
  options.files = files;
  options.goes_on = true;
  CompileResult result = Compile(file_, sources_, diagnostics_, options);
  program_ = std::move(result.program);
  diagnostics_.Sort();
}

std::optional<check::TypeId> Analysis::TypeOf(ast::ExprId id) const {
  const auto found = tables().types.find(id);
  if (found == tables().types.end()) return std::nullopt;
  const check::TypeKind kind = program_->types[found->second].kind;
  if (kind == check::TypeKind::kError || kind == check::TypeKind::kNever) return std::nullopt;
  return found->second;
}

const std::vector<Occurrence>& Analysis::occurrences() const {
  if (!occurrences_) occurrences_ = FindOccurrences(*this);
  return *occurrences_;
}

const Occurrence* Analysis::OccurrenceAt(uint32_t offset) const {
  const Occurrence* before = nullptr;  // the cursor behind a word is on it, unless it is also on the next
  for (const Occurrence& one : occurrences()) {
    if (one.range.begin <= offset && offset < one.range.end) return &one;
    if (one.range.end == offset) before = &one;
  }
  return before;
}

std::optional<SourceRange> Analysis::DeclarationOf(const Entity& entity) const {
  if (!entity.symbol.valid()) return std::nullopt;
  const check::Symbol& symbol = Sym(entity.symbol);
  if (entity.kind == Entity::Kind::kSymbol) return symbol.range;
  if (entity.kind != Entity::Kind::kMember || entity.index < 0) return std::nullopt;
  if (static_cast<size_t>(entity.index) >= symbol.params.size()) return std::nullopt;
  return symbol.params[static_cast<size_t>(entity.index)].range;
}

bool Analysis::IsLibrary(FileId file) const {
  return file.index < static_cast<int32_t>(ReadStandardLibrary().sources.size());
}

std::vector<std::string> Analysis::ImportedPaths() const {
  std::vector<std::string> paths;
  for (size_t i = ReadStandardLibrary().sources.size(); i < sources_.size(); ++i) {
    const FileId id{static_cast<int32_t>(i)};
    if (id != file_) paths.push_back(sources_[id].path());
  }
  return paths;
}

std::vector<check::SymbolId> TopLevelSymbols(const Analysis& analysis, check::ModuleId module) {
  std::vector<check::SymbolId> found;
  const check::Program& program = analysis.program();
  for (size_t i = 0; i < program.symbols.size(); ++i) {
    const check::SymbolId id{static_cast<int32_t>(i)};
    const check::Symbol& symbol = program.symbols[id];
    if (symbol.module != module || symbol.place != check::Place::kGlobal || symbol.owner.valid()) continue;
    if (symbol.component.valid() || symbol.kind == check::SymbolKind::kParam) continue;
    found.push_back(id);
  }
  return found;
}

ast::ExprId CallAround(const Analysis& analysis, uint32_t offset) {
  const ast::Module& ast = analysis.ast();
  ast::ExprId innermost;
  for (size_t i = 0; i < ast.exprs.size(); ++i) {
    const ast::ExprId id{static_cast<int32_t>(i)};
    const ast::Expr& expr = ast.exprs[id];
    const auto* call = std::get_if<ast::Call>(&expr.node);
    if (call == nullptr || !call->callee.valid()) continue;
    if (offset <= ast.exprs[call->callee].range.end) continue;
    const std::string_view text = analysis.source().text();
    const bool closed = expr.range.end > 0 && text[expr.range.end - 1] == ')';
    if (closed ? offset >= expr.range.end : offset > expr.range.end && !IsBlank(text.substr(expr.range.end, offset - expr.range.end))) continue;
    const bool closer = !innermost.valid() || ast.exprs[innermost].range.begin < expr.range.begin ||
                        (ast.exprs[innermost].range.begin == expr.range.begin && ast.exprs[innermost].range.end > expr.range.end);
    if (closer) innermost = id;
  }
  return innermost;
}

Entity CalleeOf(const Analysis& analysis, const ast::Call& call, ast::ExprId id) {
  const auto known = analysis.tables().calls.find(id);
  const check::Reference* reference = known == analysis.tables().calls.end() ? nullptr : &known->second.callee;
  if (reference == nullptr) {
    const auto named = analysis.tables().references.find(call.callee);
    if (named == analysis.tables().references.end()) return {};
    reference = &named->second;
  }
  switch (reference->kind) {
    case check::RefKind::kSymbol:
      return {Entity::Kind::kSymbol, reference->symbol, -1, {}};
    case check::RefKind::kBuiltinFunction:
    case check::RefKind::kBuiltinMethod:
      return {Entity::Kind::kBuiltin, {}, -1, reference->builtin};
    case check::RefKind::kTag:
      return {Entity::Kind::kTag, {}, -1, reference->builtin};
    default:
      return {};
  }
}

const std::vector<check::ParamInfo>* ParamsOf(const Analysis& analysis, const Entity& callee) {
  if (callee.kind != Entity::Kind::kSymbol || !callee.symbol.valid()) return nullptr;
  const check::Symbol& symbol = analysis.Sym(callee.symbol);
  const bool has = symbol.kind == check::SymbolKind::kFunction || symbol.kind == check::SymbolKind::kRecord ||
                   symbol.kind == check::SymbolKind::kComponent || symbol.kind == check::SymbolKind::kEvent;
  return has ? &symbol.params : nullptr;
}

}  // namespace gblocks::lsp
