// The last step: a compiled program becomes a folder that any static host can serve.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "compiler/build/assemble_site.h"
#include "compiler/build/status.h"
#include "compiler/compile.h"

namespace gblocks::build {

enum class Host { kAny, kHuggingFace };

struct BuildOptions {
  std::filesystem::path output = "dist";
  bool release = true;     // smallest files; else the fastest build
  bool compress = false;   // .br and .gz beside each file
  Host host = Host::kAny;  // whose files are added to those that do no harm anywhere
  SiteOptions site = {};
};

/// One file of the site, as written and as a host sends it.
struct SiteFile {
  std::string name;  // relative to the site
  size_t bytes = 0;
  size_t brotli_bytes = 0;
};

/// What was written and how long it took.
struct SiteReport {
  std::vector<SiteFile> files;  // a visitor's browser asks for each of them, once
  double seconds = 0;
  double compiler_seconds = 0;  // em++'s share
};

/// Writes the site of a program that compiled. The target folder changes in one step at the very end, so a build that
/// fails or is interrupted leaves it as it was. The same program gives the same bytes, wherever it is built.
Status BuildSite(const CompileResult& compiled, const BuildOptions& options, SiteReport& report);

/// The report as a table for people.
std::string FormatReport(const SiteReport& report, const std::filesystem::path& output);

}  // namespace gblocks::build
