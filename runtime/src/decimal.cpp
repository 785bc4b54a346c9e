#include "src/decimal.h"

#include "gblocks/platform.h"

namespace gb {

Decimal::Decimal(double x, int precision) {
  char text[140];
  unsigned size = platform::number_text(x, precision, text);
  unsigned i = 0;
  negative = __builtin_signbit(x);
  if (text[0] == '-') ++i;
  for (; i < size && text[i] != 'e'; ++i)
    if (text[i] != '.') digits[count++] = text[i];
  bool below = text[++i] == '-';
  for (++i; i < size; ++i) exponent = exponent * 10 + (text[i] - '0');
  if (below) exponent = -exponent;
}

void Decimal::round_to(int wanted) {
  if (wanted < count) {
    bool more = false;
    for (int i = wanted + 1; i < count; ++i) more = more || digits[i] != '0';
    char next = digits[wanted];
    bool odd = wanted > 0 && (digits[wanted - 1] & 1);
    bool up = next > '5' || (next == '5' && (more || odd));
    count = wanted;
    if (up) {
      int i = count - 1;
      while (i >= 0 && digits[i] == '9') digits[i--] = '0';
      if (i >= 0) {
        ++digits[i];
      } else {
        // 99 -> 100: one more digit in front; as many decimals as before.
        ++exponent;
        digits[count++] = '0';
        for (int j = count - 1; j > 0; --j) digits[j] = digits[j - 1];
        digits[0] = '1';
      }
    }
  }
  while (count < wanted && count < static_cast<int>(sizeof digits)) digits[count++] = '0';
}

void Decimal::strip() {
  while (count > 1 && digits[count - 1] == '0') --count;
}

double Decimal::value() const {
  if (count == 0) return negative ? -0.0 : 0.0;
  char text[140];
  unsigned size = 0;
  if (negative) text[size++] = '-';
  for (int i = 0; i < count; ++i) text[size++] = digits[i];
  text[size++] = 'e';
  int e = exponent - (count - 1);
  if (e < 0) text[size++] = '-';
  if (e < 0) e = -e;
  for (int unit = 100; unit; unit /= 10) text[size++] = static_cast<char>('0' + e / unit % 10);
  return platform::text_number(text, size);
}

}  // namespace gb
