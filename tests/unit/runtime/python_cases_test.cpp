// The runtime against CPython: python_cases.tsv says what CPython makes of each operation (make_python_cases.py).
#include <gblocks/gblocks.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "src/failure.h"
#include "src/platform_native.h"
#include "support.h"

namespace {

using Arguments = std::vector<std::string>;

gb::Int ToInt(const std::string& text) {
  return std::strtoll(text.c_str(), nullptr, 10);
}
double ToFloat(const std::string& text) {
  return std::strtod(text.c_str(), nullptr);
}
gb::Opt<gb::Int> ToOptInt(const std::string& text) {
  return text == "None" ? gb::Opt<gb::Int>() : gb::Opt<gb::Int>(ToInt(text));
}

/// Results as the table shows them: text plain, everything else by repr; floats by the number itself.
std::string Show(const gb::Str& s) {
  return {s.data(), s.size()};
}
std::string Show(double x) {
  return "float " + Show(gb::repr(x));
}
std::string Show(bool x) {
  return x ? "True" : "False";
}
template <class T>
std::string Show(const T& x) {
  return Show(gb::repr(x));
}

#define STR(i) Make(a[i])
#define TEXT0(name)                                                  \
  {                                                                  \
#name, [](const Arguments& a) { return Show(gb::name(STR(0))); } \
  }
#define TEXT1(name)                                                                                         \
  {                                                                                                         \
#name, [](const Arguments& a) { return a.size() > 1 ? Show(gb::name(STR(0), STR(1))) : std::string(); } \
  }
#define INTS(op)                                                                          \
  {                                                                                       \
#op "_int", [](const Arguments& a) { return Show(gb::op(ToInt(a[0]), ToInt(a[1]))); } \
  }

using Operation = std::function<std::string(const Arguments&)>;

const std::map<std::string, Operation>& Operations() {
  static const std::map<std::string, Operation> operations = {
      {"repr_float", [](const Arguments& a) { return Show(gb::repr(ToFloat(a[0]))); }},
      {"round", [](const Arguments& a) { return Show(gb::round(ToFloat(a[0]))); }},
      {"round_digits", [](const Arguments& a) { return Show(gb::round(ToFloat(a[0]), ToInt(a[1]))); }},
      {"format_float", [](const Arguments& a) { return Show(gb::format(ToFloat(a[0]), STR(1))); }},
      {"format_int", [](const Arguments& a) { return Show(gb::format(ToInt(a[0]), STR(1))); }},
      {"format_str", [](const Arguments& a) { return Show(gb::format(STR(0), STR(1))); }},
      {"repr_str", [](const Arguments& a) { return Show(gb::repr(STR(0))); }},
      {"len", [](const Arguments& a) { return Show(gb::len(STR(0))); }},
      {"contains", [](const Arguments& a) { return Show(gb::contains(STR(0), STR(1))); }},
      TEXT0(str_upper),
      TEXT0(str_lower),
      TEXT0(str_casefold),
      TEXT0(str_capitalize),
      TEXT0(str_title),
      TEXT0(str_swapcase),
      TEXT0(str_strip),
      TEXT0(str_lstrip),
      TEXT0(str_rstrip),
      TEXT0(str_splitlines),
      TEXT0(str_isdigit),
      TEXT0(str_isalpha),
      TEXT0(str_isalnum),
      TEXT0(str_isspace),
      TEXT0(str_isupper),
      TEXT0(str_islower),
      TEXT0(str_istitle),
      TEXT0(str_isidentifier),
      TEXT0(str_isascii),
      TEXT1(str_find),
      TEXT1(str_rfind),
      TEXT1(str_count),
      TEXT1(str_startswith),
      TEXT1(str_endswith),
      TEXT1(str_removeprefix),
      TEXT1(str_removesuffix),
      TEXT1(str_partition),
      TEXT1(str_rpartition),
      TEXT1(str_index),
      {"str_split",
       [](const Arguments& a) { return Show(a.size() > 1 ? gb::str_split(STR(0), STR(1)) : gb::str_split(STR(0))); }},
      {"str_rsplit",
       [](const Arguments& a) { return Show(a.size() > 1 ? gb::str_rsplit(STR(0), STR(1)) : gb::str_rsplit(STR(0))); }},
      {"str_replace", [](const Arguments& a) { return Show(gb::str_replace(STR(0), STR(1), STR(2))); }},
      {"str_strip_chars", [](const Arguments& a) { return Show(gb::str_strip(STR(0), STR(1))); }},
      {"str_split_limit", [](const Arguments& a) { return Show(gb::str_split(STR(0), STR(1), ToInt(a[2]))); }},
      {"str_rsplit_limit", [](const Arguments& a) { return Show(gb::str_rsplit(STR(0), STR(1), ToInt(a[2]))); }},
      {"str_replace_count",
       [](const Arguments& a) { return Show(gb::str_replace(STR(0), STR(1), STR(2), ToInt(a[3]))); }},
      {"str_find_in", [](const Arguments& a) { return Show(gb::str_find(STR(0), STR(1), ToInt(a[2]), ToInt(a[3]))); }},
      {"str_count_in",
       [](const Arguments& a) { return Show(gb::str_count(STR(0), STR(1), ToInt(a[2]), ToInt(a[3]))); }},
      {"str_words", [](const Arguments& a) { return Show(gb::str_split(STR(0), gb::none, ToInt(a[1]))); }},
      {"str_last_words", [](const Arguments& a) { return Show(gb::str_rsplit(STR(0), gb::none, ToInt(a[1]))); }},
      {"str_center", [](const Arguments& a) { return Show(gb::str_center(STR(0), ToInt(a[1]), Make("*"))); }},
      {"str_ljust", [](const Arguments& a) { return Show(gb::str_ljust(STR(0), ToInt(a[1]), Make("*"))); }},
      {"str_rjust", [](const Arguments& a) { return Show(gb::str_rjust(STR(0), ToInt(a[1]), Make("*"))); }},
      {"str_zfill", [](const Arguments& a) { return Show(gb::str_zfill(STR(0), ToInt(a[1]))); }},
      {"str_expandtabs", [](const Arguments& a) { return Show(gb::str_expandtabs(STR(0), ToInt(a[1]))); }},
      {"slice_str",
       [](const Arguments& a) { return Show(gb::slice(STR(0), ToOptInt(a[1]), ToOptInt(a[2]), ToOptInt(a[3]))); }},
      {"slice_list",
       [](const Arguments& a) {
         return Show(gb::slice(gb::range(ToInt(a[0])), ToOptInt(a[1]), ToOptInt(a[2]), ToOptInt(a[3])));
       }},
      INTS(add),
      INTS(sub),
      INTS(mul),
      INTS(floordiv),
      INTS(mod),
      INTS(pow),
      {"shl", [](const Arguments& a) { return Show(gb::shl(ToInt(a[0]), ToInt(a[1]))); }},
      {"shr", [](const Arguments& a) { return Show(gb::shr(ToInt(a[0]), ToInt(a[1]))); }},
      {"round_int", [](const Arguments& a) { return Show(gb::round(ToInt(a[0]), ToInt(a[1]))); }},
      {"gcd", [](const Arguments& a) { return Show(gb::math_gcd(ToInt(a[0]), ToInt(a[1]))); }},
      {"isqrt", [](const Arguments& a) { return Show(gb::math_isqrt(ToInt(a[0]))); }},
      {"floordiv_float", [](const Arguments& a) { return Show(gb::floordiv(ToFloat(a[0]), ToFloat(a[1]))); }},
      {"mod_float", [](const Arguments& a) { return Show(gb::mod(ToFloat(a[0]), ToFloat(a[1]))); }},
      {"factorial", [](const Arguments& a) { return Show(gb::math_factorial(ToInt(a[0]))); }},
      {"comb", [](const Arguments& a) { return Show(gb::math_comb(ToInt(a[0]), ToInt(a[1]))); }},
      {"parse_int", [](const Arguments& a) { return Show(gb::int_(STR(0), ToInt(a[1]))); }},
      {"parse_float", [](const Arguments& a) { return Show(gb::float_(STR(0))); }},
  };
  return operations;
}

std::string Unescape(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    char c = text[++i];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

std::vector<std::string> Fields(const std::string& line) {
  std::vector<std::string> fields(1);
  for (char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  for (std::string& field : fields) field = Unescape(field);
  return fields;
}

TEST(PythonCases, AllAgree) {
  std::ifstream file(std::string(TEST_FOLDER) + "/python_cases.tsv");
  ASSERT_TRUE(file) << "python_cases.tsv is missing";
  int count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    std::vector<std::string> fields = Fields(line);
    std::string wanted = fields.back();
    Arguments arguments(fields.begin() + 1, fields.end() - 1);
    auto operation = Operations().find(fields[0]);
    ASSERT_NE(operation, Operations().end()) << fields[0];
    std::string got;
    try {
      got = operation->second(arguments);
    } catch (...) {
      gb::take_failure();
      got = "!";
    }
    if (got.rfind("float ", 0) == 0) {
      got = got.substr(6);
      if (wanted != "!") wanted = Show(ToFloat(wanted)).substr(6);
    }
    if (got != wanted) ADD_FAILURE() << line << "\ngot " << got;
  }
  EXPECT_GT(count, 8000);
}

}  // namespace
