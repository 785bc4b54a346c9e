// Answers requests for the files of one folder, as a static host does.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "compiler/driver/http_message.h"

namespace gblocks::driver {

/// A folder of static files. Nothing outside it can be reached, neither by dots nor by symbolic links.
class StaticFiles {
 public:
  explicit StaticFiles(const std::filesystem::path& folder);

  /// The file asked for (index.html of a folder), with type, validator and cache rule; compressed where the client
  /// takes it.
  HttpResponse Respond(const HttpRequest& request);

 private:
  struct CachedFile {
    std::filesystem::file_time_type modified;
    std::string etag;
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> brotli;  // none where it would not be smaller
  };
  const CachedFile* Load(const std::filesystem::path& path);
  HttpResponse NotFound();

  std::filesystem::path folder_;
  std::map<std::filesystem::path, CachedFile> cache_;
};

/// "text/html; charset=utf-8" for "index.html".
std::string_view MimeType(const std::filesystem::path& path);

}  // namespace gblocks::driver
