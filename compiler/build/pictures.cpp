#include "compiler/build/pictures.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "compiler/build/content_hash.h"
#include "compiler/build/files.h"

namespace gblocks::build {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kOwnIcon =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><g fill='#4f46e5'><rect x='1' y='1' width='6' "
    "height='6' rx='1.5'/>"
    "<rect x='9' y='1' width='6' height='6' rx='1.5' opacity='.5'/><rect x='1' y='9' width='14' height='6' "
    "rx='1.5'/></g></svg>";

struct PictureType {
  std::string_view extension, mime;
};
constexpr std::array<PictureType, 7> kTypes = {{{".svg", "image/svg+xml"},
                                                {".png", "image/png"},
                                                {".jpg", "image/jpeg"},
                                                {".jpeg", "image/jpeg"},
                                                {".webp", "image/webp"},
                                                {".gif", "image/gif"},
                                                {".ico", "image/x-icon"}}};

/// The type of a picture's file by its name; empty where it is no such name.
std::string_view TypeOf(const std::string& name) {
  const std::string extension = fs::path(name).extension().string();
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const PictureType& type) { return type.extension == extension; });
  return found != kTypes.end() ? found->mime : std::string_view();
}

/// An SVG as a URL in an attribute: what has a meaning in URLs is escaped.
std::string SvgUrl(std::string_view svg) {
  std::string url = "data:image/svg+xml,";
  for (const char c : svg) {
    if (c == '<' || c == '>' || c == '#' || c == '%' || c == '"') {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      url += '%';
      url += kDigits[static_cast<unsigned char>(c) >> 4];
      url += kDigits[c & 15];
    } else {
      url += c;
    }
  }
  return url;
}

/// The URL of a picture beside the program: of a file of the site, or one that holds it.
Status AddFile(const ir::Program& program, const std::string& name, const char* parameter, const SiteOptions& options,
               std::vector<SiteContent>& files, std::string& url) {
  std::string bytes;
  const fs::path path = fs::path(program.source_path).parent_path() / name;
  if (Status status = ReadFileBytes(path, bytes); !status.ok())
    return Failure("I cannot read the picture `" + path.string() + "` of `app(" + parameter +
                   "=…)`: " + status.message + ".");
  if (options.single_file) {
    url = "data:" + std::string(TypeOf(name)) + ";base64," + Base64(bytes);
    return {};
  }
  files.push_back({"assets/" + std::string(parameter) + "-" + ContentHash(bytes) + fs::path(name).extension().string(),
                   std::move(bytes)});
  url = options.base + files.back().name;
  return {};
}

std::string Meta(const char* kind, const char* name, const std::string& content) {
  return "<meta " + std::string(kind) + "=\"" + name + "\" content=\"" + EscapeHtml(content) + "\">\n";
}

}  // namespace

Status AddPictures(const ir::Program& program, const SiteOptions& options, PageParts& parts,
                   std::vector<SiteContent>& files) {
  if (program.icon.empty()) {
    parts.icon = SvgUrl(kOwnIcon);
  } else if (TypeOf(program.icon).empty()) {  // an emoji or a letter
    parts.icon = SvgUrl(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><text x='8' y='13' font-size='13' "
        "text-anchor='middle'>" +
        EscapeHtml(program.icon) + "</text></svg>");
  } else if (Status status = AddFile(program, program.icon, "icon", options, files, parts.icon); !status.ok()) {
    return status;
  }
  if (program.description.empty() && program.image.empty()) return {};
  parts.head += Meta("property", "og:type", "website") + Meta("property", "og:title", parts.title) +
                Meta("property", "og:description", parts.description);
  if (!program.image.empty()) {
    if (TypeOf(program.image).empty())
      return Failure("`app(image=…)` names the file of a picture (.png, .jpg, .webp …), and `" + program.image +
                     "` is none.");
    std::string url;
    // A picture in the page itself is of no use to others.
    SiteOptions as_file = options;
    as_file.single_file = false;
    std::vector<SiteContent> pictures;
    if (Status status = AddFile(program, program.image, "image", as_file, pictures, url); !status.ok()) return status;
    if (!options.single_file) {
      files.push_back(std::move(pictures.front()));
      parts.head += Meta("property", "og:image", url);
    }
  }
  parts.head += Meta("name", "twitter:card", program.image.empty() ? "summary" : "summary_large_image");
  return {};
}

}  // namespace gblocks::build
