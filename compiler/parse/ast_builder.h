// Walks ANTLR's typed parse tree and writes the syntax tree. Its functions are spread over build_*.cpp by family.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/parse/antlr.h"
#include "compiler/parse/lexeme.h"

namespace gblocks::parse {

/// Fills one module. Also reports what the grammar lets through because only the finished piece shows what is wrong.
class AstBuilder {
 public:
  AstBuilder(const ReadContext& context, ast::Module& module) : context_(context), module_(module) {}

  /// `lexemes` are those that the tree was made of.
  void BuildProgram(GBlocksParser::ProgramContext* program, const Lexemes& lexemes);

 private:
  using Tree = GBlocksParser;
  using StatementContexts = std::vector<Tree::StatementContext*>;
  using SimpleContexts = std::vector<Tree::SimpleContext*>;

  // ---- Statements: build_statements.cpp ----
  ast::Body Statements(const StatementContexts& statements, size_t first = 0);
  void Statement(Tree::StatementContext* statement, ast::Body& body);
  void StrayBlock(Tree::StrayBlockContext* block, Tree::StatementContext* previous, ast::Body& body);
  void SimpleLine(Tree::SimpleLineContext* line, ast::Body& body);
  void SimpleStatements(const SimpleContexts& items, ast::Body& body);
  ast::StmtId Simple(Tree::SimpleContext* simple, std::optional<ast::Body> block);

  // ---- Assignments: build_assignments.cpp ----
  ast::StmtId ExpressionStatement(Tree::ExprStatementContext* statement, std::optional<ast::Body> block);
  void CheckEffect(ast::ExprId value);
  void CheckBlockOwner(ast::ExprId value);
  ast::ExprId CheckTarget(ast::ExprId target);

  // ---- Blocks: build_statements.cpp ----
  ast::Body Suite(Tree::SuiteContext* suite, std::string_view construct, std::string* docstring = nullptr);
  void ReportMissingBlock(Tree::BlockContext* block, SourceRange head, std::string_view construct);
  void ReportMissingColon(antlr4::Token* last, std::string_view construct);
  ast::StmtId AddStatement(antlr4::ParserRuleContext* context, antlr4::ParserRuleContext* suite,
                           decltype(ast::Stmt::node) node);

  // ---- Compound statements: build_control_flow.cpp ----
  ast::StmtId If(Tree::IfStatementContext* statement);
  ast::StmtId For(Tree::ForStatementContext* statement);
  ast::StmtId While(Tree::WhileStatementContext* statement);
  ast::StmtId Match(Tree::MatchStatementContext* statement);
  ast::StmtId RenderBlock(Tree::RenderBlockContext* render);
  ast::StmtId OnBlock(Tree::OnBlockContext* on);
  std::vector<ast::EventRef> EventRefs(Tree::EventRefsContext* events);
  std::optional<ast::Body> ElseBody(Tree::ElseClauseContext* clause);

  // ---- Declarations: build_declarations.cpp ----
  ast::StmtId Function(Tree::FunctionDeclContext* decl);
  ast::StmtId Record(Tree::RecordDeclContext* decl);
  ast::StmtId Component(Tree::ComponentDeclContext* decl);
  ast::StmtId State(Tree::StateDeclContext* decl);
  ast::StmtId Event(Tree::EventDeclContext* decl);
  ast::StmtId Emit(Tree::EmitStatementContext* statement);
  ast::StmtId ImportFrom(Tree::ImportFromContext* import);
  ast::StmtId ImportModule(Tree::ImportModuleContext* import);
  std::vector<ast::Param> Parameters(Tree::ParametersContext* parameters);
  std::optional<ast::Param> RecordField(ast::StmtId member);
  std::optional<std::string> Docstring(Tree::StatementContext* statement);
  ast::Name NameOf(antlr4::ParserRuleContext* word) const;

  // ---- Expressions: build_expressions.cpp ----
  ast::ExprId Expressions(Tree::ExpressionsContext* expressions);
  ast::ExprId Item(Tree::ItemContext* item);
  ast::ExprId Expression(Tree::ExprContext* expr);
  ast::ExprId Lambda(Tree::ExprContext* expr);
  ast::ExprId Operation(Tree::OperationContext* operation);
  ast::ExprId Negation(Tree::OperationContext* operation);
  ast::ExprId Comparison(Tree::OperationContext* operation);
  ast::ExprId Targets(Tree::TargetsContext* targets);
  bool TooDeep(antlr4::ParserRuleContext* context);
  ast::ExprId AddExpr(SourceRange range, decltype(ast::Expr::node) node);
  ast::ExprId Invalid(SourceRange range) { return AddExpr(range, ast::InvalidExpr{}); }

