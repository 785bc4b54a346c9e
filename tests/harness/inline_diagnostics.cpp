// Writes the expectation lines that a file should have, and compares.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>

#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/fixes.h"
#include "compiler/diagnostics/render.h"
#include "tests/harness/diagnostic_tests.h"
#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

/// `#   ^^^ error[…]…`, `#@1-9 …`, `#  > …`, `#  <`.
bool IsExpectation(const std::string& line) {
  static const std::regex kShape(R"(#(@\d+-\d+| *\^+| *>) (error|note|fix).*|# *<|#@<\d+)");
  return std::regex_match(line, kShape);
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// Writes marks under ranges.
class Annotator {
 public:
  explicit Annotator(const SourceFile& file) : file_(file) {}

  void Add(SourceRange range, const std::string& message) {
    LineColumn begin = file_.Position(range.begin);
    LineColumn end = file_.Position(std::max(range.begin, range.end));
    if (end.line == begin.line) {
      uint32_t width = std::max(1u, end.column - begin.column);
      bool at_hash = begin.column == 1;
      std::string mark =
          at_hash ? "#@1-" + std::to_string(width) : "#" + std::string(begin.column - 2, ' ') + std::string(width, '^');
      after_[begin.line].push_back(mark + " " + message);
      return;
    }
    std::string first = begin.column == 1 ? "#@1-1" : "#" + std::string(begin.column - 2, ' ') + ">";
    after_[begin.line].push_back(first + " " + message);
    std::string last =
        end.column <= 2 ? "#@<" + std::to_string(end.column) : "#" + std::string(end.column - 3, ' ') + "<";
    after_[end.line].push_back(last);
  }

  /// The file without its old expectations and with the new ones.
  std::string Annotated(const std::string& text) const {
    std::string annotated;
    std::vector<std::string> lines = Lines(text);
    for (size_t i = 0; i < lines.size(); ++i) {
      if (!IsExpectation(lines[i])) annotated += lines[i] + "\n";
      auto marks = after_.find(static_cast<uint32_t>(i + 1));
      if (marks == after_.end()) continue;
      for (const std::string& mark : marks->second) annotated += mark + "\n";
    }
    return annotated;
  }

 private:
  const SourceFile& file_;
  std::map<uint32_t, std::vector<std::string>> after_;
};

std::string FixText(const DiagnosticFix& fix) {
  if (fix.range.begin == fix.range.end) return "fix: insert `" + fix.replacement + "`";
  return fix.replacement.empty() ? "fix: delete" : "fix: replace with `" + fix.replacement + "`";
}

constexpr const char* kNextFile = "#--- ";

Files Split(const std::filesystem::path& path, const std::string& text) {
  Files files = {{path.string(), ""}};
  for (const std::string& line : Lines(text)) {
    if (line.starts_with(kNextFile)) {
      files.emplace_back((path.parent_path() / line.substr(std::string(kNextFile).size())).string(), "");
    } else {
      files.back().second += line + "\n";
    }
  }
  if (files.size() == 1) files[0].second = text;
  return files;
}

}  // namespace

void RunPhase(const Files& files, const DiagnosticPhase& phase, Sources& sources, Diagnostics& diagnostics) {
  for (const auto& [name, text] : files) sources.Add(name, text);
  phase(sources, FileId{0}, diagnostics);
  diagnostics.Sort();
}

void ExpectFixesMend(Files files, const Diagnostic& diagnostic, const DiagnosticPhase& phase) {
  if (diagnostic.fixes.empty()) return;
  std::string& text = files[static_cast<size_t>(diagnostic.range.file.index)].second;
  text = ApplyFixes(text, diagnostic.fixes);
  Sources sources;
  Diagnostics left;
  RunPhase(files, phase, sources, left);
  for (const Diagnostic& other : left.all()) {
    bool same = other.kind == diagnostic.kind && other.range.file == diagnostic.range.file &&
                other.range.begin == diagnostic.range.begin;
    EXPECT_FALSE(same) << files[0].first << ": the fix of " << ShortMessage(diagnostic) << " does not mend it";
  }
}

void RunInlineDiagnosticFile(const std::filesystem::path& path, const DiagnosticPhase& phase) {
  std::string name = path.filename().string();
  std::string text = ReadFile(path);
  const Files files = Split(path, text);
  Sources sources;
  Diagnostics diagnostics;
  RunPhase(files, phase, sources, diagnostics);

  std::vector<Annotator> annotators;
  for (size_t i = 0; i < files.size(); ++i) annotators.emplace_back(sources[FileId{static_cast<int32_t>(i)}]);
  auto annotator = [&](SourceRange range) {
    const auto place = static_cast<size_t>(range.file.index);
    return place < annotators.size() ? &annotators[place] : nullptr;
  };
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    Annotator* own = annotator(diagnostic.range);
    if (own == nullptr) {  // the standard library's
      ADD_FAILURE() << RenderShort(diagnostic, sources);
      continue;
    }
    own->Add(diagnostic.range, ShortMessage(diagnostic));
    EXPECT_TRUE(HasMessage(diagnostic)) << path << ": an argument is missing for " << Slug(diagnostic.kind);
    for (const DiagnosticLabel& label : diagnostic.labels) {
      if (Annotator* other = annotator(label.range)) other->Add(label.range, "note: " + label.text);
    }
    for (const DiagnosticFix& fix : diagnostic.fixes) own->Add(fix.range, FixText(fix));
    ExpectFixesMend(files, diagnostic, phase);
  }
  std::string annotated;
  for (size_t i = 0; i < files.size(); ++i) {
    if (i > 0) annotated += kNextFile + std::filesystem::relative(files[i].first, path.parent_path()).string() + "\n";
    annotated += annotators[i].Annotated(files[i].second);
  }
  CompareOrUpdate(path, text, annotated);

  bool expects_failure = name.rfind("fail_", 0) == 0;
  EXPECT_EQ(expects_failure, diagnostics.has_errors())
      << path << ": files with diagnostics, and only those, are named fail_…";
}

void RegisterInlineDiagnosticTests(const std::string& suite, const std::filesystem::path& folder,
                                   DiagnosticPhase phase) {
  RegisterFileTests(suite, folder, ".gblocks",
                    [phase](const std::filesystem::path& path) { RunInlineDiagnosticFile(path, phase); });
}

}  // namespace gblocks::test
