#include "compiler/driver/static_files.h"

#include <brotli/encode.h>

#include <algorithm>
#include <array>

#include "compiler/build/content_hash.h"
#include "compiler/build/files.h"

namespace gblocks::driver {
namespace fs = std::filesystem;
namespace {

struct Type {
  std::string_view extension, mime;
};
constexpr std::array<Type, 21> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".wav", "audio/wav"},
    {".mp3", "audio/mpeg"},
    {".ogg", "audio/ogg"},
    {".mp4", "video/mp4"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml"},
}};

/// Quick compression; what a build reports is the best there is.
std::shared_ptr<const std::string> Compress(const std::string& bytes) {
  constexpr int kQuality = 5;
  auto packed = std::make_shared<std::string>(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
  size_t size = packed->size();
  const bool done = BrotliEncoderCompress(kQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.size(),
                                          reinterpret_cast<const uint8_t*>(bytes.data()), &size,
                                          reinterpret_cast<uint8_t*>(packed->data())) == BROTLI_TRUE;
  if (!done || size >= bytes.size()) return nullptr;
  packed->resize(size);
  return packed;
}

/// Names that change with their content may be kept for ever: app-4k2vq7ab.wasm.
bool HasContentHash(const fs::path& path) {
  const std::string stem = path.stem().string();
  return path.parent_path().filename() == "assets" && stem.size() > 9 && stem[stem.size() - 9] == '-';
}

}  // namespace

std::string_view MimeType(const fs::path& path) {
  const std::string extension = path.extension().string();
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& type) { return type.extension == extension; });
  return found != kTypes.end() ? found->mime : "application/octet-stream";
}

StaticFiles::StaticFiles(const fs::path& folder) {
  std::error_code error;
  folder_ = fs::canonical(folder, error);
}

const StaticFiles::CachedFile* StaticFiles::Load(const fs::path& path) {
  std::error_code error;
  const fs::file_time_type modified = fs::last_write_time(path, error);
  if (error) return nullptr;
  CachedFile& file = cache_[path];
  if (file.plain != nullptr && file.modified == modified) return &file;

  auto bytes = std::make_shared<std::string>();
  if (!build::ReadFileBytes(path, *bytes).ok()) {
    cache_.erase(path);
    return nullptr;
  }
  file = {modified, build::ContentHash(*bytes), bytes, Compress(*bytes)};
  return &file;
}

/// The site's own page for it, as hosts show it.
HttpResponse StaticFiles::NotFound() {
  const CachedFile* page = Load(folder_ / "404.html");
  if (page == nullptr) return PlainResponse(404);
  return {404, {{"Content-Type", std::string(MimeType("404.html"))}}, page->plain};
}

HttpResponse StaticFiles::Respond(const HttpRequest& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    HttpResponse refusal = PlainResponse(405);
    refusal.headers.emplace_back("Allow", "GET, HEAD");
    return refusal;
  }
  const std::string encoded = request.target.substr(0, request.target.find_first_of("?#"));
  const std::optional<std::string> decoded = PercentDecode(encoded);
  if (!decoded || decoded->find('\0') != std::string::npos) return PlainResponse(400);

  // canonical() takes dots and symbolic links out: what is left must still be inside the folder.
  std::error_code error;
  fs::path path = fs::canonical(folder_ / fs::path("." + *decoded), error);
  const auto is_inside = [&] {
    return std::mismatch(folder_.begin(), folder_.end(), path.begin(), path.end()).first == folder_.end();
  };
  if (error || !is_inside()) return NotFound();
  if (fs::is_directory(path, error)) {
    if (!decoded->ends_with('/')) return {301, {{"Location", encoded + "/"}}, nullptr};
    path = fs::canonical(path / "index.html", error);
    if (error || !is_inside()) return NotFound();
  }
  const CachedFile* file = fs::is_regular_file(path, error) ? Load(path) : nullptr;
  if (file == nullptr) return NotFound();

  const bool compressed = request.accepts_brotli && file->brotli != nullptr;
  const std::string etag = "\"" + file->etag + (compressed ? "-br\"" : "\"");
  HttpResponse response;
  response.headers = {{"Content-Type", std::string(MimeType(path))},
                      {"ETag", etag},
                      {"Vary", "Accept-Encoding"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Cache-Control", HasContentHash(path) ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (request.if_none_match.find(etag) != std::string::npos) {
    response.status = 304;
    return response;
  }
  if (compressed) response.headers.emplace_back("Content-Encoding", "br");
  response.body = compressed ? file->brotli : file->plain;
  return response;
}

}  // namespace gblocks::driver
