// The table that a build prints.
#include <algorithm>
#include <cstdio>

#include "compiler/build/site.h"

namespace gblocks::build {
namespace {

std::string Row(const std::string& name, size_t width, size_t bytes, size_t brotli_bytes) {
  char sizes[64];
  std::snprintf(sizes, sizeof sizes, "%9.1f kB %9.1f kB\n", static_cast<double>(bytes) / 1000,
                static_cast<double>(brotli_bytes) / 1000);
  return "  " + name + std::string(width - name.size(), ' ') + sizes;
}

}  // namespace

std::string FormatReport(const SiteReport& report, const std::filesystem::path& output) {
  const std::string total = "total, " + std::to_string(report.files.size()) + " requests";
  const std::string heading = (output / "").string();
  size_t width = std::max(total.size(), heading.size());
  for (const SiteFile& file : report.files) width = std::max(width, file.name.size());

  std::string table = heading + std::string(width + 2 - heading.size(), ' ') + "        size       brotli\n";
  size_t bytes = 0;
  size_t brotli_bytes = 0;
  for (const SiteFile& file : report.files) {
    table += Row(file.name, width, file.bytes, file.brotli_bytes);
    bytes += file.bytes;
    brotli_bytes += file.brotli_bytes;
  }
  table += Row(total, width, bytes, brotli_bytes);
  char times[96];
  std::snprintf(times, sizeof times, "Built in %.2f s, of which em++ took %.2f s.\n", report.seconds,
                report.compiler_seconds);
  return table + times;
}

}  // namespace gblocks::build
