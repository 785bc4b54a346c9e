// What could be written at the cursor. The program is compiled with a word there that nobody writes: the place of that
// word in the tree says what kind of thing is wanted, and the checker's tables what there is.
#include <algorithm>
#include <filesystem>
#include <set>

#include "compiler/check/builtins.h"
#include "compiler/check/unions.h"
#include "compiler/language_server/describe.h"
#include "compiler/language_server/server.h"
#include "compiler/parse/parse.h"
#include "compiler/parse/tokens.h"

namespace gblocks::lsp {
namespace {

using check::SymbolId;
using check::SymbolKind;
using check::TypeKind;

constexpr const char* kMarker = "gblocks_cursor";

// Kinds of the protocol.
constexpr int kMethod = 2, kFunction = 3, kField = 5, kVariable = 6, kClass = 7, kModule = 9, kProperty = 10, kValue = 12,
              kKeyword = 14, kSnippet = 15, kFile = 17, kEnumMember = 20, kStruct = 22, kEvent = 23;

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

class Completion {
 public:
  Completion(const Server& server, const Request& request)
      : server_(server), request_(request), source_(request.analysis.source()), text_(source_.text()), cursor_(request.offset) {
    begin_ = end_ = cursor_;
    while (begin_ > 0 && IsWordByte(text_[begin_ - 1])) --begin_;
    while (end_ < text_.size() && IsWordByte(text_[end_])) ++end_;
  }

  Json Run() {
    const SyntaxToken* token = TokenAtCursor();
    if (token != nullptr && token->token_class == TokenClass::kComment) return Finish();
    if (token != nullptr && token->token_class == TokenClass::kNumber) return Finish();
    if (CompleteImport()) return Finish();
    if (token != nullptr && token->token_class == TokenClass::kText && !InField(*token)) {
      Patch();
      InText(*token);
      return Finish();
    }
    Patch();
    AtMarker();
    return Finish();
  }

 private:
  // ---- The answer

  struct Item {
    std::string label;
    int kind;
    std::string detail = {};
    std::string insert = {};  // a snippet, where it is not the label
    std::string documentation = {};
    int rank = 5;             // the lower the nearer to the top
    Json edits = {};          // somewhere else: an import
  };

  void Add(Item item) {
    if (!labels_.insert(item.label).second) return;
    Json json = {{"label", item.label},
                 {"kind", item.kind},
                 {"sortText", std::to_string(item.rank) + item.label},
                 {"textEdit", {{"range", RangeOf(source_, begin_, end_, server_.encoding())}, {"newText", item.label}}}};
    if (!item.detail.empty()) json["detail"] = item.detail;
    if (!item.documentation.empty()) json["documentation"] = {{"kind", "markdown"}, {"value", item.documentation}};
    if (!item.insert.empty()) {
      json["textEdit"]["newText"] = server_.takes_snippets() ? item.insert : Plain(item.insert);
      if (server_.takes_snippets()) json["insertTextFormat"] = 2;
    }
    if (!item.edits.is_null()) json["additionalTextEdits"] = item.edits;
    items_.push_back(std::move(json));
  }

  /// A snippet for clients that take none: up to its first gap.
  static std::string Plain(const std::string& snippet) { return snippet.substr(0, snippet.find('$')); }

  Json Finish() { return {{"isIncomplete", false}, {"items", std::move(items_)}}; }

  // ---- Where the cursor is

  const SyntaxToken* TokenAtCursor() {
    tokens_ = RawTokens(source_);
    for (const SyntaxToken& token : tokens_) {
      const bool closed = token.token_class == TokenClass::kText && IsClosed(token);
      if (token.begin < cursor_ && (closed ? cursor_ < token.end : cursor_ <= token.end)) return &token;
    }
    return nullptr;
  }

  bool IsClosed(const SyntaxToken& token) const {
    const std::string_view text = token.Text(text_);
    const size_t quote = text.find_first_of("\"'");
    return quote != std::string_view::npos && text.size() > quote + 1 && text.back() == text[quote];
  }

