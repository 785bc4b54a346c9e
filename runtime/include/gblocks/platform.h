// Everything that the runtime asks of its surroundings. platform_wasm.cpp asks the page's host, platform_native.cpp the
// C++ library.
#pragma once

#include "gblocks/opt.h"
#include "gblocks/str.h"

namespace gb::platform {

/// Hands over one flush: operations as 32-bit words, the text they take.
void flush(const unsigned* ops, unsigned words, const char* text, unsigned bytes) noexcept;
/// Tells the user of a failure. `text`: the source file, values of variables and the arguments, separated by U+001F.
void fail(int kind, int line, const char* text, unsigned bytes) noexcept;
/// Whether the user wants to stop what has run for so long. `file`: of the source.
bool stop(double seconds, int line, const char* file, unsigned bytes) noexcept;
/// Whether there is room for one more call.
bool stack_has_room() noexcept;
/// Leaves all frames up to the innermost `catch (...)`; destructors run.
[[noreturn]] void unwind();
/// Leaves all frames at once, where none can be unwound; the host calls `gb_recover`.
[[noreturn]] void trap() noexcept;

/// Writes `value` (finite) as d.ddde+x with `precision` decimals (0 … 100), or the fewest that say it exactly: -1.
/// Returns the length.
unsigned number_text(double value, int precision, char* out) noexcept;
/// The number that well-formed ASCII text says.
double text_number(const char* text, unsigned bytes) noexcept;
/// Milliseconds since 1970.
double now() noexcept;
/// Local time less UTC, in seconds, at this time (seconds since 1970).
double utc_offset(double seconds) noexcept;
/// In [0, 1).
double random() noexcept;
void log(const char* text, unsigned bytes) noexcept;
/// The host calls `gb_timer(id)` after this time.
void timer(unsigned id, double milliseconds) noexcept;
/// What was stored under `key` on this device, in this visit or an earlier one.
Opt<Str> load(const char* key, unsigned key_bytes);
/// Stores it for later visits; no text: takes away what is there.
void store(const char* key, unsigned key_bytes, const char* text, unsigned bytes);

double sin(double x);
double cos(double x);
double tan(double x);
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);
double sinh(double x);
double cosh(double x);
double tanh(double x);
double exp(double x);
double expm1(double x);
double log(double x);
double log1p(double x);
double log2(double x);
double log10(double x);
double cbrt(double x);
double pow(double x, double y);

}  // namespace gb::platform
