#include "compiler/build/site.h"

#include <chrono>
#include <utility>

#include "compiler/build/assemble_site.h"
#include "compiler/build/content_hash.h"
#include "compiler/build/target_folder.h"
#include "compiler/build/wasm_module.h"

namespace gblocks::build {
namespace {

using Clock = std::chrono::steady_clock;

double SecondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

Status BuildSite(const CompileResult& compiled, const BuildOptions& options, SiteReport& report) {
  const Clock::time_point start = Clock::now();
  if (Status status = CheckTarget(options.output); !status.ok()) return status;

  std::string wasm;
  const Clock::time_point compiler_start = Clock::now();
  if (Status status = MakeWasmModule(compiled.project->app_cpp, options.release, wasm); !status.ok()) return status;
  report.compiler_seconds = SecondsSince(compiler_start);

  const std::vector<SiteContent> site = AssembleSite(compiled, std::move(wasm), false);
  if (Status status = ReplaceTarget(options.output, site); !status.ok()) return status;
  for (const SiteContent& file : site) report.files.push_back({file.name, file.bytes.size(), BrotliSize(file.bytes)});
  report.seconds = SecondsSince(start);
  return {};
}

}  // namespace gblocks::build
