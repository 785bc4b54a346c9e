// Failures as exceptions of WASM: what the compiler's landing pads need of a C++ library. All that is ever thrown is
// one thing without contents, and all that catches is `catch (...)`.
#include "gblocks/platform.h"

extern "C" {

/// Where landing pads and the personality exchange what was thrown.
struct {
  unsigned index;
  const void* lsda;
  unsigned selector;
} __wasm_lpad_context;

void* __cxa_begin_catch(void* thrown) noexcept {
  return thrown;
}
void __cxa_end_catch() noexcept {}
int _Unwind_CallPersonality(void*) noexcept {
  return 0;
}
}

namespace std {
// A failure on the way of another: nothing sensible is left to do.
[[noreturn]] void terminate() noexcept {
  __builtin_trap();
}
}  // namespace std

void gb::platform::unwind() {
  __builtin_wasm_throw(0, nullptr);
}
