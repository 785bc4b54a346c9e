// The form for tools; a file of its own because the JSON header is slow to compile.
#include <nlohmann/json.hpp>

#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/render.h"

namespace gblocks {
namespace {

using Json = nlohmann::ordered_json;

Json PositionJson(const SourceFile& file, uint32_t offset) {
  LineColumn position = file.Position(offset);
  return {{"line", position.line}, {"column", position.column}};
}

Json RangeJson(SourceRange range, const Sources& sources) {
  const SourceFile& file = sources[range.file];
  return {{"start", PositionJson(file, range.begin)}, {"end", PositionJson(file, range.end)}};
}

Json DiagnosticJson(const Diagnostic& diagnostic, const Sources& sources) {
  Json json = {{"kind", Slug(diagnostic.kind)},
               {"severity", Describe(diagnostic.kind).severity == Severity::kError ? "error" : "warning"},
               {"message", MessageText(diagnostic)},
               {"detail", DetailText(diagnostic)},
               {"hint", HintText(diagnostic)},
               {"path", sources[diagnostic.range.file].path()},
               {"range", RangeJson(diagnostic.range, sources)},
               {"labels", Json::array()},
               {"fixes", Json::array()},
               {"arguments", Json::object()}};
  for (const DiagnosticLabel& label : diagnostic.labels) {
    json["labels"].push_back(
        {{"path", sources[label.range.file].path()}, {"range", RangeJson(label.range, sources)}, {"text", label.text}});
  }
  for (const DiagnosticFix& fix : diagnostic.fixes) {
    json["fixes"].push_back({{"range", RangeJson(fix.range, sources)}, {"replacement", fix.replacement}});
  }
  for (const auto& [name, value] : diagnostic.arguments) json["arguments"][name] = value;
  return json;
}

}  // namespace

std::string RenderJson(const Diagnostics& diagnostics, const Sources& sources) {
  Json all = Json::array();
  for (const Diagnostic& diagnostic : diagnostics.all()) all.push_back(DiagnosticJson(diagnostic, sources));
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gblocks
