// The page's host as surroundings: imports of the module "gb".
#include "gblocks/platform.h"
#include "src/exports.h"

#define GB_IMPORT(name) __attribute__((import_module("gb"), import_name(name)))

extern "C" {
GB_IMPORT("flush") void gb_host_flush(const unsigned*, unsigned, const char*, unsigned);
GB_IMPORT("fail") void gb_host_fail(int, int, const char*, unsigned);
GB_IMPORT("stop") int gb_host_stop(double, int, const char*, unsigned);
GB_IMPORT("number_text") unsigned gb_host_number_text(double, int, char*);
GB_IMPORT("text_number") double gb_host_text_number(const char*, unsigned);
GB_IMPORT("now") double gb_host_now();
GB_IMPORT("utc_offset") double gb_host_utc_offset(double);
GB_IMPORT("random") double gb_host_random();
GB_IMPORT("log") void gb_host_log(const char*, unsigned);
GB_IMPORT("timer") void gb_host_timer(unsigned, double);
GB_IMPORT("load") int gb_host_load(const char*, unsigned);
GB_IMPORT("store") void gb_host_store(const char*, unsigned, const char*, unsigned);
}

namespace gb::platform {

void flush(const unsigned* ops, unsigned words, const char* text, unsigned bytes) noexcept {
  gb_host_flush(ops, words, text, bytes);
}
void fail(int kind, int line, const char* arguments, unsigned bytes) noexcept {
  gb_host_fail(kind, line, arguments, bytes);
}
bool stop(double seconds, int line, const char* file, unsigned bytes) noexcept {
  return gb_host_stop(seconds, line, file, bytes);
}
bool stack_has_room() noexcept {
  // The part of the stack that is in memory; it grows down to 0 (--stack-first).
  constexpr Address kReserve = 16384;
  Address top;
  asm("global.get __stack_pointer\nlocal.set %0" : "=r"(top));
  return top > kReserve;
}
unsigned number_text(double value, int precision, char* out) noexcept {
  return gb_host_number_text(value, precision, out);
}
double text_number(const char* text, unsigned bytes) noexcept {
  return gb_host_text_number(text, bytes);
}
double now() noexcept {
  return gb_host_now();
}
double utc_offset(double seconds) noexcept {
  return gb_host_utc_offset(seconds);
}
double random() noexcept {
  return gb_host_random();
}
void log(const char* text, unsigned bytes) noexcept {
  gb_host_log(text, bytes);
}
void timer(unsigned id, double milliseconds) noexcept {
  gb_host_timer(id, milliseconds);
}
Opt<Str> load(const char* key, unsigned key_bytes) {
  // The host leaves the text in the room that it asks for by gb_text.
  int bytes = gb_host_load(key, key_bytes);
  if (bytes < 0) return none;
  return Str::copy(reinterpret_cast<char*>(host_room), static_cast<Size>(bytes));
}
void store(const char* key, unsigned key_bytes, const char* text, unsigned bytes) {
  gb_host_store(key, key_bytes, text, bytes);
}

#define GB_MATH1(name)                                                    \
  extern "C" GB_IMPORT("math_" #name) double gb_host_math_##name(double); \
  double name(double x) {                                                 \
    return gb_host_math_##name(x);                                        \
  }
#define GB_MATH2(name)                                                            \
  extern "C" GB_IMPORT("math_" #name) double gb_host_math_##name(double, double); \
  double name(double x, double y) {                                               \
    return gb_host_math_##name(x, y);                                             \
  }
GB_MATH1(sin)
GB_MATH1(cos)
GB_MATH1(tan)
GB_MATH1(asin)
GB_MATH1(acos)
GB_MATH1(atan)
GB_MATH2(atan2)
GB_MATH1(sinh)
GB_MATH1(cosh)
GB_MATH1(tanh)
GB_MATH1(exp)
GB_MATH1(expm1)
GB_MATH1(log)
GB_MATH1(log1p)
GB_MATH1(log2)
GB_MATH1(log10)
GB_MATH1(cbrt)
GB_MATH2(pow)

}  // namespace gb::platform
