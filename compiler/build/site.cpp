#include "compiler/build/site.h"

#include <chrono>
#include <utility>

#include "compiler/build/assemble_site.h"
#include "compiler/build/content_hash.h"
#include "compiler/build/hosting.h"
#include "compiler/build/target_folder.h"
#include "compiler/build/wasm_module.h"

namespace gblocks::build {
namespace {

using Clock = std::chrono::steady_clock;

double SecondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void AddHostFiles(const CompileResult& compiled, const BuildOptions& options, std::vector<SiteContent>& site) {
  if (options.site.single_file) return;  // it goes to people, not to hosts
  const ir::Program& program = *compiled.ir;
  const auto add = [&](std::vector<SiteContent> files) {
    for (SiteContent& file : files) site.push_back(std::move(file));
  };
  const std::string title =
      program.title.empty() ? std::filesystem::path(program.source_path).stem().string() : program.title;
  if (options.compress) add(CompressedFiles(site));
  add(HostFiles(title, program.lang.empty() ? "en" : program.lang, options.site.base));
  if (options.host == Host::kHuggingFace)
    add(HuggingFaceFiles(title, program.description.empty() ? title : program.description));
}

}  // namespace

Status BuildSite(const CompileResult& compiled, const BuildOptions& options, SiteReport& report) {
  const Clock::time_point start = Clock::now();
  if (Status status = CheckTarget(options.output); !status.ok()) return status;

  std::string wasm;
  const Clock::time_point compiler_start = Clock::now();
  if (Status status = MakeWasmModule(compiled.project->app_cpp, options.release, wasm); !status.ok()) return status;
  report.compiler_seconds = SecondsSince(compiler_start);

  std::vector<SiteContent> site;
  if (Status status = AssembleSite(compiled, std::move(wasm), options.site, site); !status.ok()) return status;
  for (const SiteContent& file : site) {
    if (file.name.starts_with("assets/image-")) continue;  // for others than visitors
    report.files.push_back({file.name, file.bytes.size(), BrotliSize(file.bytes)});
  }
  AddHostFiles(compiled, options, site);
  if (Status status = ReplaceTarget(options.output, site); !status.ok()) return status;
  report.seconds = SecondsSince(start);
  return {};
}

}  // namespace gblocks::build
