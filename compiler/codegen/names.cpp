#include "compiler/codegen/names.h"

#include <algorithm>
#include <cctype>

namespace gblocks::codegen {
namespace {

/// Keywords of C++20, macros of compilers, and what generated code itself calls by these names.
const std::unordered_set<std::string_view>& ReservedNames() {
  static const std::unordered_set<std::string_view> names = {
      "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
      "char8_t", "char16_t", "char32_t", "class", "co_await", "co_return", "co_yield", "compl", "concept", "const",
      "consteval", "constexpr", "constinit", "const_cast", "continue", "decltype", "default", "delete", "do", "double",
      "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if",
      "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
      "or_eq", "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short",
      "signed", "sizeof", "static", "static_assert", "static_cast", "struct", "switch", "template", "this",
      "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual",
      "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
      // Macros and names of the platform.
      "EOF", "NAN", "NULL", "INFINITY", "asm_", "errno", "linux", "main", "stderr", "stdin", "stdout", "unix",
      // What generated code says itself.
      "App", "app", "gb", "gb_app", "gb_program", "in", "kEvents", "kNames", "run", "same",
      // Functions of C that compilers know: a function of the program may have the same parameters.
      "abort", "abs", "acos", "asin", "atan", "atan2", "bcmp", "bcopy", "bzero", "calloc", "cbrt", "ceil", "cos",
      "cosh", "erf", "exit", "exp", "exp2", "fabs", "floor", "fmax", "fmin", "fmod", "free", "gamma", "index", "j0",
      "j1", "jn", "labs", "lgamma", "llabs", "log", "log10", "log1p", "log2", "logb", "lrint", "lround", "malloc",
      "nan", "pow", "pow10", "rindex", "rint", "round", "scalb", "signbit", "sin", "sincos", "sinh", "sqrt", "tan",
      "tanh", "tgamma", "trunc", "y0", "y1", "yn"};
  return names;
}

}  // namespace

const std::vector<std::string_view>& MembersOfObjects() {
  static const std::vector<std::string_view> names = {
      "Object", "counted", "drop", "is_shared", "references_", "retain",  // Object
      "Source", "add_reader", "has_undo", "needs_undo", "notify", "notify_readers", "notify_touched", "notify_values",
      "readers_", "saved_", "track", "track_first", "transaction_", "unlink",  // Source
      "Component", "F", "Record", "Tracked", "fields", "kName", "type_"};
  return names;
}

const std::vector<std::string_view>& MembersOfCoroutines() {
  static const std::vector<std::string_view> names = {
      "Coroutine", "Group", "at", "at_", "awaited", "awaited_", "begun_", "caller_", "cancelled_", "due_", "end",
      "groups_", "kEnded", "next_", "place_", "queue_", "result", "sleep", "sleeper_", "step", "timer_", "wait",
      "wait_for",  // Coroutine
      "Object", "counted", "drop", "is_shared", "references_", "retain"};
  return names;
}

bool IsMember(std::string_view name) {
  auto is_in = [name](const std::vector<std::string_view>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return is_in(MembersOfObjects()) || is_in(MembersOfCoroutines());
}

std::string SafeName(std::string_view name) {
  std::string safe;
  for (unsigned char c : name) {
    if (std::isalnum(c) || c == '_') {
      safe += static_cast<char>(c);
    } else if (c < 0x80) {
      safe += '_';
    } else {
      // Bytes of letters outside ASCII: readable enough, and no compiler minds.
      static const char* const kDigits = "0123456789abcdef";
      (safe += 'x') += kDigits[c >> 4];
      safe += kDigits[c & 15];
    }
  }
  // C++ keeps names with two underscores, or with one and a capital at the beginning, for itself.
  for (size_t at; (at = safe.find("__")) != std::string::npos;) safe.erase(at, 1);
  bool reserved_start = safe.empty() || std::isdigit(static_cast<unsigned char>(safe[0])) || safe[0] == '_';
  if (reserved_start) safe = safe == "_" || safe.empty() ? "unused" : "v" + safe;
  if (ReservedNames().count(safe)) safe += '_';
  return safe;
}

std::string UpperCamel(std::string_view name) {
  std::string camel;
  bool upper = true;
  for (unsigned char c : name) {
    if (!std::isalnum(c)) {
      upper = true;
      continue;
    }
    camel += static_cast<char>(upper ? std::toupper(c) : c);
    upper = false;
  }
  return camel;
}

std::vector<std::unordered_set<std::string>> NameScopes::SetAside() {
  std::vector<std::unordered_set<std::string>> inner(scopes_.begin() + 1, scopes_.end());
  scopes_.resize(1);
  return inner;
}

void NameScopes::Restore(std::vector<std::unordered_set<std::string>> scopes) {
  for (auto& scope : scopes) scopes_.push_back(std::move(scope));
}

bool NameScopes::Taken(const std::string& name) const {
  for (const auto& scope : scopes_) {
    if (scope.count(name)) return true;
  }
  return false;
}

std::string NameScopes::Take(std::string name) {
  scopes_.back().insert(name);
  return name;
}

std::string NameScopes::Unique(std::string_view name) {
  std::string safe = SafeName(name);
  if (!Taken(safe)) return Take(safe);
  if (safe.back() == '_') safe.pop_back();
  for (int number = 2;; ++number) {
    std::string numbered = safe + "_" + std::to_string(number);
    if (!Taken(numbered)) return Take(numbered);
  }
}

std::string NameScopes::Numbered(std::string_view name) {
  for (int number = 1;; ++number) {
    std::string numbered = std::string(name) + "_" + std::to_string(number);
    if (!Taken(numbered)) return Take(numbered);
  }
}

}  // namespace gblocks::codegen
