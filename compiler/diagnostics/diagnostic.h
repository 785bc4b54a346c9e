// Diagnostics are data: a kind from the catalogue, its arguments, labelled ranges, and fixes. Text is made by render.h.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/diagnostics/kinds.h"  // generated from messages.md: enum class DiagnosticKind
#include "compiler/source/source_file.h"

namespace gblocks {

/// An error ends the compilation; a warning is about a program that does what it says, which may not be what was meant.
enum class Severity { kError, kWarning };

/// A second place that explains the first: "declared here".
struct DiagnosticLabel {
  SourceRange range;
  std::string text;
};

/// An edit that mends the problem: replace `range` by `replacement`.
struct DiagnosticFix {
  SourceRange range;
  std::string replacement;
  bool is_guess = false;  // others are as likely: for people to choose
};

/// Named values that the catalogue's templates use: {"name", "cuont"}.
using DiagnosticArguments = std::vector<std::pair<std::string, std::string>>;

/// One problem in a user's program.
struct Diagnostic {
  DiagnosticKind kind;
  SourceRange range;
  DiagnosticArguments arguments;
  std::vector<DiagnosticLabel> labels;
  std::vector<DiagnosticFix> fixes;
};

/// Collects what one compilation found.
class Diagnostics {
 public:
  void Add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  void Add(DiagnosticKind kind, SourceRange range, DiagnosticArguments arguments = {}) {
    all_.push_back({kind, range, std::move(arguments), {}, {}});
  }
  const std::vector<Diagnostic>& all() const { return all_; }
  /// Whether any is more than a warning.
  bool has_errors() const;
  /// Orders by file and place, and drops repetitions at one place.
  void Sort();

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace gblocks
