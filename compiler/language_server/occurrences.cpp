// Every place of a name, from the syntax tree and what the checker knows of its nodes.
#include <algorithm>

#include "compiler/check/builtins.h"
#include "compiler/language_server/analysis.h"

namespace gblocks::lsp {
namespace {

using check::SymbolId;

class Finder {
 public:
  explicit Finder(const Analysis& analysis)
      : analysis_(analysis), ast_(analysis.ast()), tables_(analysis.tables()), file_(ast_.file) {}

  std::vector<Occurrence> Run() {
    for (size_t i = 0; i < ast_.exprs.size(); ++i) VisitExpr(ast::ExprId{static_cast<int32_t>(i)});
    for (size_t i = 0; i < ast_.stmts.size(); ++i) VisitStmt(ast::StmtId{static_cast<int32_t>(i)});
    for (size_t i = 0; i < ast_.patterns.size(); ++i) VisitPattern(ast::PatternId{static_cast<int32_t>(i)});
    for (const ast::TypeExpr& type : ast_.types) VisitType(type);
    std::sort(found_.begin(), found_.end(), [](const Occurrence& a, const Occurrence& b) {
      return std::pair(a.range.begin, a.range.end) < std::pair(b.range.begin, b.range.end);
    });
    const auto same = [](const Occurrence& a, const Occurrence& b) { return a.range == b.range; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

 private:
  void Add(SourceRange range, Entity entity, bool is_write = false) {
    if (entity.kind == Entity::Kind::kNone || range.file != file_ || range.begin >= range.end) return;
    const std::optional<SourceRange> declared = analysis_.DeclarationOf(entity);
    found_.push_back({range, std::move(entity), declared && *declared == range, is_write});
  }
  void Add(const ast::Name& name, SymbolId symbol, bool is_write = false) { Add(name.range, Of(symbol), is_write); }

  static Entity Of(SymbolId symbol) {
    if (!symbol.valid()) return {};
    return {Entity::Kind::kSymbol, symbol, -1, {}};
  }

  /// A parameter: by its symbol where it has one.
  Entity Param(SymbolId owner, size_t index) const {
    if (!owner.valid()) return {};
    const check::Symbol& symbol = analysis_.Sym(owner);
    if (index < symbol.param_symbols.size()) return Of(symbol.param_symbols[index]);
    if (index >= symbol.params.size()) return {};
    return {Entity::Kind::kMember, owner, static_cast<int>(index), {}};
  }

  Entity ParamNamed(SymbolId owner, const std::string& name) const {
    if (!owner.valid()) return {};
    const std::vector<check::ParamInfo>& params = analysis_.Sym(owner).params;
    for (size_t i = 0; i < params.size(); ++i) {
      if (params[i].name == name) return Param(owner, i);
    }
    return {};
  }

  Entity EntityOf(const check::Reference& reference) const {
    switch (reference.kind) {
      case check::RefKind::kSymbol:
        return Of(reference.symbol);
      case check::RefKind::kProperty:
        return Param(reference.symbol, static_cast<size_t>(reference.index));
      case check::RefKind::kField:
      case check::RefKind::kEventDatum:
        if (reference.symbol.valid() && reference.index >= 0) return Param(reference.symbol, static_cast<size_t>(reference.index));
        if (reference.kind == check::RefKind::kField) return {};
        return {Entity::Kind::kBuiltin, {}, -1, "DomEvent." + reference.builtin};
      case check::RefKind::kEvent:
        return Of(reference.symbol);
      case check::RefKind::kBuiltinFunction:
      case check::RefKind::kBuiltinMethod:
      case check::RefKind::kMember:
        return {Entity::Kind::kBuiltin, {}, -1, reference.builtin};
      case check::RefKind::kTag:
        return {Entity::Kind::kTag, {}, -1, reference.builtin};
      default:
        return {};
    }
  }

  void VisitExpr(ast::ExprId id) {
    const ast::Expr& expr = ast_.exprs[id];
    const auto reference = tables_.references.find(id);
    const auto binding = tables_.bindings.find(id);
    if (const auto* name = std::get_if<ast::NameRef>(&expr.node)) {
      SourceRange range = expr.range;
      range.end = std::min(range.end, range.begin + static_cast<uint32_t>(name->name.size()));
      if (binding != tables_.bindings.end()) return Add(range, Of(binding->second), true);
      if (reference != tables_.references.end()) return Add(range, EntityOf(reference->second));
      if (name->name == "html" || check::IsModule(name->name)) Add(range, {Entity::Kind::kModule, {}, -1, name->name});
    } else if (const auto* attribute = std::get_if<ast::Attribute>(&expr.node)) {
      if (reference != tables_.references.end()) Add(attribute->name.range, EntityOf(reference->second));
    } else if (const auto* call = std::get_if<ast::Call>(&expr.node)) {
      const Entity callee = CalleeOf(analysis_, *call, id);
      if (ParamsOf(analysis_, callee) == nullptr) return;
      for (const ast::Argument& argument : call->arguments) {
        if (argument.name) Add(argument.name->range, ParamNamed(callee.symbol, argument.name->text));
      }
    } else if (const auto* lambda = std::get_if<ast::Lambda>(&expr.node)) {
      const auto symbols = tables_.lambda_params.find(id);
      if (symbols == tables_.lambda_params.end()) return;
      for (size_t i = 0; i < lambda->params.size() && i < symbols->second.size(); ++i)
        Add(lambda->params[i], symbols->second[i], true);
    }
  }

  SymbolId DeclaredBy(ast::StmtId id) const {
    const auto found = tables_.declarations.find(id);
    return found == tables_.declarations.end() ? SymbolId{} : found->second;
  }

  void Params(SymbolId owner, const std::vector<ast::Param>& params) {
    for (size_t i = 0; i < params.size(); ++i) Add(params[i].name.range, Param(owner, i), true);
  }

  void VisitStmt(ast::StmtId id) {
    const ast::Stmt& stmt = ast_.stmts[id];
    const SymbolId symbol = DeclaredBy(id);
    std::visit(Overloaded{
                   [&](const ast::StateDecl& node) { Add(node.name, symbol, true); },
                   [&](const ast::Def& node) { Declared(node.name, symbol, node.params); },
                   [&](const ast::RecordDecl& node) { Declared(node.name, symbol, node.fields); },
                   [&](const ast::ComponentDecl& node) { Declared(node.name, symbol, node.params); },
                   [&](const ast::EventDecl& node) { Declared(node.name, symbol, node.params); },
                   [&](const ast::On& node) {
                     Events(id, node.events);
                     if (node.event_name) Add(*node.event_name, symbol, true);
                   },
                   [&](const ast::Render& node) { Events(id, node.events); },
                   [&](const ast::Emit& node) {
                     const auto emit = tables_.emits.find(id);
                     if (emit == tables_.emits.end()) return;
                     Add(node.event, emit->second.event);
                     for (const ast::Argument& argument : node.arguments) {
                       if (argument.name) Add(argument.name->range, ParamNamed(emit->second.event, argument.name->text));
                     }
                   },
                   [&](const ast::ImportFrom& node) { Import(id, node); },
                   [](const auto&) {},
               },
               stmt.node);
  }

  void Declared(const ast::Name& name, SymbolId symbol, const std::vector<ast::Param>& params) {
    if (!symbol.valid()) return;
    Add(name, symbol, true);
    Params(symbol, params);
  }

  void Events(ast::StmtId id, const std::vector<ast::EventRef>& events) {
    const auto targets = tables_.events.find(id);
    if (targets == tables_.events.end()) return;
    for (const ast::EventRef& event : events) {
      for (const check::EventTarget& target : targets->second) {
        if (target.target != event.target) continue;
        if (target.event.valid() && analysis_.Sym(target.event).name == event.event.text) Add(event.event, target.event);
      }
    }
  }

  void Import(ast::StmtId id, const ast::ImportFrom& node) {
    const auto from = analysis_.module().imports.find(id);
    if (from == analysis_.module().imports.end()) return;
    const std::vector<SymbolId> exported = TopLevelSymbols(analysis_, from->second);
    for (const ast::ImportedName& name : node.names) {
      for (SymbolId symbol : exported) {
        if (analysis_.Sym(symbol).name != name.name.text) continue;
        Add(name.name, symbol);
        if (name.alias) Add(*name.alias, symbol);
        break;
      }
    }
  }

  void VisitPattern(ast::PatternId id) {
    const auto info = tables_.patterns.find(id);
    if (info == tables_.patterns.end()) return;
    const ast::Pattern& pattern = ast_.patterns[id];
    if (const auto* capture = std::get_if<ast::CapturePattern>(&pattern.node)) Add(capture->name, info->second.binding, true);
    if (const auto* as = std::get_if<ast::AsPattern>(&pattern.node)) Add(as->name, info->second.binding, true);
    if (const auto* mapping = std::get_if<ast::MappingPattern>(&pattern.node); mapping != nullptr && mapping->rest)
      Add(*mapping->rest, info->second.binding, true);
    if (const auto* record = std::get_if<ast::RecordPattern>(&pattern.node)) {
      Add(record->name, info->second.named.symbol);
      for (const auto& field : record->fields) Add(field.first.range, ParamNamed(info->second.named.symbol, field.first.text));
    }
  }

  /// Records and components in types. Their names are those of a file's top level.
  void VisitType(const ast::TypeExpr& type) {
    const auto* named = std::get_if<ast::NamedType>(&type.node);
    if (named == nullptr) return;
    SourceRange range = type.range;
    range.end = std::min(range.end, range.begin + static_cast<uint32_t>(named->name.size()));
    if (analysis_.source().Text(range) != named->name) return;
    if (types_.empty()) FindTypes();
    const auto found = types_.find(named->name);
    if (found != types_.end()) Add(range, Of(found->second));
  }

  void FindTypes() {
    const auto is_type = [&](SymbolId id) {
      const check::SymbolKind kind = analysis_.Sym(id).kind;
      return kind == check::SymbolKind::kRecord || kind == check::SymbolKind::kComponent;
    };
    const check::Program& program = analysis_.program();
    for (size_t i = 0; i < program.modules.size(); ++i) {
      const check::ModuleId module{static_cast<int32_t>(i)};
      if (!program.modules[module].is_stdlib && module != program.main) continue;
      for (SymbolId id : TopLevelSymbols(analysis_, module)) {
        if (is_type(id)) types_[analysis_.Sym(id).name] = id;
      }
    }
    for (const Occurrence& one : std::vector<Occurrence>(found_)) {
      if (one.entity.kind == Entity::Kind::kSymbol && is_type(one.entity.symbol))
        types_[std::string(analysis_.source().Text(one.range))] = one.entity.symbol;
    }
  }

  const Analysis& analysis_;
  const ast::Module& ast_;
  const check::ModuleTables& tables_;
  FileId file_;
  std::vector<Occurrence> found_;
  std::unordered_map<std::string, SymbolId> types_;
};

}  // namespace

std::vector<Occurrence> FindOccurrences(const Analysis& analysis) {
  return Finder(analysis).Run();
}

}  // namespace gblocks::lsp
