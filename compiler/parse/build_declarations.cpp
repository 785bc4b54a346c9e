// Functions, records, components, state, events and imports.
#include <set>
#include <algorithm>
#include <utility>

#include "compiler/parse/ast_builder.h"

namespace gblocks::parse {
namespace {

/// A docstring without the indentation that the program's blocks give it, and without empty lines around it.
std::string CleanDocstring(const std::string& text) {
  std::vector<std::string_view> lines;
  for (size_t at = 0; at <= text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(std::string_view(text).substr(at, end - at));
    at = end + 1;
  }
  size_t margin = std::string::npos;
  for (size_t i = 1; i < lines.size(); ++i) margin = std::min(margin, lines[i].find_first_not_of(" \t\r"));
  std::string cleaned;
  for (size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    line.remove_prefix(std::min(i == 0 ? line.find_first_not_of(" \t") : margin, line.size()));
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    cleaned += i == 0 ? std::string(line) : "\n" + std::string(line);
  }
  size_t begin = std::min(cleaned.find_first_not_of('\n'), cleaned.size());
  size_t end = cleaned.find_last_not_of('\n') + 1;
  return begin < end ? cleaned.substr(begin, end - begin) : std::string();
}

}  // namespace

ast::Name AstBuilder::NameOf(antlr4::ParserRuleContext* word) const {
  return {std::string(TextOf(word->start)), Range(word)};
}

ast::StmtId AstBuilder::Function(Tree::FunctionDeclContext* decl) {
  ast::Def node;
  node.is_async = decl->ASYNC() != nullptr;
  node.name = NameOf(decl->word);
  node.params = Parameters(decl->params);
  if (decl->result) node.return_type = Type(decl->result);
  node.body = Suite(decl->body, "`def`", &node.docstring);
  return AddStatement(decl, decl->body, std::move(node));
}

ast::StmtId AstBuilder::Component(Tree::ComponentDeclContext* decl) {
  ast::ComponentDecl node;
  node.name = NameOf(decl->word);
  node.params = Parameters(decl->params);
  node.body = Suite(decl->body, "`component`", &node.docstring);
  return AddStatement(decl, decl->body, std::move(node));
}

ast::StmtId AstBuilder::Record(Tree::RecordDeclContext* decl) {
  ast::RecordDecl node;
  node.name = NameOf(decl->word);
  bool outside = std::exchange(in_record_, true);
  ast::Body members = Suite(decl->body, "`record`", &node.docstring);
  in_record_ = outside;
  for (ast::StmtId member : members) {
    if (auto field = RecordField(member)) node.fields.push_back(std::move(*field));
  }
  return AddStatement(decl, decl->body, std::move(node));
}

/// `name: T`, `name: T = default`; also `name` and `name = default`, whose missing type is reported by check/.
std::optional<ast::Param> AstBuilder::RecordField(ast::StmtId member) {
  const ast::Stmt& statement = module_.stmts[member];
  auto name_of = [&](ast::ExprId id) -> std::optional<ast::Name> {
    auto* name = std::get_if<ast::NameRef>(&module_.exprs[id].node);
    if (!name) return std::nullopt;
    return ast::Name{name->name, module_.exprs[id].range};
  };
  if (auto* assign = std::get_if<ast::Assign>(&statement.node);
      assign && assign->targets.size() == 1 && !assign->block) {
    if (auto name = name_of(assign->targets[0])) return ast::Param{*name, assign->annotation, assign->value};
  }
  if (auto* expression = std::get_if<ast::ExprStmt>(&statement.node); expression && !expression->block) {
    if (auto name = name_of(expression->value)) return ast::Param{*name, {}, {}};
  }
  if (std::holds_alternative<ast::Pass>(statement.node) || std::holds_alternative<ast::InvalidStmt>(statement.node))
    return std::nullopt;
  bool function = std::holds_alternative<ast::Def>(statement.node);
  context_.Report(DiagnosticKind::kRecordMember, statement.head,
                  {{"what", function ? "a function" : "something else"},
                   {"advice", function ? "Write the function outside, with the record as its first parameter."
                                       : "Write fields as `name: type`, or `name: type = default`."}});
  return std::nullopt;
}

ast::StmtId AstBuilder::State(Tree::StateDeclContext* decl) {
  ast::StateDecl node;
  node.name = NameOf(decl->word);
  if (decl->type) node.type = Type(decl->type);
  node.browser = decl->BROWSER() != nullptr;
  if (decl->value) {
    node.value = Expressions(decl->value);
  } else {
    SourceRange behind{context_.file, Range(decl).end, Range(decl).end};
    context_.Report(DiagnosticKind::kMissingValue, behind,
                    {{"after", std::string(TextOf(decl->stop))}, {"found", "no `=` and no value to begin with"}});
  }
  return AddStatement(decl, nullptr, std::move(node));
}

ast::StmtId AstBuilder::Event(Tree::EventDeclContext* decl) {
  return AddStatement(decl, nullptr, ast::EventDecl{NameOf(decl->word), Parameters(decl->params)});
}

ast::StmtId AstBuilder::Emit(Tree::EmitStatementContext* statement) {
  return AddStatement(statement, nullptr, ast::Emit{NameOf(statement->word), Arguments(statement->args)});
}

std::vector<ast::Param> AstBuilder::Parameters(Tree::ParametersContext* parameters) {
  std::vector<ast::Param> params;
  if (!parameters) return params;
  std::string with_default;  // the last parameter that has one
  for (Tree::ParameterContext* parameter : parameters->items) {
    if (parameter->star) {
      std::string text(TextOf(parameter->star));
      bool named = parameter->word != nullptr;
      NotInLanguage(Range(parameter), named ? "`" + text + "` parameters" : "`" + text + "` in a parameter list",
                    named ? "Take a `list` or a `dict` as an ordinary parameter."
                          : "Leave it out: arguments may always be named.");
      continue;
    }
    ast::Param param{NameOf(parameter->word), {}, {}};
    if (parameter->type) param.type = Type(parameter->type);
    if (parameter->value) param.default_value = Expression(parameter->value);
    if (!parameter->value && !with_default.empty()) {
      context_.Report(DiagnosticKind::kParameterOrder, param.name.range,
                      {{"name", param.name.text}, {"before", with_default}});
    }
    if (parameter->value) with_default = param.name.text;
    params.push_back(std::move(param));
  }
  return params;
}

ast::StmtId AstBuilder::ImportFrom(Tree::ImportFromContext* import) {
  ast::ImportFrom node;
  if (!import->dots.empty()) {
    NotInLanguage(Range(import), "dots before a file's name",
                  "A file is looked for beside this one, and beside the program: `from folder.file import name`.");
  } else if (import->star) {
    NotInLanguage(Range(import), "`import *`", "Name what you use: `from file import first, second`.");
  }
  if (import->path) {
    for (Tree::NameContext* part : import->path->parts) node.module_path.push_back(NameOf(part));
  }
  if (import->names) {
    for (Tree::ImportedNameContext* name : import->names->items) {
      ast::ImportedName imported{NameOf(name->word), std::nullopt};
      if (name->alias) imported.alias = NameOf(name->alias);
      node.names.push_back(std::move(imported));
    }
  }
  return AddStatement(import, nullptr, std::move(node));
}

ast::StmtId AstBuilder::ImportModule(Tree::ImportModuleContext* import) {
  std::string module(TextOf(import->path->start));
  std::string instead = "Take names out of the file: `from " + module + " import name`.";
  if (module == "math" || module == "random" || module == "time")
    instead = "Leave the line out: `" + module + "` is always there.";
  if (module == "datetime")
    instead = "Leave the line out: `date`, `datetime` and `timedelta` are always there.";
  if (module == "gradio")
    instead = "Leave the line out: `Textbox`, `Button` and the other components are always there.";
  static const std::set<std::string> python = {"json", "os",  "sys",       "re",     "requests", "pandas",
                                               "csv",  "io",  "functools", "typing", "itertools", "collections"};
  if (python.contains(module))
    instead = "Python's modules are not there; what is, needs no import. The reference lists it under \"Builtins\".";
  if (module == "numpy") instead = "Leave the line out: an `Array` does arithmetic on many numbers at once.";
  if (module == "asyncio") instead = "Leave the line out: `await sleep(seconds)` is always there.";
  NotInLanguage(Range(import), "`import` of whole files", instead);
  return AddStatement(import, nullptr, ast::InvalidStmt{});
}

/// The text of a statement that is nothing but a text.
std::optional<std::string> AstBuilder::Docstring(Tree::StatementContext* statement) {
  if (statement->exception) return std::nullopt;
  Tree::SimpleLineContext* line = statement->simpleLine();
  if (!line || line->items.size() != 1 || line->COLON()) return std::nullopt;
  Tree::ExprStatementContext* expression = line->items[0]->exprStatement();
  if (!expression || !expression->rest.empty() || expression->op || expression->annotation) return std::nullopt;
  std::string text;
  for (size_t i = expression->start->getTokenIndex(); i <= expression->stop->getTokenIndex(); ++i) {
    if ((*lexemes_)[i].type != Token::STRING) return std::nullopt;
  }
  // Every part of the line is a text, so the atom holds them all.
  antlr4::tree::ParseTree* tree = expression->first;
  while (!dynamic_cast<Tree::AtomContext*>(tree)) tree = tree->children[0];
  for (antlr4::Token* token : static_cast<Tree::AtomContext*>(tree)->texts) text += PlainText(token);
  return CleanDocstring(text);
}

}  // namespace gblocks::parse
