// The way of a file through this folder.
#include "compiler/parse/parse.h"

#include <string>

#include "compiler/parse/ast_builder.h"
#include "compiler/parse/lexeme.h"
#include "compiler/parse/match_brackets.h"
#include "compiler/parse/mend_lexemes.h"
#include "compiler/parse/nesting_limits.h"
#include "compiler/parse/scanner.h"
#include "compiler/parse/soft_words.h"
#include "compiler/parse/tree_parser.h"
#include "grammar/indentation.h"

namespace gblocks {
namespace {

using namespace parse;

bool CheckSize(const ReadContext& context, const Lexemes& lexemes) {
  if (lexemes.size() <= kMostLexemes) return true;
  context.Report(DiagnosticKind::kProgramTooLarge, context.Range(lexemes.back()),
                 {{"limit", std::to_string(kMostLexemes)}});
  return false;
}

}  // namespace

ast::Module Parse(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  ast::Module module;
  module.file = file;
  std::string_view text = sources[file].text();
  Diagnostics found;
  Problems problems(sources[file], found);
  ReadContext context{file, text, &problems};

  Lexemes lexemes = Scan(context, 0, static_cast<uint32_t>(text.size()));
  if (CheckSize(context, lexemes)) {
    MendLexemes(context, lexemes);
    MatchBrackets(context, lexemes);
    SettleSoftWords(lexemes);
    if (Indent(context, lexemes) && CheckNesting(context, lexemes)) {
      TreeParser parser(context, lexemes);
      AstBuilder(context, module).BuildProgram(parser.ParseProgram(), lexemes);
    }
  }

  found.Sort();
  for (const Diagnostic& diagnostic : found.all()) diagnostics.Add(diagnostic);
  return module;
}

}  // namespace gblocks
