#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

struct Pass {
  PassInfo info;
  void (*run)(ir::Program& program);
};

const std::vector<Pass>& Registry() {
  static const std::vector<Pass> passes = {
#define PASS(name, function, stage, description) {{#name, description, ir::Stage::stage}, function},
#include "compiler/passes/passes.def"
#undef PASS
  };
  return passes;
}

}  // namespace

const std::vector<PassInfo>& AllPasses() {
  static const std::vector<PassInfo> infos = [] {
    std::vector<PassInfo> list;
    for (const Pass& pass : Registry()) list.push_back(pass.info);
    return list;
  }();
  return infos;
}

std::vector<std::string> RunPasses(ir::Program& program, const PassOptions& options) {
  auto verify = [&](std::string_view when, ir::Stage stage) {
    std::vector<std::string> problems;
    if (!options.verify) return problems;
    for (const std::string& problem : ir::Verify(program, stage))
      problems.push_back(std::string(when) + ": " + problem);
    return problems;
  };
  std::vector<std::string> problems = verify("lower", ir::Stage::kSource);
  for (const Pass& pass : Registry()) {
    if (!problems.empty()) return problems;
    pass.run(program);
    problems = verify(pass.info.name, pass.info.stage);
    if (pass.info.name == options.stop_after) break;
  }
  return problems;
}

}  // namespace gblocks::passes
