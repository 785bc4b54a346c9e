// Typed indices and the vectors they index: nodes refer to each other by small integers, never by pointers.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace gblocks {

/// Index of a thing of one kind; ids of different kinds do not mix. A default-made id is "none".
template <class Tag>
struct Id {
  int32_t index = -1;

  bool valid() const { return index >= 0; }
  bool operator==(const Id&) const = default;
  auto operator<=>(const Id&) const = default;
};

/// Vector of values addressed by a typed id. Ids stay good as the store grows; references do not.
template <class IdType, class Value>
class ValueStore {
 public:
  IdType Add(Value value) {
    values_.push_back(std::move(value));
    return IdType{static_cast<int32_t>(values_.size()) - 1};
  }
  Value& operator[](IdType id) { return values_[static_cast<size_t>(id.index)]; }
  const Value& operator[](IdType id) const { return values_[static_cast<size_t>(id.index)]; }
  size_t size() const { return values_.size(); }
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

 private:
  std::vector<Value> values_;
};

/// Joins lambdas into one visitor: std::visit(Overloaded{[](A&) {...}, [](B&) {...}}, node).
template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace gblocks

template <class Tag>
struct std::hash<gblocks::Id<Tag>> {
  size_t operator()(gblocks::Id<Tag> id) const noexcept { return std::hash<int32_t>()(id.index); }
};
