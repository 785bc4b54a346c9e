#include "compiler/build/hosting.h"

#include "compiler/build/assemble_site.h"
#include "compiler/build/content_hash.h"
#include "compiler/build/page.h"
#include "gblocks_host_files.h"

namespace gblocks::build {
namespace {

/// The page is shown at any address, where no relative link would lead anywhere: it brings its styles along.
std::string NotFoundPage(const std::string& title, const std::string& lang, const std::string& base) {
  const std::string style =
      "body{display:grid;place-items:center;min-height:90vh;margin:0;font:1rem/1.5 "
      "system-ui,sans-serif;text-align:center}";
  PageParts parts;
  parts.title = "Not found: " + title;
  parts.lang = lang;
  parts.policy =
      "default-src 'none'; img-src data:; style-src '" + PolicyHash(style) + "'; base-uri 'none'; form-action 'none'";
  parts.head = "<style>" + style + "</style>";
  if (!base.empty()) parts.templates = "<p><a href=\"" + EscapeHtml(base) + "\">" + EscapeHtml(title) + "</a></p>";
  return FillShell(host_files::File("shell/not_found.html"), parts);
}

}  // namespace

std::vector<SiteContent> HostFiles(const std::string& title, const std::string& lang, const std::string& base) {
  return {{"404.html", NotFoundPage(title, lang, base)},
          {".nojekyll", ""},
          {"_headers",
           "/*\n  X-Content-Type-Options: nosniff\n"
           "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"}};
}

std::vector<SiteContent> HuggingFaceFiles(const std::string& title, const std::string& description) {
  constexpr size_t kLongestDescription = 60;  // the Hub refuses more
  std::string line = description.substr(0, description.find('\n'));
  if (line.size() > kLongestDescription) {
    size_t end = kLongestDescription - 3;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end;  // not inside a character
    line = line.substr(0, end) + "…";
  }
  const std::string readme =
      "---\n# " + std::string(kMadeByBuild) + "\ntitle: " + JsonString(title) +
      "\nemoji: 🧩\ncolorFrom: indigo\ncolorTo: blue\nsdk: static\napp_file: index.html\npinned: false\n"
      "short_description: " +
      JsonString(line) + "\n---\n\n" + title + "\n";
  std::string attributes = "# " + std::string(kMadeByBuild) + "\n";
  for (const char* extension : {"wasm", "br", "gz", "png", "jpg", "jpeg", "webp", "gif", "ico"})
    attributes += "*." + std::string(extension) + " filter=lfs diff=lfs merge=lfs -text\n";
  return {{"README.md", readme}, {".gitattributes", attributes}};
}

std::vector<SiteContent> CompressedFiles(const std::vector<SiteContent>& site) {
  std::vector<SiteContent> compressed;
  for (const SiteContent& file : site) {
    const auto add = [&](const char* extension, std::string bytes) {
      if (!bytes.empty() && bytes.size() < file.bytes.size())
        compressed.push_back({file.name + extension, std::move(bytes)});
    };
    add(".br", BrotliCompress(file.bytes));
    add(".gz", GzipCompress(file.bytes));
  }
  return compressed;
}

}  // namespace gblocks::build