  // ---- Values, calls and displays: build_primaries.cpp ----
  ast::ExprId Primary(Tree::PrimaryContext* primary);
  ast::ExprId PrimaryUpTo(Tree::PrimaryContext* primary, size_t trailer_count);
  ast::ExprId Trailer(ast::ExprId object, Tree::TrailerContext* trailer, SourceRange range);
  ast::ExprId Subscripts(ast::ExprId object, Tree::TrailerContext* trailer, SourceRange range);
  std::vector<ast::Argument> Arguments(Tree::ArgumentsContext* arguments);
  ast::Argument Argument(Tree::ArgumentContext* argument);
  ast::ExprId Atom(Tree::AtomContext* atom);
  ast::ExprId NameValue(std::string_view word, SourceRange range);
  ast::ExprId Parenthesised(Tree::AtomContext* atom);
  ast::ExprId List(Tree::AtomContext* atom);
  ast::ExprId SetOrDict(Tree::AtomContext* atom);
  std::vector<ast::ExprId> Items(Tree::DisplayItemsContext* items);
  std::vector<ast::ComprehensionClause> Clauses(const std::vector<Tree::ComprehensionContext*>& comprehensions);

  // ---- Numbers and texts: build_literals.cpp ----
  ast::ExprId IntValue(antlr4::Token* token, SourceRange range, bool negative);
  ast::ExprId FloatValue(antlr4::Token* token);
  ast::ExprId Texts(const std::vector<antlr4::Token*>& texts, SourceRange range);
  std::string PlainText(antlr4::Token* token);
  std::string Unescape(uint32_t begin, uint32_t end, bool raw);
  size_t UnescapeOne(uint32_t at, uint32_t end, std::string& text);
  void ReportEscape(uint32_t begin, uint32_t end, std::string reason = "");

  // ---- Formatted texts: build_fstrings.cpp ----
  struct FStringReader;
  ast::ExprId FieldValue(uint32_t begin, uint32_t end);
  void FormattedText(antlr4::Token* token, std::vector<ast::FStringPart>& parts);

  // ---- Types and patterns: build_types.cpp, build_patterns.cpp ----
  ast::TypeExprId Type(Tree::TypeExprContext* type);
  ast::TypeExprId TypeTerm(Tree::TypeTermContext* term);
  ast::TypeExprId AddType(SourceRange range, decltype(ast::TypeExpr::node) node);
  ast::PatternId OpenPattern(Tree::OpenPatternContext* pattern, bool is_list);
  ast::PatternId Pattern(Tree::PatternContext* pattern);
  ast::PatternId ClosedPattern(Tree::ClosedPatternContext* pattern);
  ast::PatternId NamedPattern(Tree::ClosedPatternContext* pattern);
  ast::PatternId MappingPattern(Tree::ClosedPatternContext* pattern);
  ast::ExprId DottedValue(Tree::DottedNameContext* path);
  ast::ExprId LiteralValue(Tree::PatternLiteralContext* literal);
  ast::PatternId AddPattern(SourceRange range, decltype(ast::Pattern::node) node);

  // ---- Places ----
  SourceRange Range(antlr4::Token* token) const { return RangeOf(token, token); }
  SourceRange Range(antlr4::ParserRuleContext* context) const { return RangeOf(context->start, context->stop); }
  SourceRange RangeOf(antlr4::Token* first, antlr4::Token* last) const {
    return {context_.file, static_cast<uint32_t>(first->getStartIndex()),
            static_cast<uint32_t>(last->getStopIndex() + 1)};
  }
  /// The same without line marks at its end.
  SourceRange StatementRange(antlr4::Token* first, size_t last_index) const;
  std::string_view TextOf(antlr4::Token* token) const;
  void NotInLanguage(SourceRange range, std::string_view what, std::string_view instead);

  const ReadContext& context_;
  ast::Module& module_;
  const Lexemes* lexemes_ = nullptr;
  int depth_ = 0;       // of the expression at hand
  int text_depth_ = 0;  // of formatted texts in each other
  bool in_record_ = false;
};

}  // namespace gblocks::parse
