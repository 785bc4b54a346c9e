#include "compiler/passes/python_text.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace gblocks::passes {
namespace {

/// printf's %g without padding of the exponent is what Python's "g" gives, too.
std::string Printf(const char* format, int precision, double value) {
  int size = std::snprintf(nullptr, 0, format, precision, value);
  std::string text(static_cast<size_t>(size) + 1, '\0');
  std::snprintf(text.data(), text.size(), format, precision, value);
  text.pop_back();
  return text;
}

}  // namespace

std::string FloatText(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  // The shortest digits that read back as the same number, then Python's choice between the two notations.
  char buffer[40];
  std::to_chars_result result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  std::string shortest(buffer, result.ptr);
  size_t e = shortest.find('e');
  int exponent = std::atoi(shortest.c_str() + e + 1);
  if (exponent < -4 || exponent >= 16) {
    std::string digits = shortest.substr(0, e);
    std::string power = std::to_string(std::abs(exponent));
    if (power.size() < 2) power = "0" + power;
    return digits + "e" + (exponent < 0 ? "-" : "+") + power;
  }
  result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  std::string text(buffer, result.ptr);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string HtmlNumber(double value) {
  std::string text = FloatText(value);
  if (text.size() > 2 && text.compare(text.size() - 2, 2, ".0") == 0) text.resize(text.size() - 2);
  return text;
}

std::optional<std::string> FormatInt(int64_t value, const std::string& spec) {
  if (spec.empty() || spec == "d") return std::to_string(value);
  constexpr int64_t kExact = int64_t{1} << 53;
  if (value > kExact || value < -kExact) return std::nullopt;
  return FormatFloat(static_cast<double>(value), spec);
}

std::optional<std::string> FormatFloat(double value, const std::string& spec) {
  if (spec.empty()) return FloatText(value);
  if (!std::isfinite(value)) return std::nullopt;
  if (spec == "g") return Printf("%.*g", 6, value);
  bool fixed = spec.size() >= 3 && spec[0] == '.' && spec.back() == 'f';
  if (!fixed || spec.size() > 4) return std::nullopt;
  int precision = 0;
  for (size_t i = 1; i + 1 < spec.size(); ++i) {
    if (spec[i] < '0' || spec[i] > '9') return std::nullopt;
    precision = precision * 10 + (spec[i] - '0');
  }
  return Printf("%.*f", precision, value);
}

std::vector<std::string> CodePoints(const std::string& text) {
  std::vector<std::string> points;
  for (char c : text) {
    bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (continues && !points.empty()) {
      points.back() += c;
    } else {
      points.emplace_back(1, c);
    }
  }
  return points;
}

}  // namespace gblocks::passes
