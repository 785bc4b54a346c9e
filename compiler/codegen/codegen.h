// Prints a UI program as C++: the last phase before compilers and linkers. docs/internals/generated_code.md is the
// contract of what comes out.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/ir.h"
#include "compiler/source/source_file.h"

namespace gblocks::codegen {

struct Options {
  bool tells_values = false;  // failures tell what the variables hold that the statement reads
  bool live = false;          // for `gblocks dev`: the page's next version can take over its state, and texts stand outside the code
};

/// What a page is built from.
struct CppProject {
  std::string app_cpp;                      // one translation unit; includes <gblocks/gblocks.h> alone
  std::vector<std::string> templates_html;  // by template id: the content of its `<template>` element
  std::string css;                          // rules of the program's own: constant styles and app(css=…)
  std::vector<std::string> texts;           // by the number that a live page's code calls them by
};

/// Generates the page's code from a program in the placed stage. The same program gives the same bytes, wherever it
/// lies.
CppProject Generate(const ir::Program& program, const Sources& sources, const Options& options = {});

/// Takes the texts (`"…"_s`) out of generated code and puts their numbers in their place; comments go, too. So two programs that
/// differ in texts alone have the same code.
std::vector<std::string> SeparateTexts(std::string& cpp);

}  // namespace gblocks::codegen
