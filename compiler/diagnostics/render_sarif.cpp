// SARIF 2.1.0: what services that scan code read.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/fixes.h"
#include "compiler/diagnostics/render.h"

namespace gblocks {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const char* Level(const CatalogueEntry& entry) {
  return entry.severity == Severity::kError ? "error" : "warning";
}

/// A path as a relative or absolute URI.
std::string Uri(const std::string& path) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string uri = path.rfind('/', 0) == 0 ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return uri;
}

Json RegionJson(SourceRange range, const Sources& sources) {
  const LineColumn begin = sources[range.file].Position(range.begin);
  const LineColumn end = sources[range.file].Position(range.end);
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json PlaceJson(SourceRange range, const Sources& sources) {
  return {{"artifactLocation", {{"uri", Uri(sources[range.file].path())}}}, {"region", RegionJson(range, sources)}};
}

/// The fixes of one diagnostic are one change.
Json FixJson(const std::vector<DiagnosticFix>& fixes, const Sources& sources) {
  std::string description;
  Json replacements = Json::array();
  for (const DiagnosticFix& fix : fixes) {
    description += (description.empty() ? "" : ", ") + DescribeFix(fix, sources);
    replacements.push_back(
        {{"deletedRegion", RegionJson(fix.range, sources)}, {"insertedContent", {{"text", fix.replacement}}}});
  }
  Json change = {{"artifactLocation", {{"uri", Uri(sources[fixes.front().range.file].path())}}},
                 {"replacements", std::move(replacements)}};
  return {{"description", {{"text", description}}}, {"artifactChanges", Json::array({std::move(change)})}};
}

std::string FullText(const Diagnostic& diagnostic) {
  std::string text = MessageText(diagnostic);
  if (const std::string detail = DetailText(diagnostic); !detail.empty()) text += "\n" + detail;
  if (const std::string hint = HintText(diagnostic); !hint.empty()) text += "\nHint: " + hint;
  return text;
}

Json ResultJson(const Diagnostic& diagnostic, size_t rule, const Sources& sources) {
  const CatalogueEntry& entry = Describe(diagnostic.kind);
  Json result = {{"ruleId", entry.slug},
                 {"ruleIndex", rule},
                 {"level", Level(entry)},
                 {"message", {{"text", FullText(diagnostic)}}},
                 {"locations", Json::array({{{"physicalLocation", PlaceJson(diagnostic.range, sources)}}})}};
  for (const DiagnosticLabel& label : diagnostic.labels) {
    const size_t id = result.value("relatedLocations", Json::array()).size();
    result["relatedLocations"].push_back(
        {{"id", id}, {"physicalLocation", PlaceJson(label.range, sources)}, {"message", {{"text", label.text}}}});
  }
  if (!diagnostic.fixes.empty()) result["fixes"] = Json::array({FixJson(diagnostic.fixes, sources)});
  return result;
}

Json RuleJson(const CatalogueEntry& entry) {
  return {{"id", entry.slug},
          {"shortDescription", {{"text", entry.title}}},
          {"help", {{"text", RenderExplanation(entry)}, {"markdown", entry.explanation}}},
          {"defaultConfiguration", {{"level", Level(entry)}}}};
}

}  // namespace

std::string RenderSarif(const Diagnostics& diagnostics, const Sources& sources) {
  Json rules = Json::array(), results = Json::array();
  std::vector<DiagnosticKind> kinds;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    auto known = std::find(kinds.begin(), kinds.end(), diagnostic.kind);
    const auto rule = static_cast<size_t>(known - kinds.begin());
    if (known == kinds.end()) {
      kinds.push_back(diagnostic.kind);
      rules.push_back(RuleJson(Describe(diagnostic.kind)));
    }
    results.push_back(ResultJson(diagnostic, rule, sources));
  }
  Json driver = {{"name", "gblocks"}, {"rules", std::move(rules)}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  Json log = {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gblocks
