#include "compiler/diagnostics/fixes.h"

#include <algorithm>

namespace gblocks {
namespace {

bool Touch(SourceRange a, SourceRange b) {
  return a.file == b.file && a.begin <= b.end && b.begin <= a.end;
}

bool LeavesNoChoice(const Diagnostic& diagnostic) {
  return !diagnostic.fixes.empty() && std::none_of(diagnostic.fixes.begin(), diagnostic.fixes.end(),
                                                   [](const DiagnosticFix& fix) { return fix.is_guess; });
}

/// `code`, on one line and not too long.
std::string Quoted(std::string code) {
  constexpr size_t kMost = 40;
  std::replace(code.begin(), code.end(), '\n', ' ');
  return "`" + (code.size() > kMost ? code.substr(0, kMost) + "…" : code) + "`";
}

}  // namespace

std::string DescribeFix(const DiagnosticFix& fix, const Sources& sources) {
  const std::string old(sources[fix.range.file].Text(fix.range));
  if (old.empty()) return "add " + Quoted(fix.replacement);
  if (fix.replacement.empty()) return "leave out " + Quoted(old);
  return "put " + Quoted(fix.replacement) + " in the place of " + Quoted(old);
}

std::string ApplyFixes(std::string text, std::vector<DiagnosticFix> fixes) {
  std::sort(fixes.begin(), fixes.end(), [](const auto& a, const auto& b) { return a.range.begin > b.range.begin; });
  for (const DiagnosticFix& fix : fixes)
    text.replace(fix.range.begin, fix.range.end - fix.range.begin, fix.replacement);
  return text;
}

std::vector<const Diagnostic*> ClearFixes(const Diagnostics& diagnostics) {
  std::vector<const Diagnostic*> clear;
  std::vector<SourceRange> taken;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (!LeavesNoChoice(diagnostic)) continue;
    const bool free = std::none_of(diagnostic.fixes.begin(), diagnostic.fixes.end(), [&](const DiagnosticFix& fix) {
      return std::any_of(taken.begin(), taken.end(), [&](SourceRange range) { return Touch(range, fix.range); });
    });
    if (!free) continue;
    for (const DiagnosticFix& fix : diagnostic.fixes) taken.push_back(fix.range);
    clear.push_back(&diagnostic);
  }
  return clear;
}

}  // namespace gblocks