  /// Whether the cursor is in a `{…}` of an f-string.
  bool InField(const SyntaxToken& token) const {
    const std::string_view text = token.Text(text_).substr(0, cursor_ - token.begin);
    const size_t quote = text.find_first_of("\"'");
    if (text.substr(0, quote).find_first_of("fF") == std::string_view::npos) return false;
    int depth = 0;
    for (size_t i = quote; i < text.size(); ++i) {
      if (text[i] == '{' && depth == 0 && i + 1 < text.size() && text[i + 1] == '{') {
        ++i;
      } else if (text[i] == '{') {
        ++depth;
      } else if (text[i] == '}' && depth > 0) {
        --depth;
      }
    }
    return depth > 0;
  }

  std::string_view LineBefore(uint32_t offset) const {
    const size_t line_break = offset == 0 ? std::string_view::npos : text_.find_last_of("\r\n", offset - 1);
    const size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
    std::string_view line = text_.substr(begin, offset - begin);
    return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
  }

  /// The program with the marker behind the word at the cursor, and with the colon that its line lacks.
  void Patch() {
    std::string patched(text_.substr(0, begin_));
    marker_ = begin_;
    patched += kMarker;
    std::string_view rest = text_.substr(end_);
    const std::string_view line = LineBefore(begin_);
    const std::string_view first = line.substr(0, line.find_first_of(" \t(:"));
    static const std::set<std::string_view> heads = {"on", "render", "if", "elif", "for", "while", "match", "case", "def", "component", "record"};
    const std::string_view line_rest = rest.substr(0, rest.find_first_of("\r\n"));
    const bool ends = line_rest.find_first_not_of(" \t") == std::string_view::npos;
    if (ends && heads.contains(first) && line.size() > first.size()) {
      // A block below keeps its place; without one there has to be a statement.
      const size_t next = rest.find_first_not_of(" \t\r\n");
      const size_t next_line = next == std::string_view::npos ? next : rest.find_last_of("\r\n", next);
      const size_t next_indent = next == std::string_view::npos || next_line == std::string_view::npos ? 0 : next - next_line - 1;
      const size_t own_indent = static_cast<size_t>(line.data() - text_.data()) - LineBegin(begin_);
      patched += next_indent > own_indent ? ":" : ": pass";
    }
    patched += rest;
    analysis_ = std::make_unique<Analysis>(request_.document.path, patched, server_.Files());
  }

  size_t LineBegin(uint32_t offset) const {
    const size_t line_break = offset == 0 ? std::string_view::npos : text_.find_last_of("\r\n", offset - 1);
    return line_break == std::string_view::npos ? 0 : line_break + 1;
  }

  bool IsMarker(SourceRange range) const { return range.begin == marker_ && analysis_->source().Text(range) == kMarker; }

  // ---- Imports

  /// `from |`, `from file import |`.
  bool CompleteImport() {
    const std::string_view line = LineBefore(begin_);
    if (!line.starts_with("from ")) return false;
    const size_t import = line.find(" import");
    if (import == std::string_view::npos) {
      if (line.find(' ', 5) != std::string_view::npos) {
        Add({"import", kKeyword});
        return true;
      }
      for (const auto& [name, path] : Importable()) Add({name, kFile, path});
      return true;
    }
    std::string module(line.substr(5, import - 5));
    for (const auto& [name, path] : Importable()) {
      if (name != module) continue;
      for (const Exported& one : ExportsOf(path)) Add({one.name, one.kind});
    }
    return true;
  }

  /// The files that can be imported: `parts.card` and the path.
  std::vector<std::pair<std::string, std::string>> Importable() const {
    namespace fs = std::filesystem;
    std::vector<std::pair<std::string, std::string>> files;
    const fs::path folder = fs::path(request_.document.path).parent_path();
    for (const std::string& path : server_.WorkspaceFiles(request_.document.path)) {
      const std::string relative = fs::path(path).lexically_relative(folder).string();
      if (path == fs::path(request_.document.path).lexically_normal() || relative.empty() || relative.starts_with("..")) continue;
      std::string name = relative.substr(0, relative.size() - std::string(".gblocks").size());
      std::replace(name.begin(), name.end(), '/', '.');
      const bool can_be_named = std::all_of(name.begin(), name.end(), [](char c) { return IsWordByte(c) || c == '.'; });
      if (can_be_named) files.emplace_back(name, path);
    }
    return files;
  }

  struct Exported {
    std::string name;
    int kind;
  };

