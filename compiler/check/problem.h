// Builds one diagnostic; it is added when the builder goes out of scope.
#pragma once

#include <string>
#include <utility>

#include "compiler/diagnostics/diagnostic.h"

namespace gblocks::check {

class Problem {
 public:
  Problem(Diagnostics& out, DiagnosticKind kind, SourceRange range) : out_(out) {
    diagnostic_.kind = kind;
    diagnostic_.range = range;
  }
  Problem(const Problem&) = delete;
  ~Problem() { out_.Add(std::move(diagnostic_)); }

  /// Fills a placeholder of the catalogue's text; what is empty stays away.
  Problem& With(std::string name, std::string value) {
    if (!value.empty()) diagnostic_.arguments.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Problem& Hint(std::string text) { return With("advice", std::move(text)); }
  Problem& Label(SourceRange range, std::string text) {
    if (range.file.valid() && !text.empty()) diagnostic_.labels.push_back({range, std::move(text)});
    return *this;
  }
  Problem& Fix(SourceRange range, std::string replacement) {
    diagnostic_.fixes.push_back({range, std::move(replacement)});
    return *this;
  }
  /// A fix among others that are as likely.
  Problem& Guess(SourceRange range, std::string replacement) {
    diagnostic_.fixes.push_back({range, std::move(replacement), true});
    return *this;
  }

 private:
  Diagnostics& out_;
  Diagnostic diagnostic_;
};

}  // namespace gblocks::check
