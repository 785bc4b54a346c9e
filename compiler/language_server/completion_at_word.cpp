// Completion by the place of the marker in the tree.
#include "compiler/language_server/completion.h"

#include "compiler/check/builtins.h"
#include "compiler/check/unions.h"
#include "compiler/language_server/describe.h"

namespace gblocks::lsp {

using check::SymbolId;
using check::SymbolKind;
using check::TypeKind;

void Completion::AtMarker() {
  const ast::Module& ast = analysis_->ast();
  for (size_t i = 0; i < ast.stmts.size(); ++i) {
    const ast::StmtId id{static_cast<int32_t>(i)};
    if (const auto* on = std::get_if<ast::On>(&ast.stmts[id].node); on != nullptr && AtEvent(on->events)) return;
    if (const auto* render = std::get_if<ast::Render>(&ast.stmts[id].node); render != nullptr && AtEvent(render->events)) return;
    if (const auto* emit = std::get_if<ast::Emit>(&ast.stmts[id].node); emit != nullptr && IsMarker(emit->event.range)) return AddEvents();
  }
  for (const ast::TypeExpr& type : ast.types) {
    if (type.range.begin == marker_ && std::holds_alternative<ast::NamedType>(type.node)) return AddTypes();
  }
  ast::ExprId marker;
  for (size_t i = 0; i < ast.exprs.size(); ++i) {
    const ast::ExprId id{static_cast<int32_t>(i)};
    const auto& node = ast.exprs[id].node;
    if (const auto* attribute = std::get_if<ast::Attribute>(&node); attribute != nullptr && IsMarker(attribute->name.range))
      return AddMembers(attribute->object);
    if (std::holds_alternative<ast::NameRef>(node) && IsMarker(ast.exprs[id].range)) marker = id;
    if (const auto* call = std::get_if<ast::Call>(&node)) {
      for (const ast::Argument& argument : call->arguments) {
        if (argument.name && IsMarker(argument.name->range)) return AddParams(id);
      }
    }
  }
  if (!marker.valid()) {
    // A statement that cannot be read: after a dot there is nothing to go by.
    if (begin_ > 0 && text_[begin_ - 1] == '.') return;
    AddNames();
    return AddWords();
  }
  if (const ast::ExprId call = ArgumentOf(marker); call.valid()) AddParams(call);
  AddExpected(marker, true);
  AddNames();
  AddImports();
  IsStatement(marker) ? AddWords() : AddValueWords();
}

bool Completion::IsStatement(ast::ExprId marker) const {
  for (const ast::Stmt& stmt : analysis_->ast().stmts) {
    if (const auto* value = std::get_if<ast::ExprStmt>(&stmt.node); value != nullptr && value->value == marker) return true;
  }
  return false;
}

ast::ExprId Completion::ArgumentOf(ast::ExprId value) const {
  const ast::Module& ast = analysis_->ast();
  for (size_t i = 0; i < ast.exprs.size(); ++i) {
    const ast::ExprId id{static_cast<int32_t>(i)};
    const auto* call = std::get_if<ast::Call>(&ast.exprs[id].node);
    if (call == nullptr) continue;
    for (const ast::Argument& argument : call->arguments) {
      if (argument.value == value && !argument.name && argument.stars == 0) return id;
    }
  }
  return {};
}

bool Completion::AtEvent(const std::vector<ast::EventRef>& events) {
  for (const ast::EventRef& event : events) {
    if (!IsMarker(event.event.range)) continue;
    if (!event.target.valid()) {
      Add({"load", kEvent, "when the page is there", {}, {}, 1});
      for (SymbolId id : VisibleSymbols(*analysis_, marker_)) {
        const check::Symbol& symbol = analysis_->Sym(id);
        const TypeKind kind = symbol.type.valid() ? analysis_->program().types[symbol.type].kind : TypeKind::kError;
        const bool has_events = kind == TypeKind::kComponent || kind == TypeKind::kElement || symbol.kind == SymbolKind::kState;
        if (has_events && symbol.kind != SymbolKind::kComponent && symbol.kind != SymbolKind::kRecord) AddSymbol(id);
      }
      return true;
    }
    const std::optional<check::TypeId> type = analysis_->TypeOf(event.target);
    const auto reference = analysis_->tables().references.find(event.target);
    if (reference != analysis_->tables().references.end() && reference->second.symbol.valid() &&
        analysis_->Sym(reference->second.symbol).kind == SymbolKind::kState)
      Add({"change", kEvent, "when the state has changed", {}, {}, 1});
    if (!type) return true;
    const check::Type& of = analysis_->program().types[*type];
    if (of.kind == TypeKind::kComponent) {
      for (SymbolId one : analysis_->Sym(of.symbol).events)
        Add({analysis_->Sym(one).name, kEvent, Declaration(*analysis_, {Entity::Kind::kSymbol, one, -1, {}}), {}, {}, 1});
    } else if (of.kind == TypeKind::kElement) {
      for (const std::string& name : check::DomEvents()) Add({name, kEvent});
    }
    return true;
  }
  return false;
}

void Completion::AddEvents() {
  const check::Program& program = analysis_->program();
  for (const check::Symbol& symbol : program.symbols) {
    if (symbol.kind != SymbolKind::kEvent || symbol.module != program.main || !symbol.component.valid()) continue;
    const ast::StmtId component = analysis_->Sym(symbol.component).declaration;
    if (!component.valid()) continue;
    const SourceRange range = analysis_->ast().stmts[component].range;
    if (range.begin <= marker_ && marker_ <= range.end) Add({symbol.name, kEvent});
  }
}

void Completion::AddTypes() {
  for (const char* name : {"int", "float", "str", "bool", "None", "list", "dict", "set", "tuple", "Callable", "Array", "AudioData", "date", "datetime", "timedelta"})
    Add({name, kStruct});
  for (SymbolId id : VisibleSymbols(*analysis_, marker_)) {
    const SymbolKind kind = analysis_->Sym(id).kind;
    if (kind == SymbolKind::kRecord || kind == SymbolKind::kComponent) AddSymbol(id);
  }
}

void Completion::AddMembers(ast::ExprId object) {
  const ast::Module& ast = analysis_->ast();
  if (const auto* name = std::get_if<ast::NameRef>(&ast.exprs[object].node)) {
    if (name->name == "html") {
      for (const std::string& tag : check::HtmlTags()) Add({tag, kClass, "<" + tag + ">", tag + (check::IsVoidTag(tag) ? "($0)" : "($0)")});
      return;
    }
    if (check::IsModule(name->name) && !analysis_->TypeOf(object)) return AddBuiltins(name->name);
  }
  const std::optional<check::TypeId> type = analysis_->TypeOf(object);
  if (!type) return;
  for (const check::TypeId one : check::Alternatives(analysis_->program().types, *type)) AddMembersOf(one);
}

void Completion::AddMembersOf(check::TypeId id) {
  const check::Type type = analysis_->program().types[id];
  switch (type.kind) {
    case TypeKind::kRecord:
    case TypeKind::kComponent:
    case TypeKind::kEventData: {
      const bool component = type.kind == TypeKind::kComponent;
      for (const check::ParamInfo& param : analysis_->Sym(type.symbol).params) {
        Add({param.name, component ? kProperty : kField, analysis_->NameOf(param.type), {}, PropertyDocumentation(*analysis_, type.symbol, param.name), 2});
      }
      return;
    }
    case TypeKind::kNone:
    case TypeKind::kError:
      return;
    default:
      return AddBuiltins(std::string(check::BuiltinOwner(type)));
  }
}

void Completion::AddBuiltins(const std::string& owner) {
  for (const std::string& name : check::BuiltinNames(owner)) {
    if (name.starts_with("__")) continue;
    const auto& rows = check::FindBuiltins(owner, name);
    if (rows.empty()) continue;
    const check::BuiltinRow& row = *rows.front();
    const bool constant = row.kind == check::BuiltinRow::Kind::kConstant;
    Add({name, constant ? kField : owner.empty() || check::IsModule(owner) ? kFunction : kMethod, std::string(row.signature),
         constant ? "" : name + (row.signature.starts_with("()") ? "()" : "($0)"), std::string(row.doc), owner.empty() ? 6 : 3});
  }
}

void Completion::AddParams(ast::ExprId id) {
  const auto& call = std::get<ast::Call>(analysis_->ast().exprs[id].node);
  const Entity callee = CalleeOf(*analysis_, call, id);
  std::set<std::string> given;
  size_t placed = 0;
  for (const ast::Argument& argument : call.arguments) {
    const bool is_marker = argument.name ? IsMarker(argument.name->range) : IsMarker(analysis_->ast().exprs[argument.value].range);
    if (is_marker) continue;
    if (argument.name) given.insert(argument.name->text);
    else ++placed;
  }
  const bool has_equals = end_ < text_.size() && text_[end_] == '=';
  const auto add = [&](const std::string& name, const std::string& detail, const std::string& about) {
    if (given.contains(name)) return;
    Item item{name + "=", kProperty, detail, {}, about, 1};
    if (has_equals) item.insert = name;
    Add(std::move(item));
  };
  if (callee.kind == Entity::Kind::kTag) {
    for (const char* name : {"class", "id", "style", "title", "hidden", "key", "visible", "role", "aria_label"}) add(name, "", "");
    return;
  }
  if (callee.kind == Entity::Kind::kBuiltin) {
    for (const Signature& signature : SignaturesOf(*analysis_, callee)) {
      const size_t named = signature.text.find("*, ");  // the others are given by place
      for (size_t i = 0; i < signature.names.size(); ++i) {
        if (signature.params[i].first > named) add(signature.names[i], "", "");
      }
    }
    return;
  }
  const std::vector<check::ParamInfo>* params = ParamsOf(*analysis_, callee);
  if (params == nullptr) return;
  for (size_t i = placed; i < params->size(); ++i)
    add((*params)[i].name, analysis_->NameOf((*params)[i].type), PropertyDocumentation(*analysis_, callee.symbol, (*params)[i].name));
  if (analysis_->Sym(callee.symbol).kind == SymbolKind::kComponent) add("key", "ties it to its earlier self", "");
}

}  // namespace gblocks::lsp
