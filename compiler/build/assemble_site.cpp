#include "compiler/build/assemble_site.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "compiler/build/content_hash.h"
#include "compiler/build/page.h"
#include "compiler/build/theme.h"
#include "compiler/ir/walk.h"
#include "gblocks_host_files.h"

namespace gblocks::build {
namespace {

/// "assets/app-4k2vq7ab.js": a name that is new whenever the content is.
SiteContent Asset(const std::string& extension, std::string bytes) {
  return {"assets/app-" + ContentHash(bytes) + "." + extension, std::move(bytes)};
}

/// Whether sounds go in (the event `audio`) or out (as an attribute) anywhere in a body.
bool HasAudio(const ir::Body& body) {
  return std::any_of(body.begin(), body.end(), [](const ir::Stmt& stmt) {
    if (stmt.kind == ir::StmtKind::kWrite && stmt.hole.kind == ir::HoleKind::kMedia) return true;
    for (const ir::EventSource& source : stmt.events) {
      if (source.dom_event == "audio") return true;
    }
    bool inside = false;
    ir::ForEachBody(stmt, [&](const ir::Body& nested) { inside = inside || HasAudio(nested); });
    return inside;
  });
}

/// The host with the parts for audio, or the smaller one.
std::string_view HostFor(const ir::Program& program) {
  const auto& used = program.used_components;
  const bool audio = std::find(used.begin(), used.end(), "Audio") != used.end() || HasAudio(program.body) ||
                     std::any_of(program.components.begin(), program.components.end(),
                                 [](const ir::Component& component) { return HasAudio(component.body); });
  return host_files::File(audio ? "host_audio.js" : "host.js");
}

/// What the host clones: one element for each template, in the order of their ids.
std::string TemplateElements(const std::vector<std::string>& templates) {
  std::string elements;
  for (const std::string& html : templates) elements += "<template>" + html + "</template>\n";
  return elements;
}

PageAsset Reference(const SiteContent& asset) {
  return {asset.name, Integrity(asset.bytes)};
}

/// A JSON array of strings that may stand in a page.
std::string JsonTexts(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts) json += (json.size() > 1 ? "," : "") + JsonString(text);
  return json + "]";
}

}  // namespace

std::string JsonString(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '<' || c == '&') {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      json += escape;
    } else {
      json += c;
    }
  }
  return json + "\"";
}

std::vector<SiteContent> AssembleSite(const CompileResult& compiled, std::string wasm, bool live) {
  const ir::Program& program = *compiled.ir;
  const std::filesystem::path source = std::filesystem::path(program.source_path).filename();
  SiteContent css = Asset("css", ThemeCss(program.used_components) + compiled.project->css);
  SiteContent js = live ? SiteContent{"assets/dev.js", std::string(host_files::File("dev.js"))}
                        : Asset("js", std::string(HostFor(program)));
  SiteContent module = Asset("wasm", std::move(wasm));

  PageParts parts;
  parts.title = program.title.empty() ? source.stem().string() : program.title;
  const std::string& docstring = compiled.files.back().syntax.docstring;
  parts.description = docstring.empty() ? parts.title : docstring.substr(0, docstring.find('\n'));
  parts.source = source.string();
  parts.templates = TemplateElements(compiled.project->templates_html);
  parts.css = Reference(css);
  parts.js = Reference(js);
  parts.wasm = Reference(module);

  if (live) {
    const std::string texts = JsonTexts(compiled.project->texts);
    const std::string version = ContentHash(parts.templates + texts + css.name + module.name + parts.title);
    parts.templates += "<data hidden data-version=\"" + version + "\">" + texts + "</data>\n";
  }

  std::vector<SiteContent> site;
  site.push_back({"index.html", FillShell(host_files::File("shell/index.html"), parts)});
  for (SiteContent* asset : {&css, &js, &module}) site.push_back(std::move(*asset));
  if (live) site.push_back({"assets/program.js", std::string(host_files::File("program.js"))});
  return site;
}

}  // namespace gblocks::build
