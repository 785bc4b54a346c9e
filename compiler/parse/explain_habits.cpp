// Mistakes that are right in another language.
#include "compiler/parse/foreign_words.h"
#include "compiler/parse/problem_view.h"

namespace gblocks::parse {

Explanation ElseIf(const ProblemView& view) {
  if (view.Type(-1) != Token::ELSE || view.Type(0) != Token::IF) return std::nullopt;
  Diagnostic diagnostic = view.MakeOver(Kind::kElseIf, -1, 0);
  diagnostic.fixes.push_back({diagnostic.range, "elif"});
  return diagnostic;
}

namespace {

/// `class Color(Enum):`
bool IsEnum(const std::string& base) {
  return base == "Enum" || base == "StrEnum" || base == "IntEnum";
}

/// `with gr.Row() as row:`
std::string InsteadOfWith(const ProblemView& view, int with) {
  const bool gradio = view.Word(with + 1) == "gr" && view.Type(with + 2) == Token::DOT;
  const std::string name = view.Word(with + (gradio ? 3 : 1));
  if (name == "Blocks") return "Leave the line out, and what it holds at the left: the file itself is the page.";
  const bool component = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
  return "A component holds its children by itself: write `" + (component ? name : "Row") + "():` and indent them.";
}

}  // namespace

/// `class Task:`, `let x = 1`, `try:` …: the statement's first word gives it away.
Explanation ForeignStatement(const ProblemView& view) {
  for (int distance : {0, -1, -2}) {
    // `elseif not ready:`
    if (distance == -2 && !(view.problem().found == view.problem().first + 2 && view.Type(-1) == Token::NOT)) continue;
    bool reserved = view.Type(distance) >= Token::ASYNC && view.Type(distance) <= Token::YIELD;
    bool begins = distance == 0 ? view.FoundIsFirst() : view.PreviousIsFirst() && BeginsValue(view.Type(0));
    begins = begins || distance == -2;
    if (!reserved && !begins) continue;
    if (const ForeignWord* foreign = FindForeignWord(view.Word(distance))) {
      if (view.Word(distance) == "class" && view.Word(distance + 2) == "(" && IsEnum(view.Word(distance + 3)))
        foreign = FindForeignWord("enum");
      if (view.Word(distance) == "with") return view.NotInLanguage(distance, foreign->what, InsteadOfWith(view, distance));
      return view.NotInLanguage(distance, foreign->what, foreign->instead);
    }
  }
  return std::nullopt;
}

namespace {

/// `<button>Go</button>`, `return <Card/>`
Explanation Tag(const ProblemView& view) {
  const bool begins = view.FoundIsFirst() || view.Word(-1) == "return" || view.Type(-1) == Token::LPAREN ||
                      view.Type(-1) == Token::ASSIGN;
  const std::string name = view.Word(1);
  if (view.Type(0) != Token::LESS || !begins || name.empty() || view.Type(1) != Token::NAME) return std::nullopt;
  const bool component = name[0] >= 'A' && name[0] <= 'Z';
  return view.NotInLanguage(0, "tags", "What stands on the page is called: `" + (component ? "" : std::string("html.")) + name +
                                           "(…)`, with its children in a block below it.");
}

}  // namespace

/// `x++`, `a === b`, `a <> b`, `// comment` …
Explanation ForeignSign(const ProblemView& view) {
  size_t last = view.Type(-1), found = view.Type(0);
  if (view.Type(-2) == last && (last == Token::PLUS || last == Token::MINUS) && view.Touch(-2)) {
    bool up = last == Token::PLUS;
    const std::string name = view.Type(-3) == Token::NAME && !view.FoundIsFirst() ? view.Word(-3) : "count";
    return view.MakeOver(Kind::kNotInLanguage, -2, -1,
                         {{"what", up ? "`++`" : "`--`"}, {"instead", "Write `" + name + (up ? " += 1`." : " -= 1`.")}});
  }
  auto comparison = [&](std::string_view sign, std::string_view ours) {
    Diagnostic diagnostic = view.MakeOver(Kind::kNotInLanguage, -1, 0);
    diagnostic.arguments = {{"what", "`" + std::string(sign) + "`"}, {"instead", "Write `" + std::string(ours) + "`."}};
    diagnostic.fixes.push_back({diagnostic.range, std::string(ours)});
    return diagnostic;
  };
  if (found == Token::ASSIGN && view.Touch(-1) && last == Token::EQUAL) return comparison("===", "==");
  if (found == Token::ASSIGN && view.Touch(-1) && last == Token::NOT_EQUAL) return comparison("!==", "!=");
  if (found == Token::GREATER && view.Touch(-1) && last == Token::LESS) return comparison("<>", "!=");
  if (const std::string word = view.Word(-1); word == "typeof" && BeginsValue(found))
    return view.NotInLanguage(-1, "`typeof`", "To ask what a value is, write `isinstance(value, str)`.");
  if (Explanation tag = Tag(view)) return tag;
  bool slashes = found == Token::FLOOR || (found == Token::SLASH && view.Type(1) == Token::STAR);
  if (slashes && view.FoundIsFirst())
    return view.NotInLanguage(0, "comments of this kind", "A comment begins with `#`.");
  if (found == Token::ELLIPSIS && view.OpenBracket())
    return view.NotInLanguage(0, "`...` before a value", "To put all its items there, write `*values`.");
  if (found == Token::ELLIPSIS) return view.NotInLanguage(0, "`...`", "An empty block is written `pass`.");
  bool lambda_arrow = (found == Token::EQUAL && view.Word(0) == "=>") ||
                      (found == Token::ARROW && !view.Inside(Rules::RuleFunctionDecl));
  if (lambda_arrow)
    return view.NotInLanguage(0, "`" + view.Word(0) + "`", "A small function is written `lambda x: x + 1`.");
  return std::nullopt;
}

Explanation BraceBlock(const ProblemView& view) {
  if (view.Type(0) != Token::LBRACE || view.OpenBracket()) return std::nullopt;
  if (view.Rule() != Rules::RuleSuite && !EndsValue(view.Type(-1)) && view.Type(-1) != Token::ELSE) return std::nullopt;
  return view.Make(Kind::kBraceBlock, 0);
}

/// `if a = 1:`, `x if y = 1 else z`, `[x for x in y if x = 1]`, `(a = 1)`.
Explanation AssignInCondition(const ProblemView& view) {
  if (view.Type(0) != Token::ASSIGN) return std::nullopt;
  const Lexeme* bracket = view.OpenBracket();
  size_t head = view.LineHead().type;
  std::string construct;
  if (!bracket && (head == Token::IF || head == Token::ELIF || head == Token::WHILE)) {
    construct = view.Construct();
  } else if (view.HasBetween(bracket, Token::IF) && !view.HasBetween(bracket, Token::ELSE)) {
    construct = "condition";
  } else if (bracket && EndsValue(view.Type(-1))) {
    construct = "value";
  } else {
    return std::nullopt;
  }
  Diagnostic diagnostic = view.Make(Kind::kAssignInCondition, 0, {{"construct", construct}});
  diagnostic.fixes.push_back({diagnostic.range, "=="});
  return diagnostic;
}

}  // namespace gblocks::parse
