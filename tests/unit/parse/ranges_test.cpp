// Places of nodes are exact: messages, hovers and edits depend on them.
#include <gtest/gtest.h>

#include "tests/unit/parse/parse_text.h"

namespace gblocks::test {
namespace {

/// The texts of all nodes of a kind.
template <class Node>
std::vector<std::string> Texts(const Parsed& parsed) {
  std::vector<std::string> texts;
  for (const ast::Expr& expr : parsed.module.exprs) {
    if (std::holds_alternative<Node>(expr.node)) texts.emplace_back(parsed.Text(expr.range));
  }
  return texts;
}

using Strings = std::vector<std::string>;

TEST(Ranges, Expressions) {
  Parsed parsed("é = foo(a.b[1], x=not c)(2).d if y < 3 <= z else -4\n");
  EXPECT_EQ(parsed.Problems(), "");
  EXPECT_EQ(Texts<ast::Call>(parsed), (Strings{"foo(a.b[1], x=not c)", "foo(a.b[1], x=not c)(2)"}));
  EXPECT_EQ(Texts<ast::Attribute>(parsed), (Strings{"a.b", "foo(a.b[1], x=not c)(2).d"}));
  EXPECT_EQ(Texts<ast::Index>(parsed), (Strings{"a.b[1]"}));
  EXPECT_EQ(Texts<ast::Unary>(parsed), (Strings{"not c", "-4"}));
  EXPECT_EQ(Texts<ast::Comparison>(parsed), (Strings{"y < 3 <= z"}));
  EXPECT_EQ(Texts<ast::Conditional>(parsed), (Strings{"foo(a.b[1], x=not c)(2).d if y < 3 <= z else -4"}));
}

TEST(Ranges, InsideFormattedTexts) {
  Parsed parsed("x = f\"é {count + 1:>{width}} {names[\"a\"]} {f'{inner!r}'}\" f'{ last }'\n");
  EXPECT_EQ(parsed.Problems(), "");
  EXPECT_EQ(Texts<ast::Binary>(parsed), Strings{"count + 1"});
  EXPECT_EQ(Texts<ast::Index>(parsed), Strings{"names[\"a\"]"});
  EXPECT_EQ(Texts<ast::NameRef>(parsed), (Strings{"x", "count", "width", "names", "inner", "last"}));
  EXPECT_EQ(Texts<ast::FString>(parsed)[0], "f'{inner!r}'");
}

TEST(Ranges, StatementsAndTheirHeads) {
  Parsed parsed(
      "if a:\n    b = 1\n\n# comment\nelif c:\n    d = 2  # end\n\n\nRow(scale=1):\n    details = Column():\n        "
      "Button()\n"
      "def f(x: int) -> str: return x\n");
  EXPECT_EQ(parsed.Problems(), "");
  std::vector<std::string> heads, wholes;
  for (ast::StmtId id : parsed.module.body) {
    heads.emplace_back(parsed.Text(parsed.module.stmts[id].head));
    wholes.emplace_back(parsed.Text(parsed.module.stmts[id].range));
  }
  EXPECT_EQ(heads, (Strings{"if a", "Row(scale=1)", "def f(x: int) -> str"}));
  EXPECT_EQ(wholes,
            (Strings{"if a:\n    b = 1\n\n# comment\nelif c:\n    d = 2",
                     "Row(scale=1):\n    details = Column():\n        Button()", "def f(x: int) -> str: return x"}));
}

TEST(Ranges, LineBreaksOfAllSystems) {
  std::string text = "if a:\r\n    b = \"x\r\n    c = 1\r\n";
  Parsed parsed(text);
  EXPECT_EQ(parsed.Problems(), "program.gblocks:2:9: error[unclosed-string]: This text has no closing `\"`\n");
  EXPECT_EQ(Parsed("a = 1\rb = 2\rif a:\r    c = 3\r").Problems(), "");
  EXPECT_EQ(Parsed("a = '''x\r\ny'''\r\n").Problems(), "");
}

TEST(Ranges, NamesOfDeclarations) {
  Parsed parsed("component Card(title: str = \"x\"):\n    event closed(reason: str)\n    emit closed(\"a\")\n");
  EXPECT_EQ(parsed.Problems(), "");
  const auto& card = std::get<ast::ComponentDecl>(parsed.module.stmts[parsed.module.body[0]].node);
  EXPECT_EQ(parsed.Text(card.name.range), "Card");
  EXPECT_EQ(parsed.Text(card.params[0].name.range), "title");
  EXPECT_EQ(parsed.Text(parsed.module.types[card.params[0].type].range), "str");
  const auto& event = std::get<ast::EventDecl>(parsed.module.stmts[card.body[0]].node);
  EXPECT_EQ(parsed.Text(event.params[0].name.range), "reason");
}

}  // namespace
}  // namespace gblocks::test
