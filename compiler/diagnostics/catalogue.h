// The texts of messages.md, one entry for each kind of diagnostic.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace gblocks {

/// One section of messages.md. Templates hold `{placeholders}`; of several, the first whose placeholders all have
/// an argument is used, so a phase that knows more gets the fuller text.
struct CatalogueEntry {
  DiagnosticKind kind;
  Severity severity;
  std::string_view group;  // the heading over it
  std::string_view slug;
  std::string_view title;
  std::vector<std::string_view> messages;
  std::vector<std::string_view> details;  // shown below the code
  std::vector<std::string_view> hints;
  std::string_view no_example;   // why there is no program that shows it; empty where there is one
  std::string_view explanation;  // Markdown, for `gblocks explain`
};

/// Every entry, in the order of the enum.
const std::vector<CatalogueEntry>& Catalogue();

const CatalogueEntry& Describe(DiagnosticKind kind);
std::string_view Slug(DiagnosticKind kind);
std::optional<DiagnosticKind> KindOfSlug(std::string_view slug);

/// The texts of one diagnostic, its arguments filled in; `detail` and `hint` may be empty.
std::string MessageText(const Diagnostic& diagnostic);
std::string DetailText(const Diagnostic& diagnostic);
std::string HintText(const Diagnostic& diagnostic);

/// Whether the arguments fill one of the kind's messages. If not, a phase forgot one.
bool HasMessage(const Diagnostic& diagnostic);

}  // namespace gblocks
