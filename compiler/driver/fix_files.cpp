#include "compiler/driver/fix_files.h"

#include <fmt/format.h>

#include <set>
#include <tuple>

#include "compiler/build/files.h"
#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/fixes.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {
namespace {

constexpr int kMostRounds = 20;  // one mended mistake shows the next
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Change {
  std::string before, after;
};

class Fixer {
 public:
  explicit Fixer(const std::vector<std::string>& paths) : paths_(paths) {}

  bool Run(CheckedFiles& checked) {
    for (int round = 0; round < kMostRounds; ++round) {
      checked = {};
      CheckFiles(paths_, edited_, checked);
      checked.diagnostics.Sort();
      if (!Mend(checked)) break;
    }
    if (Write()) return true;
    checked = {};
    CheckFiles(paths_, {}, checked);
    return false;
  }

 private:
  /// Makes the fixes of one round in memory; false where there are none.
  bool Mend(const CheckedFiles& checked) {
    std::map<std::string, std::vector<DiagnosticFix>> fixes;
    for (const Diagnostic* diagnostic : ClearFixes(checked.diagnostics)) {
      const SourceRange at = diagnostic->range;
      if (!tried_.insert({diagnostic->kind, checked.sources[at.file].path(), at.begin}).second) continue;
      for (const DiagnosticFix& fix : diagnostic->fixes) {
        const SourceFile& file = checked.sources[fix.range.file];
        const LineColumn at = file.Position(fix.range.begin);
        report_ += fmt::format("{}:{}:{}: {} [{}]\n", file.path(), at.line, at.column,
                               DescribeFix(fix, checked.sources), Slug(diagnostic->kind));
        fixes[file.path()].push_back(fix);
      }
    }
    for (auto& [path, edits] : fixes) {
      const std::string text(checked.sources[edits.front().range.file].text());
      Change& change = changes_.try_emplace(path, Change{text, {}}).first->second;
      change.after = ApplyFixes(text, std::move(edits));
      edited_[path] = change.after;
    }
    return !fixes.empty();
  }

  bool Write() {
    std::map<std::string, std::string> old_bytes, bytes, before;
    for (const auto& [path, change] : changes_) {
      std::string now;
      const build::Status read = build::ReadFileBytes(path, now);
      const std::string mark(now.rfind(kByteOrderMark, 0) == 0 ? kByteOrderMark : "");
      if (!read.ok() || now != mark + change.before) {
        PrintError("`" + path + "` has changed while I looked at it, so I have changed nothing.");
        return false;
      }
      bytes[path] = mark + change.after;
      old_bytes[path] = now;
    }
    for (const auto& [path, text] : bytes) {
      const build::Status status = build::ReplaceFile(path, text);
      if (status.ok()) {
        before[path] = old_bytes[path];
        continue;
      }
      PrintError("I cannot write `" + path + "`: " + status.message + ". I have changed nothing.");
      for (const auto& [other, old] : before) {
        if (!build::ReplaceFile(other, old).ok()) PrintError("I could not put `" + other + "` back.");
      }
      return false;
    }
    if (!report_.empty()) Print("Changed:\n" + report_ + "\n", stderr);
    return true;
  }

  const std::vector<std::string>& paths_;
  Edited edited_;
  std::map<std::string, Change> changes_;
  std::set<std::tuple<DiagnosticKind, std::string, uint32_t>> tried_;  // a fix that has not helped is not made again
  std::string report_;
};

}  // namespace

bool FixFiles(const std::vector<std::string>& paths, CheckedFiles& checked) {
  return Fixer(paths).Run(checked);
}

}  // namespace gblocks::driver
