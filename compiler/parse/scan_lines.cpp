#include "compiler/parse/scan_lines.h"

#include <string>

#include "compiler/parse/match_brackets.h"
#include "compiler/parse/mend_lexemes.h"
#include "compiler/parse/nesting_limits.h"
#include "compiler/parse/scanner.h"
#include "compiler/parse/soft_words.h"
#include "grammar/indentation.h"

namespace gblocks::parse {
namespace {

bool CheckSize(const ReadContext& context, const Lexemes& lexemes) {
  if (lexemes.size() <= kMostLexemes) return true;
  context.Report(DiagnosticKind::kProgramTooLarge, context.Range(lexemes.back()),
                 {{"limit", std::to_string(kMostLexemes)}});
  return false;
}

}  // namespace

bool ScanLines(const ReadContext& context, Lexemes& lexemes) {
  lexemes = Scan(context, 0, static_cast<uint32_t>(context.text.size()));
  if (!CheckSize(context, lexemes)) return false;
  MendLexemes(context, lexemes);
  MatchBrackets(context, lexemes);
  SettleSoftWords(lexemes);
  return Indent(context, lexemes) && CheckNesting(context, lexemes);
}

}  // namespace gblocks::parse
