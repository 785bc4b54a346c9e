// From the UI program as the program says it (source stage) to templates and writes (placed stage): ir/ir.h. One file
// per pass, with a before/after example at its head; their order and descriptions are in passes.def.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/ir.h"
#include "compiler/ir/verify.h"

namespace gblocks::passes {

/// What is known of a pass without running it.
struct PassInfo {
  std::string_view name;
  std::string_view description;
  ir::Stage stage;  // of the program after it
};

/// All passes in the order they run.
const std::vector<PassInfo>& AllPasses();

struct PassOptions {
  std::string stop_after;  // name of the last pass to run; empty: all
#ifdef NDEBUG
  bool verify = false;
#else
  bool verify = true;  // the IR's own rules, after each pass
#endif
};

/// Runs the passes. The result lists broken rules of the IR, each with the pass that broke it: bugs of the compiler,
/// and the passes after it have not run.
std::vector<std::string> RunPasses(ir::Program& program, const PassOptions& options = {});

#define PASS(name, function, stage, description) void function(ir::Program& program);
#include "compiler/passes/passes.def"
#undef PASS

}  // namespace gblocks::passes
