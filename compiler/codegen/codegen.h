// Prints a UI program as C++: the last phase before compilers and linkers. docs/internals/generated_code.md is the
// contract of what comes out.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/ir.h"
#include "compiler/source/source_file.h"

namespace gblocks::codegen {

/// What a page is built from.
struct CppProject {
  std::string app_cpp;                      // one translation unit; includes <gblocks/gblocks.h> alone
  std::vector<std::string> templates_html;  // by template id: the content of its `<template>` element
  std::string css;                          // rules of the program's own: constant styles and app(css=…)
};

/// Generates the page's code from a program in the placed stage. The same program gives the same bytes, wherever it
/// lies.
CppProject Generate(const ir::Program& program, const Sources& sources);

}  // namespace gblocks::codegen
