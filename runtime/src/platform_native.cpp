// The C++ library as surroundings, for tests and prerendering.
#include "src/platform_native.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "gblocks/platform.h"

namespace gb {

Host* host = nullptr;

static double system_now() {
  return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch()).count();
}

double Host::Now() {
  return system_now();
}

namespace platform {

void flush(const unsigned* ops, unsigned words, const char* text, unsigned bytes) noexcept {
  if (host) host->Flush({ops, words}, {text, bytes});
}

void fail(int kind, int line, const char* text, unsigned bytes) noexcept {
  std::string all(text, bytes);
  size_t file = all.find('\x1f'), values = all.find('\x1f', file + 1);
  if (host) host->Failed({kind, line, all.substr(0, file), all.substr(file + 1, values - file - 1), all.substr(values + 1)});
}
bool stop(double seconds, int line, const char* file, unsigned bytes) noexcept {
  return !host || host->Stop(seconds, line, {file, bytes});
}
bool stack_has_room() noexcept {
  return true;
}

unsigned number_text(double value, int precision, char* out) noexcept {
  auto result = precision < 0 ? std::to_chars(out, out + 128, value, std::chars_format::scientific)
                              : std::to_chars(out, out + 128, value, std::chars_format::scientific, precision);
  return static_cast<unsigned>(result.ptr - out);
}

double text_number(const char* text, unsigned bytes) noexcept {
  // strtod, because from_chars leaves the value alone where it is out of range.
  return std::strtod(std::string(text, bytes).c_str(), nullptr);
}

double now() noexcept {
  return host ? host->Now() : system_now();
}

double utc_offset(double seconds) noexcept {
  std::time_t time = static_cast<std::time_t>(seconds);
  std::tm local{};
  return localtime_r(&time, &local) ? static_cast<double>(local.tm_gmtoff) : 0;
}

double random() noexcept {
  return std::rand() / (RAND_MAX + 1.0);
}

void log(const char* text, unsigned bytes) noexcept {
  if (host) {
    host->Log({text, bytes});
  } else {
    std::printf("%.*s\n", static_cast<int>(bytes), text);
  }
}

void timer(unsigned id, double milliseconds) noexcept {
  if (host) host->Timer(id, milliseconds);
}

Opt<Str> load(const char* key, unsigned key_bytes) {
  std::string text;
  if (!host || !host->Load({key, key_bytes}, text)) return none;
  return Str::copy(text.data(), text.size());
}

void store(const char* key, unsigned key_bytes, const char* text, unsigned bytes) {
  if (host) host->Store({key, key_bytes}, {text, bytes});
}

double sin(double x) {
  return std::sin(x);
}
double cos(double x) {
  return std::cos(x);
}
double tan(double x) {
  return std::tan(x);
}
double asin(double x) {
  return std::asin(x);
}
double acos(double x) {
  return std::acos(x);
}
double atan(double x) {
  return std::atan(x);
}
double atan2(double y, double x) {
  return std::atan2(y, x);
}
double sinh(double x) {
  return std::sinh(x);
}
double cosh(double x) {
  return std::cosh(x);
}
double tanh(double x) {
  return std::tanh(x);
}
double exp(double x) {
  return std::exp(x);
}
double expm1(double x) {
  return std::expm1(x);
}
double log(double x) {
  return std::log(x);
}
double log1p(double x) {
  return std::log1p(x);
}
double log2(double x) {
  return std::log2(x);
}
double log10(double x) {
  return std::log10(x);
}
double cbrt(double x) {
  return std::cbrt(x);
}
double pow(double x, double y) {
  return std::pow(x, y);
}

}  // namespace platform
}  // namespace gb
