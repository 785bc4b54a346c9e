#include "compiler/build/assemble_site.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <utility>

#include "compiler/build/content_hash.h"
#include "compiler/build/page.h"
#include "compiler/build/pictures.h"
#include "compiler/build/pwa.h"
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

/// The element without which the browser's parser takes this one for one of HTML: `svg`, `math`; empty where it is one.
/// (`a`, `style`, `title` and `script` are both.)
std::string_view ForeignRoot(std::string_view tag) {
  static const std::set<std::string_view> svg = {"animate",
                                                 "animateMotion",
                                                 "animateTransform",
                                                 "circle",
                                                 "clipPath",
                                                 "defs",
                                                 "desc",
                                                 "ellipse",
                                                 "feBlend",
                                                 "feColorMatrix",
                                                 "feComponentTransfer",
                                                 "feComposite",
                                                 "feConvolveMatrix",
                                                 "feDiffuseLighting",
                                                 "feDisplacementMap",
                                                 "feDistantLight",
                                                 "feDropShadow",
                                                 "feFlood",
                                                 "feFuncA",
                                                 "feFuncB",
                                                 "feFuncG",
                                                 "feFuncR",
                                                 "feGaussianBlur",
                                                 "feImage",
                                                 "feMerge",
                                                 "feMergeNode",
                                                 "feMorphology",
                                                 "feOffset",
                                                 "fePointLight",
                                                 "feSpecularLighting",
                                                 "feSpotLight",
                                                 "feTile",
                                                 "feTurbulence",
                                                 "filter",
                                                 "foreignObject",
                                                 "g",
                                                 "image",
                                                 "line",
                                                 "linearGradient",
                                                 "marker",
                                                 "mask",
                                                 "metadata",
                                                 "mpath",
                                                 "path",
                                                 "pattern",
                                                 "polygon",
                                                 "polyline",
                                                 "radialGradient",
                                                 "rect",
                                                 "set",
                                                 "stop",
                                                 "switch",
                                                 "symbol",
                                                 "text",
                                                 "textPath",
                                                 "tspan",
                                                 "use",
                                                 "view"};
  static const std::set<std::string_view> math = {
      "annotation", "merror",  "mfrac",    "mi",          "mmultiscripts", "mn",       "mo",
      "mover",      "mpadded", "mphantom", "mprescripts", "mroot",         "mrow",     "ms",
      "mspace",     "msqrt",   "mstyle",   "msub",        "msubsup",       "msup",     "mtable",
      "mtd",        "mtext",   "mtr",      "munder",      "munderover",    "semantics"};
  return svg.count(tag) > 0 ? "svg" : math.count(tag) > 0 ? "math" : "";
}

/// What the host clones: one element for each template, in the order of their ids.
std::string TemplateElements(const std::vector<std::string>& templates) {
  std::string elements;
  for (const std::string& html : templates) {
    const std::string root(ForeignRoot(std::string_view(html).substr(1, html.find_first_of(" >/", 1) - 1)));
    elements += root.empty() ? "<template>" + html + "</template>\n"
                             : "<template g><" + root + ">" + html + "</" + root + "></template>\n";
  }
  return elements;
}

/// The parts of the page's policy that a kind of page differs in.
std::string Policy(const std::string& script, const std::string& connect, const std::string& style,
                   const std::string& more = "") {
  return "default-src 'none'; script-src " + script + " 'wasm-unsafe-eval'; connect-src " + connect + "; style-src " +
         style + "; img-src 'self' data: blob:; media-src 'self' blob:; " + more +
         "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
}

/// The page's program as files beside it.
void Link(const SiteContent& css, const SiteContent& js, const SiteContent& wasm, const SiteOptions& options,
          PageParts& parts) {
  const std::string& base = options.base;
  parts.policy = Policy("'self'", "'self'", "'self'", options.pwa ? "manifest-src 'self'; worker-src 'self'; " : "");
  parts.head += "<link rel=\"stylesheet\" href=\"" + base + css.name + "\" integrity=\"" + Integrity(css.bytes) +
                "\">\n<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"" + base +
                wasm.name + "\" data-integrity=\"" + Integrity(wasm.bytes) + "\">\n<script type=\"module\" src=\"" +
                base + js.name + "\" integrity=\"" + Integrity(js.bytes) + "\"></script>";
}

/// The page's program in the page: from file:// a browser loads nothing that stands beside it.
void Inline(const SiteContent& css, const SiteContent& js, const SiteContent& wasm, PageParts& parts) {
  std::string style = css.bytes;
  for (size_t at = 0; (at = style.find("</", at)) != std::string::npos; at += 3) style.insert(at + 1, "\\");
  parts.policy = Policy("'" + PolicyHash(js.bytes) + "'", "data:", "'" + PolicyHash(style) + "'");
  // No `rel`: the host looks for the link, the browser has nothing to do with it.
  parts.head += "<style>" + style + "</style>\n<link as=\"fetch\" href=\"data:application/wasm;base64," +
                Base64(wasm.bytes) + "\">";
  parts.script = "<script>" + js.bytes + "</script>";
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

Status AssembleSite(const CompileResult& compiled, std::string wasm, const SiteOptions& options,
                    std::vector<SiteContent>& site) {
  const ir::Program& program = *compiled.ir;
  const std::filesystem::path source = std::filesystem::path(program.source_path).filename();
  SiteContent css = Asset("css", ThemeCss(program.used_components) + compiled.project->css);
  SiteContent js = options.live ? SiteContent{"assets/dev.js", std::string(host_files::File("dev.js"))}
                                : Asset("js", std::string(HostFor(program)));
  SiteContent module = Asset("wasm", std::move(wasm));

  PageParts parts;
  parts.title = program.title.empty() ? source.stem().string() : program.title;
  const std::string& docstring = compiled.files.back().syntax.docstring;
  parts.description = !program.description.empty() ? program.description
                      : !docstring.empty()         ? docstring.substr(0, docstring.find('\n'))
                                                   : parts.title;
  if (!program.lang.empty()) parts.lang = program.lang;
  parts.source = source.string();
  parts.templates = TemplateElements(compiled.project->templates_html);
  std::vector<SiteContent> pictures;
  if (Status status = AddPictures(program, options, parts, pictures); !status.ok()) return status;

  if (options.live) {
    const std::string texts = JsonTexts(compiled.project->texts);
    const std::string version = ContentHash(parts.templates + texts + css.name + module.name + parts.title);
    parts.templates += "<data hidden data-version=\"" + version + "\">" + texts + "</data>\n";
  }
  if (options.single_file) {
    Inline(css, js, module, parts);
    site = {{"index.html", FillShell(host_files::File("shell/index.html"), parts)}};
    return {};
  }
  std::vector<SiteContent> extra = std::move(pictures);
  if (options.pwa) AddPwa(parts, options.base, {css.name, js.name, module.name}, extra);
  Link(css, js, module, options, parts);
  site.clear();
  site.push_back({"index.html", FillShell(host_files::File("shell/index.html"), parts)});
  for (SiteContent* asset : {&css, &js, &module}) site.push_back(std::move(*asset));
  if (options.live) site.push_back({"assets/program.js", std::string(host_files::File("program.js"))});
  for (SiteContent& file : extra) site.push_back(std::move(file));
  return {};
}

}  // namespace gblocks::build
