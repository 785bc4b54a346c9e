#include "compiler/build/pwa.h"

#include "compiler/build/assemble_site.h"
#include "compiler/build/content_hash.h"
#include "gblocks_host_files.h"

namespace gblocks::build {
namespace {

/// What a manifest says of the icon: installers want a file.
std::string IconEntry(const PageParts& parts, std::vector<SiteContent>& files) {
  constexpr std::string_view kSvg = "data:image/svg+xml,";
  std::string url = parts.icon;
  if (url.starts_with(kSvg)) {
    std::string svg;
    for (size_t at = kSvg.size(); at < url.size(); ++at) {
      if (url[at] != '%') {
        svg += url[at];
        continue;
      }
      svg += static_cast<char>(std::stoi(url.substr(at + 1, 2), nullptr, 16));
      at += 2;
    }
    files.push_back({"assets/icon-" + ContentHash(svg) + ".svg", svg});
    url = files.back().name;
  }
  return "{\"src\":" + JsonString(url) + ",\"sizes\":\"any\"}";
}

}  // namespace

void AddPwa(PageParts& parts, const std::string& base, std::vector<std::string> loaded,
            std::vector<SiteContent>& files) {
  const std::string icon = IconEntry(parts, files);
  const std::string name = JsonString(parts.title);
  const std::string manifest = "{\"name\":" + name + ",\"short_name\":" + name +
                               ",\"description\":" + JsonString(parts.description) +
                               ",\"start_url\":\"./\",\"display\":\"standalone\",\"icons\":[" + icon + "]}\n";
  const std::string registers(host_files::File("shell/register_worker.js"));
  const SiteContent script{"assets/pwa-" + ContentHash(registers) + ".js", registers};
  for (const SiteContent& file : files) loaded.push_back(file.name);
  loaded.push_back(script.name);
  std::string names = "\"./\"";
  std::string all = parts.title + parts.description + parts.templates;
  for (const std::string& file : loaded) {
    names += "," + JsonString(file);
    all += file;
  }
  files.push_back({"manifest.webmanifest", manifest});
  files.push_back({"sw.js", "const version = \"" + ContentHash(all + manifest) + "\";\nconst files = [" + names +
                                "];\n" + std::string(host_files::File("shell/worker.js"))});
  files.push_back(script);
  parts.head += "<link rel=\"manifest\" href=\"" + base + "manifest.webmanifest\">\n<script type=\"module\" src=\"" +
                base + script.name + "\" integrity=\"" + Integrity(script.bytes) + "\"></script>\n";
}

}  // namespace gblocks::build
