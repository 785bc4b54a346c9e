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
// A failure where nothing can be unwound: of memory.
[[noreturn]] void terminate() noexcept {
  gb::platform::trap();
}
}  // namespace std

void gb::platform::unwind() {
  __builtin_wasm_throw(0, nullptr);
}

__asm__(".globaltype __stack_pointer, i32");

void gb::platform::trap() noexcept {
  // Below 0, as where the stack has overflowed: for the host, a failure that the program tells.
  __asm__ volatile("i32.const -1\nglobal.set __stack_pointer");
  __builtin_trap();
}
