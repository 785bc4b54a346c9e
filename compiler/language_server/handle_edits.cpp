// What is wrong, what mends it, and the one style.
#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/render.h"
#include "compiler/format/format.h"
#include "compiler/language_server/server.h"

namespace gblocks::lsp {
namespace {

Json DiagnosticOf(const Server& server, const Analysis& analysis, const Diagnostic& diagnostic) {
  std::string message = MessageText(diagnostic);
  if (const std::string detail = DetailText(diagnostic); !detail.empty()) message += "\n" + detail;
  if (const std::string hint = HintText(diagnostic); !hint.empty()) message += "\nHint: " + hint;
  Json related = Json::array();
  for (const DiagnosticLabel& label : diagnostic.labels) {
    Json location = server.LocationOf(analysis, label.range);
    if (!location.is_null()) related.push_back({{"location", std::move(location)}, {"message", label.text}});
  }
  Json json = {{"range", RangeOf(analysis.source(), diagnostic.range.begin, diagnostic.range.end, server.encoding())},
               {"severity", Describe(diagnostic.kind).severity == Severity::kError ? 1 : 2},
               {"code", std::string(Slug(diagnostic.kind))},
               {"source", "gblocks"},
               {"message", message}};
  if (!related.empty()) json["relatedInformation"] = std::move(related);
  return json;
}

}  // namespace

Json DiagnosticsOf(const Server& server, const Analysis& analysis) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : analysis.diagnostics().all()) {
    if (diagnostic.range.file == analysis.file()) list.push_back(DiagnosticOf(server, analysis, diagnostic));
  }
  return list;
}

Json HandleCodeActions(const Server& server, const Request& request) {
  const Analysis& analysis = request.analysis;
  const SourceFile& source = analysis.source();
  const uint32_t begin = OffsetOf(source, At(request.params, "range", "start"), server.encoding());
  const uint32_t end = OffsetOf(source, At(request.params, "range", "end"), server.encoding());
  Json actions = Json::array();
  for (const Diagnostic& diagnostic : analysis.diagnostics().all()) {
    if (diagnostic.fixes.empty() || diagnostic.range.file != analysis.file()) continue;
    if (diagnostic.range.end < begin || diagnostic.range.begin > end) continue;
    Json edits = Json::array();
    std::string title;
    bool is_guess = false;
    for (const DiagnosticFix& fix : diagnostic.fixes) {
      const std::string old(source.Text(fix.range));
      is_guess = is_guess || fix.is_guess;
      if (title.empty()) {
        title = old.empty()               ? "Insert `" + fix.replacement + "`"
                : fix.replacement.empty() ? "Remove `" + old + "`"
                                          : "Replace `" + old + "` with `" + fix.replacement + "`";
      }
      edits.push_back({{"range", RangeOf(source, fix.range.begin, fix.range.end, server.encoding())}, {"newText", fix.replacement}});
    }
    Json changes = Json::object();
    changes[request.document.uri] = std::move(edits);
    actions.push_back({{"title", title},
                       {"kind", "quickfix"},
                       {"isPreferred", !is_guess},
                       {"diagnostics", Json::array({DiagnosticOf(server, analysis, diagnostic)})},
                       {"edit", {{"changes", std::move(changes)}}}});
  }
  return actions;
}

Json HandleFormatting(const Server& server, const Request& request) {
  const SourceFile& source = request.analysis.source();
  const std::string_view text = source.text();
  const std::string formatted = format::Format(text);
  if (formatted == text) return Json::array();
  // Only the lines that change, so that the cursor stays where it is.
  size_t begin = 0, end = 0;
  const size_t shorter = std::min(text.size(), formatted.size());
  while (begin < shorter && text[begin] == formatted[begin]) ++begin;
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  while (end < shorter - begin && text[text.size() - 1 - end] == formatted[formatted.size() - 1 - end]) ++end;
  while (end > 0 && text[text.size() - end - 1] != '\n') --end;
  return Json::array({{{"range", RangeOf(source, static_cast<uint32_t>(begin), static_cast<uint32_t>(text.size() - end), server.encoding())},
                       {"newText", formatted.substr(begin, formatted.size() - end - begin)}}});
}

}  // namespace gblocks::lsp
