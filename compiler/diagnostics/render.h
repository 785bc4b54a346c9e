// Diagnostics as text: for people, for build logs, and for tools.
#pragma once

#include <string>

#include "compiler/diagnostics/diagnostic.h"

namespace gblocks {

struct CatalogueEntry;

enum class DiagnosticFormat { kHuman, kShort, kJson, kSarif };

/// How the text for people looks.
struct RenderOptions {
  bool colour = false;
  int width = 80;
};

/// The long form: heading, message, code, explanation, hint. Ends with a line break.
std::string RenderHuman(const Diagnostic& diagnostic, const Sources& sources, const RenderOptions& options = {});

/// One line: `path:13:28: error[slug]: message`, without a line break.
std::string RenderShort(const Diagnostic& diagnostic, const Sources& sources);

/// `error[slug]: message`: the part of the short form that does not depend on the place.
std::string ShortMessage(const Diagnostic& diagnostic);

/// What the catalogue says about a kind, for `gblocks explain`: heading, prose, examples.
std::string RenderExplanation(const CatalogueEntry& entry, const RenderOptions& options = {});

/// A JSON array with one object for each diagnostic.
std::string RenderJson(const Diagnostics& diagnostics, const Sources& sources);

/// A SARIF 2.1.0 log of one run.
std::string RenderSarif(const Diagnostics& diagnostics, const Sources& sources);

/// All diagnostics in one of the formats, in the order they have in `diagnostics`.
std::string Render(const Diagnostics& diagnostics, const Sources& sources, DiagnosticFormat format,
                   const RenderOptions& options = {});

}  // namespace gblocks
