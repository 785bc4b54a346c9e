#include "compiler/codegen/literals.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace gblocks::codegen {

Code IntLiteral(int64_t value, const char* suffix) {
  // The smallest one has no literal: C++ reads it as minus applied to a number that is too large.
  if (value == std::numeric_limits<int64_t>::min()) return "(-9223372036854775807LL - 1)";
  bool large = value > std::numeric_limits<int32_t>::max() || value < std::numeric_limits<int32_t>::min();
  std::string text = std::to_string(value) + (large ? "LL" : suffix);
  return Code(text, value < 0 ? Precedence::kUnary : Precedence::kPrimary);
}

Code FloatLiteral(double value) {
  if (std::isnan(value)) return "gb::math_nan";
  if (std::isinf(value)) return value > 0 ? Code("gb::math_inf") : Code("-gb::math_inf", Precedence::kUnary);
  char text[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  // Whole numbers as people write them: 100.0, not 1e+02.
  if (std::abs(value) < 1e15 && value == std::floor(value)) std::snprintf(text, sizeof text, "%.1f", value);
  std::string literal = text;
  if (literal.find_first_of(".e") == std::string::npos) literal += ".0";
  return Code(literal, std::signbit(value) ? Precedence::kUnary : Precedence::kPrimary);
}

std::string Quoted(const std::string& text) {
  std::string literal = "\"";
  for (unsigned char c : text) {
    switch (c) {
      case '"':
        literal += "\\\"";
        break;
      case '\\':
        literal += "\\\\";
        break;
      case '\n':
        literal += "\\n";
        break;
      case '\t':
        literal += "\\t";
        break;
      case '\r':
        literal += "\\r";
        break;
      default:
        if (c < 0x20 || c == 0x7f) {
          // Three octal digits: what follows cannot be read as part of the escape.
          char escape[8];
          std::snprintf(escape, sizeof escape, "\\%03o", c);
          literal += escape;
        } else {
          literal += static_cast<char>(c);
        }
    }
  }
  return literal + "\"";
}

std::string Unquoted(const std::string& literal) {
  std::string text;
  for (size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] != '\\') {
      text += literal[i];
      continue;
    }
    const char c = literal[++i];
    if (c >= '0' && c <= '3') {
      text += static_cast<char>((c - '0') << 6 | (literal[i + 1] - '0') << 3 | (literal[i + 2] - '0'));
      i += 2;
    } else {
      text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
  }
  return text;
}

Code StrLiteral(const std::string& text) {
  return Quoted(text) + "_s";
}

}  // namespace gblocks::codegen
