// What tests do with generated C++: look things up in it, have compilers check it, run it.
#pragma once

#include <string>

namespace gblocks::test {

/// The function, struct or enum of this name, from its head to its closing brace; empty where there is none.
std::string FindDefinition(const std::string& code, const std::string& name);

/// Expects that g++-12 and clang++-14 accept the code without a warning.
void ExpectCompiles(const std::string& code);

/// A folder of its own for one test's files, gone at the end of the test.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string File(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// Compiles the code with this build's compiler (and its sanitizers) and links it with `libraries` to `program`.
void BuildNatively(const std::string& code, const std::string& libraries, const std::string& program);

/// Compiles and links the code with the native runtime, loads the page and returns what it printed; failures are lines
/// "failure KIND in line N".
std::string RunNatively(const std::string& code);

/// The output of a shell command; a failing command fails the test.
std::string OutputOf(const std::string& command);

}  // namespace gblocks::test
