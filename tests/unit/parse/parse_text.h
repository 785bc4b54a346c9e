// Parses a text for a test.
#pragma once

#include <string>

#include "compiler/diagnostics/render.h"
#include "compiler/parse/parse.h"

namespace gblocks::test {

/// A text, its tree and what was found in it.
struct Parsed {
  explicit Parsed(std::string text)
      : file(sources.Add("program.gblocks", std::move(text))), module(Parse(file, sources, diagnostics)) {}

  std::string_view Text(SourceRange range) const { return sources[file].Text(range); }
  /// One line for each diagnostic.
  std::string Problems() const { return Render(diagnostics, sources, DiagnosticFormat::kShort); }
  bool Has(DiagnosticKind kind) const {
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      if (diagnostic.kind == kind) return true;
    }
    return false;
  }

  Sources sources;
  Diagnostics diagnostics;
  FileId file;
  ast::Module module;
};

}  // namespace gblocks::test
