// JSON as clients send it: what they left out or got wrong is null, never a failure.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace gblocks::lsp {

using Json = nlohmann::json;

/// The member of an object; null where there is none.
inline const Json& At(const Json& json, const char* name) {
  static const Json null;
  if (!json.is_object()) return null;
  const auto found = json.find(name);
  return found == json.end() ? null : *found;
}

template <class... Names>
const Json& At(const Json& json, const char* name, Names... names) {
  return At(At(json, name), names...);
}

inline std::string Text(const Json& json) {
  return json.is_string() ? json.get<std::string>() : std::string();
}

inline uint32_t Number(const Json& json) {
  if (!json.is_number()) return 0;
  const double value = json.get<double>();
  return value > 0 && value < 4e9 ? static_cast<uint32_t>(value) : 0;
}

inline bool Holds(const Json& json) {
  return json.is_boolean() && json.get<bool>();
}

}  // namespace gblocks::lsp
