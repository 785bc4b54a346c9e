// The outline of a program, the names of a workspace, and what can be folded.
#include <algorithm>

#include "compiler/language_server/describe.h"
#include "compiler/language_server/server.h"
#include "compiler/parse/tokens.h"

namespace gblocks::lsp {
namespace {

// Kinds of the protocol.
constexpr int kClass = 5, kProperty = 7, kField = 8, kFunction = 12, kVariable = 13, kObject = 19, kStruct = 23, kEvent = 24;

class Outline {
 public:
  Outline(const Server& server, const Analysis& analysis) : server_(server), analysis_(analysis) {}

  Json Of(const ast::Body& body) {
    Json symbols = Json::array();
    for (ast::StmtId id : body) Add(symbols, id);
    return symbols;
  }

 private:
  Json Symbol(const std::string& name, int kind, SourceRange range, SourceRange selection, Json children = Json::array()) const {
    Json symbol = {{"name", name.empty() ? "…" : name},
                   {"kind", kind},
                   {"range", RangeOf(analysis_.source(), std::min(range.begin, selection.begin), std::max(range.end, selection.end), server_.encoding())},
                   {"selectionRange", RangeOf(analysis_.source(), selection.begin, selection.end, server_.encoding())}};
    if (!children.empty()) symbol["children"] = std::move(children);
    return symbol;
  }

  Json Params(const std::vector<ast::Param>& params, int kind) const {
    Json symbols = Json::array();
    for (const ast::Param& param : params) symbols.push_back(Symbol(param.name.text, kind, param.name.range, param.name.range));
    return symbols;
  }

  static void Append(Json& to, Json from) {
    for (Json& one : from) to.push_back(std::move(one));
  }

  std::string Head(SourceRange head) const {
    std::string text(analysis_.source().Text(head));
    text = text.substr(0, text.find_first_of("\r\n"));
    while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.pop_back();
    return text;
  }

  void Add(Json& symbols, ast::StmtId id) {
    const ast::Stmt& stmt = analysis_.ast().stmts[id];
    const auto declares = [&](const ast::Name& name, int kind, Json children = Json::array()) {
      symbols.push_back(Symbol(name.text, kind, stmt.range, name.range, std::move(children)));
    };
    std::visit(Overloaded{
                   [&](const ast::StateDecl& node) { declares(node.name, kVariable); },
                   [&](const ast::Def& node) { declares(node.name, kFunction, Of(node.body)); },
                   [&](const ast::RecordDecl& node) { declares(node.name, kStruct, Params(node.fields, kField)); },
                   [&](const ast::ComponentDecl& node) {
                     Json children = Params(node.params, kProperty);
                     Append(children, Of(node.body));
                     declares(node.name, kClass, std::move(children));
                   },
                   [&](const ast::EventDecl& node) { declares(node.name, kEvent); },
                   [&](const ast::Render& node) { symbols.push_back(Symbol(Head(stmt.head), kObject, stmt.range, stmt.head, Of(node.body))); },
                   [&](const ast::On& node) { symbols.push_back(Symbol(Head(stmt.head), kEvent, stmt.range, stmt.head, Of(node.body))); },
                   [&](const ast::Assign& node) { Assigned(symbols, stmt, node); },
                   [&](const ast::ExprStmt& node) {
                     if (node.block) symbols.push_back(Symbol(Head(stmt.head), kObject, stmt.range, stmt.head, Of(*node.block)));
                   },
                   [&](const ast::If& node) {
                     for (const ast::IfBranch& branch : node.branches) Append(symbols, Of(branch.body));
                     if (node.else_body) Append(symbols, Of(*node.else_body));
                   },
                   [&](const ast::For& node) { Append(symbols, Of(node.body)); },
                   [&](const ast::While& node) { Append(symbols, Of(node.body)); },
                   [](const auto&) {},
               },
               stmt.node);
  }

