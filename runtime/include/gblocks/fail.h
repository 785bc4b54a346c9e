// What can go wrong at run time. A failure ends the handler that runs; what it changed is put back.
#pragma once

#include "gblocks/str.h"

namespace gb {

/// The kinds of failure, in the order of errors.def, which holds their texts.
enum class Error : int {
#define GB_ERROR(name, text) name,
#include "gblocks/errors.def"
#undef GB_ERROR
};

/// The line of the program that runs, and the file's number in Program::sources. A store: cheap enough for every
/// statement that can fail.
constexpr int kLineBits = 20;
extern int current_line;
inline void line(int number, int file = 0) {
  current_line = file << kLineBits | number;
}

/// Values that a failure tells; they lie on the stack, that of the innermost statement on top (gblocks/values.h).
struct Told {
  const Told* outer;
  Str (*tell)(const Told&) noexcept;
};
extern const Told* top_told;

/// Ends the handler. The host makes the text from the kind's template and up to two arguments.
[[noreturn]] void fail(Error kind);
[[noreturn]] void fail(Error kind, const Str& first);
[[noreturn]] void fail(Error kind, const Str& first, const Str& second);
[[noreturn]] void fail(Error kind, Int first);
[[noreturn]] void fail(Error kind, Int first, Int second);

/// `assert` found its condition false.
[[noreturn]] inline void fail_assert(const Str& message) {
  fail(Error::kAssert, message);
}

}  // namespace gb
