#include "tests/codegen/generated_code.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace gblocks::test {
namespace {

/// Whether the line says this name, with a space before it.
bool Names(const std::string& line, const std::string& name) {
  for (size_t at = line.find(" " + name); at != std::string::npos; at = line.find(" " + name, at + 1)) {
    size_t end = at + 1 + name.size();
    if (end == line.size() || (!std::isalnum(static_cast<unsigned char>(line[end])) && line[end] != '_')) return true;
  }
  return false;
}

/// As pages are compiled.
const char* const kFlags = " -std=c++20 -fno-rtti -Wall -Wextra -Werror -I" GBLOCKS_RUNTIME_INCLUDE " ";

/// Natively, failures are exceptions on their way through generated code, whose destructors run; and the sanitizers ask
/// for the types of objects.
const char* const kNativeFlags =
    " -std=c++20 -O0 -Wall -Wextra -Werror -I" GBLOCKS_RUNTIME_INCLUDE " " GBLOCKS_SANITIZER_FLAGS " ";

}  // namespace

ScratchFolder::ScratchFolder() {
  std::string path = (std::filesystem::temp_directory_path() / "gblocks_codegen_XXXXXX").string();
  path_ = mkdtemp(path.data());
}

ScratchFolder::~ScratchFolder() {
  std::filesystem::remove_all(path_);
}

std::string FindDefinition(const std::string& code, const std::string& name) {
  std::istringstream lines(code);
  std::string result, line;
  while (std::getline(lines, line)) {
    bool indented = line.empty() || line[0] == ' ';
    bool head = !indented && line.back() != ';' && line[0] != '/' && Names(line, name);
    if (result.empty() && !head) continue;
    result += line + "\n";
    if (!indented && (line[0] == '}' || line.find("{}") != std::string::npos)) break;
  }
  return result;
}

std::string OutputOf(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return output;
  std::array<char, 4096> buffer;
  while (size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), count);
  EXPECT_EQ(pclose(pipe), 0) << command << "\n" << output;
  return output;
}

void ExpectCompiles(const std::string& code) {
  ScratchFolder folder;
  std::string file = folder.File("app.cpp");
  std::ofstream(file) << code;
  for (const char* compiler : {"g++-12", "clang++-14"}) {
    std::string said = OutputOf(std::string(compiler) + kFlags + "-fsyntax-only " + file + " 2>&1");
    EXPECT_EQ(said, "") << compiler << " about\n" << code;
  }
}

void BuildNatively(const std::string& code, const std::string& libraries, const std::string& program) {
  std::string file = program + ".cpp";
  std::ofstream(file) << code;
  std::string said = OutputOf(GBLOCKS_NATIVE_COMPILER + std::string(kNativeFlags) + file + " " + libraries + " -o " +
                              program + " 2>&1");
  EXPECT_EQ(said, "") << code;
}

#ifdef GBLOCKS_NATIVE_LIBRARIES
std::string RunNatively(const std::string& code) {
  ScratchFolder folder;
  std::string program = folder.File("app");
  BuildNatively(code, GBLOCKS_NATIVE_LIBRARIES, program);
  return OutputOf(program);
}
#endif

}  // namespace gblocks::test