  std::vector<Exported> ExportsOf(const std::string& path) const {
    const auto read = server_.Files().read(path);
    const auto* text = std::get_if<std::string>(&read);
    if (text == nullptr) return {};
    Sources sources;
    Diagnostics ignored;
    const ast::Module module = Parse(sources.Add(path, *text), sources, ignored);
    std::vector<Exported> exported;
    for (ast::StmtId id : module.body) {
      const auto& node = module.stmts[id].node;
      const auto add = [&](const ast::Name& name, int kind) {
        if (!name.text.empty() && name.text.front() != '_') exported.push_back({name.text, kind});
      };
      if (const auto* def = std::get_if<ast::Def>(&node)) add(def->name, kFunction);
      if (const auto* record = std::get_if<ast::RecordDecl>(&node)) add(record->name, kStruct);
      if (const auto* component = std::get_if<ast::ComponentDecl>(&node)) add(component->name, kClass);
      if (const auto* state = std::get_if<ast::StateDecl>(&node)) add(state->name, kVariable);
    }
    return exported;
  }

  /// Names of other files, with the line that imports them.
  void AddImports() {
    if (cursor_ - begin_ < 2) return;  // two letters say what is looked for
    const std::string prefix(text_.substr(begin_, cursor_ - begin_));
    size_t read = 0;
    for (const auto& [name, path] : Importable()) {
      if (++read > 50) break;
      for (const Exported& one : ExportsOf(path)) {
        if (!one.name.starts_with(prefix)) continue;
        const uint32_t at = ImportPlace();
        Item item{one.name, one.kind, "from " + name + " import " + one.name};
        item.rank = 8;
        item.edits = Json::array({{{"range", RangeOf(source_, at, at, server_.encoding())}, {"newText", "from " + name + " import " + one.name + "\n"}}});
        Add(std::move(item));
      }
    }
  }

  /// The line of the first statement.
  uint32_t ImportPlace() const {
    for (const SyntaxToken& token : tokens_) {
      if (token.token_class != TokenClass::kComment) return static_cast<uint32_t>(LineBegin(token.begin));
    }
    return 0;
  }

  // ---- At a word

