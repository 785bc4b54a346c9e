// The programs of a page, compiled and run.
#pragma once

#include <string>
#include <vector>

namespace gblocks::test {

/// A program: the file that is compiled, and those it may import.
struct Program {
  struct File {
    std::string path, text;
  };
  std::string text;
  std::vector<File> imported;
};

/// All that the compiler says about the program, 80 columns wide; empty where nothing is wrong.
std::string Diagnose(const Program& program);

/// Compiles the program, loads its page in an in-memory DOM and uses it as `steps` say, one in each line
/// (tests/dom/steps.h; "look": what people see). Returns what the program printed and failed with, for loading and for
/// each step.
std::vector<std::string> Use(const Program& program, const std::string& steps);

/// What CPython prints for the program; false where it is not Python alone.
bool RunPython(const std::string& text, std::string* printed);

}  // namespace gblocks::test
