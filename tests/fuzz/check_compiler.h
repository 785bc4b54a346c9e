// What has to be true of the compiler, whatever the program.
#pragma once

#include <string>

#include "compiler/ast/ast.h"

namespace gblocks::fuzz {

/// What one program led to.
struct Outcome {
  ast::Module syntax;
  bool accepted = false;
};

/// Compiles a program up to its C++, and ends the process with a message where the compiler broke a rule:
///
/// - what the parser could not read has a message, at most one in a line, and never the one that knows nothing;
/// - every message is complete, in the words of the program, and points into it;
/// - a program without messages is one to the end: the IR keeps its rules, C++ comes out;
/// - formatted it is the same program, and formatting twice changes nothing more;
/// - all that within a time that a person does not notice.
Outcome CheckCompiler(const std::string& program);

/// How many kinds of messages there are; CheckCompiler counts those it saw in `seen_kinds`, which leads the fuzzer.
constexpr int kKinds = 512;
extern unsigned char seen_kinds[kKinds];

}  // namespace gblocks::fuzz