  void AtMarker() {
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

  bool IsStatement(ast::ExprId marker) const {
    for (const ast::Stmt& stmt : analysis_->ast().stmts) {
      if (const auto* value = std::get_if<ast::ExprStmt>(&stmt.node); value != nullptr && value->value == marker) return true;
    }
    return false;
  }

  /// The call whose argument, without a name, the expression is.
  ast::ExprId ArgumentOf(ast::ExprId value) const {
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

  bool AtEvent(const std::vector<ast::EventRef>& events) {
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

  /// Events of the component around the cursor.
  void AddEvents() {
    const check::Program& program = analysis_->program();
    for (const check::Symbol& symbol : program.symbols) {
      if (symbol.kind != SymbolKind::kEvent || symbol.module != program.main || !symbol.component.valid()) continue;
      const ast::StmtId component = analysis_->Sym(symbol.component).declaration;
      if (!component.valid()) continue;
      const SourceRange range = analysis_->ast().stmts[component].range;
      if (range.begin <= marker_ && marker_ <= range.end) Add({symbol.name, kEvent});
    }
  }

  void AddTypes() {
    for (const char* name : {"int", "float", "str", "bool", "None", "list", "dict", "set", "tuple", "Callable", "Array", "AudioData", "date", "datetime", "timedelta"})
      Add({name, kStruct});
    for (SymbolId id : VisibleSymbols(*analysis_, marker_)) {
      const SymbolKind kind = analysis_->Sym(id).kind;
      if (kind == SymbolKind::kRecord || kind == SymbolKind::kComponent) AddSymbol(id);
    }
  }

  void AddMembers(ast::ExprId object) {
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

  void AddMembersOf(check::TypeId id) {
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

  void AddBuiltins(const std::string& owner) {
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

  void AddParams(ast::ExprId id) {
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

  // ---- Values

  /// What is expected where an expression stands: a parameter, the other side of `==`, a property that is assigned.
  check::TypeId ExpectedAt(ast::ExprId value) const {
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

  check::TypeId DeclaredType(ast::ExprId target) const {
    const auto reference = analysis_->tables().references.find(target);
    if (reference == analysis_->tables().references.end() || !reference->second.symbol.valid()) return {};
    const check::Symbol& symbol = analysis_->Sym(reference->second.symbol);
    if (reference->second.kind == check::RefKind::kSymbol) return symbol.type;
    const auto index = static_cast<size_t>(reference->second.index);
    return reference->second.index >= 0 && index < symbol.params.size() ? symbol.params[index].type : check::TypeId{};
  }

  check::TypeId ParamType(ast::ExprId id, const ast::Call& call, const ast::Argument& argument, size_t place) const {
    const std::vector<check::ParamInfo>* params = ParamsOf(*analysis_, CalleeOf(*analysis_, call, id));
    if (params == nullptr) return {};
    if (!argument.name) return place < params->size() ? (*params)[place].type : check::TypeId{};
    for (const check::ParamInfo& param : *params) {
      if (param.name == argument.name->text) return param.type;
    }
    return {};
  }

  void AddExpected(ast::ExprId value, bool quoted) {
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

  /// Between quotes: the texts that are allowed there.
  void InText(const SyntaxToken& token) {
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

  // ---- Names and words

  void AddSymbol(SymbolId id) {
    const check::Symbol& symbol = analysis_->Sym(id);
    const Entity entity{Entity::Kind::kSymbol, id, -1, {}};
    const std::string declaration = Declaration(*analysis_, entity);
    switch (symbol.kind) {
      case SymbolKind::kComponent:
        Add({symbol.name, kClass, declaration, symbol.takes_children ? symbol.name + ":\n    $0" : symbol.name + "($0)", Documentation(*analysis_, entity), 4});
        return;
      case SymbolKind::kRecord:
        return Add({symbol.name, kStruct, declaration, symbol.name + "($0)", Documentation(*analysis_, entity), 4});
      case SymbolKind::kFunction:
        return Add({symbol.name, kFunction, declaration, symbol.name + (symbol.params.empty() ? "()" : "($0)"), Documentation(*analysis_, entity), 3});
      default:
        return Add({symbol.name, kVariable, declaration, {}, {}, 3});
    }
  }

  void AddNames() {
    for (SymbolId id : VisibleSymbols(*analysis_, marker_)) {
      if (analysis_->Sym(id).name != kMarker) AddSymbol(id);
    }
    AddBuiltins("");
    for (const char* name : {"html", "math", "random", "time"}) Add({name, kModule, {}, {}, {}, 6});
  }

  void AddValueWords() {
    for (const char* word : {"True", "False", "None", "not", "and", "or", "in", "is", "if", "else", "for", "lambda", "await"})
      Add({word, kKeyword, {}, {}, {}, 7});
  }

  void AddWords() {
    const std::pair<const char*, const char*> snippets[] = {
        {"state", "state ${1:name} = $0"}, {"render", "render:\n    $0"}, {"on", "on ${1:component}.${2:click}:\n    $0"},
        {"def", "def ${1:name}($2) -> ${3:None}:\n    $0"}, {"record", "record ${1:Name}:\n    ${2:field}: ${3:str}$0"},
        {"component", "component ${1:Name}($2):\n    $0"}, {"if", "if $1:\n    $0"}, {"for", "for ${1:item} in ${2:items}:\n    $0"},
        {"while", "while $1:\n    $0"}, {"match", "match $1:\n    case $2:\n        $0"}, {"from", "from ${1:file} import ${2:name}"}};
    for (const auto& [word, snippet] : snippets) {
      Item item{word, kSnippet, {}, snippet, {}, 7};
      if (!server_.takes_snippets()) item.insert.clear();
      Add(std::move(item));
    }
    for (const char* word : {"pass", "return", "break", "continue", "del", "assert", "else", "elif", "case", "event", "emit", "children", "browser", "await", "import", "True", "False", "None", "not"})
      Add({word, kKeyword, {}, {}, {}, 7});
  }

  const Server& server_;
  const Request& request_;
  const SourceFile& source_;
  std::string_view text_;
  uint32_t cursor_, begin_, end_;  // the word at the cursor
  uint32_t marker_ = 0;
  std::vector<SyntaxToken> tokens_;
  std::unique_ptr<Analysis> analysis_;
  std::set<std::string> labels_;
  Json items_ = Json::array();
};

}  // namespace

Json HandleCompletion(const Server& server, const Request& request) {
  return Completion(server, request).Run();
}

}  // namespace gblocks::lsp