  void Assigned(Json& symbols, const ast::Stmt& stmt, const ast::Assign& node) {
    for (ast::ExprId target : node.targets) {
      const ast::Expr& expr = analysis_.ast().exprs[target];
      const auto* name = std::get_if<ast::NameRef>(&expr.node);
      const auto bound = analysis_.tables().bindings.find(target);
      if (name == nullptr || bound == analysis_.tables().bindings.end()) continue;
      if (analysis_.Sym(bound->second).range != expr.range) continue;  // not the first assignment
      symbols.push_back(Symbol(name->name, kVariable, stmt.range, expr.range, node.block ? Of(*node.block) : Json::array()));
    }
  }

  const Server& server_;
  const Analysis& analysis_;
};

}  // namespace

Json HandleDocumentSymbols(const Server& server, const Request& request) {
  return Outline(server, request.analysis).Of(request.analysis.ast().body);
}

Json WorkspaceSymbols(const Server& server, const Json& params) {
  std::string query = Text(At(params, "query"));
  const auto lower = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return text;
  };
  query = lower(query);
  Json symbols = Json::array();
  for (const std::shared_ptr<const Analysis>& program : server.Programs("")) {
    for (check::SymbolId id : TopLevelSymbols(*program, program->program().main)) {
      const check::Symbol& symbol = program->Sym(id);
      if (symbol.range.file != program->file() || lower(symbol.name).find(query) == std::string::npos) continue;
      const int kind = symbol.kind == check::SymbolKind::kFunction    ? kFunction
                       : symbol.kind == check::SymbolKind::kRecord    ? kStruct
                       : symbol.kind == check::SymbolKind::kComponent ? kClass
                                                                      : kVariable;
      symbols.push_back({{"name", symbol.name}, {"kind", kind}, {"location", server.LocationOf(*program, symbol.range)}});
    }
  }
  return symbols;
}

Json HandleFolding(const Server&, const Request& request) {
  const SourceFile& source = request.analysis.source();
  Json ranges = Json::array();
  const auto fold = [&](uint32_t begin, uint32_t end, const char* kind) {
    const uint32_t first = source.LineAt(begin), last = source.LineAt(end);
    if (last <= first) return;
    Json range = {{"startLine", first - 1}, {"endLine", last - 1}};
    if (kind != nullptr) range["kind"] = kind;
    ranges.push_back(std::move(range));
  };
  // Blocks: from the line that opens one to the last word in it.
  std::vector<uint32_t> open, brackets;
  uint32_t last_word = 0, comment_begin = 0, comment_end = 0, import_begin = 0, import_end = 0;
  bool comments = false, imports = false, line_begins = true;
  const auto end_comments = [&] {
    if (comments) fold(comment_begin, comment_end, "comment");
    comments = false;
  };
  const auto end_imports = [&] {
    if (imports) fold(import_begin, import_end, "imports");
    imports = false;
  };
  for (const SyntaxToken& token : Tokens(source)) {
    switch (token.token_class) {
      case TokenClass::kComment:
        if (comments && source.LineAt(token.begin) != source.LineAt(comment_end) + 1) end_comments();
        if (line_begins && !comments) {
          comments = true;
          comment_begin = token.begin;
        }
        comment_end = token.end;
        continue;
      case TokenClass::kNewline:
        line_begins = true;
        continue;
      case TokenClass::kIndent:
        open.push_back(last_word);
        continue;
      case TokenClass::kDedent:
        if (!open.empty()) {
          fold(open.back(), last_word, nullptr);
          open.pop_back();
        }
        continue;
      default:
        break;
    }
    end_comments();
    if (line_begins) {
      if (token.token_class == TokenClass::kKeyword && token.Text(source.text()) == "from") {
        if (!imports) import_begin = token.begin;
        imports = true;
      } else {
        end_imports();
      }
    }
    line_begins = false;
    last_word = token.end > 0 ? token.end - 1 : 0;
    if (imports) import_end = last_word;
    if (token.token_class == TokenClass::kText) fold(token.begin, last_word, nullptr);
    if (token.token_class == TokenClass::kSign) {
      const std::string_view sign = token.Text(source.text());
      if (sign == "(" || sign == "[" || sign == "{") brackets.push_back(token.begin);
      if ((sign == ")" || sign == "]" || sign == "}") && !brackets.empty()) {
        fold(brackets.back(), token.begin, nullptr);
        brackets.pop_back();
      }
    }
  }
  end_comments();
  end_imports();
  return ranges;
}

}  // namespace gblocks::lsp
