#include <fmt/format.h>

#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/suggest.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {
namespace {

/// All slugs and titles, by subject.
std::string List() {
  std::string list, group;
  for (const CatalogueEntry& entry : Catalogue()) {
    if (entry.group != group) {
      group = entry.group;
      list += (list.empty() ? "" : "\n") + group + "\n";
    }
    list += fmt::format("  {:<26}{}\n", entry.slug, entry.title);
  }
  return list;
}

ExitCode ReportUnknown(const std::string& slug) {
  std::vector<std::string> slugs;
  for (const CatalogueEntry& entry : Catalogue()) slugs.emplace_back(entry.slug);
  const std::string near = JoinSuggestions(SuggestNames(slug, slugs));
  PrintError("I know no message `" + slug + "`." +
             (near.empty() ? " `gblocks explain` lists them all." : " Did you mean " + near + "?"));
  return ExitCode::kUsage;
}

}  // namespace

ExitCode Run(const ExplainCommand& command) {
  std::string text = List();
  if (!command.slug.empty()) {
    const std::optional<DiagnosticKind> kind = KindOfSlug(command.slug);
    if (!kind) return ReportUnknown(command.slug);
    text = RenderExplanation(Describe(*kind), {.colour = UsesColour(stdout)});
  }
  return Print(text) ? ExitCode::kSuccess : ExitCode::kFailure;
}

}  // namespace gblocks::driver
