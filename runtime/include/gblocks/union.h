// A | B.
#pragma once

#include "gblocks/cell.h"
#include "gblocks/dict.h"
#include "gblocks/format.h"
#include "gblocks/set.h"

namespace gb {

template <int N, class T, class... R>
struct MemberAt {
  using Type = typename MemberAt<N - 1, R...>::Type;
};
template <class T, class... R>
struct MemberAt<0, T, R...> {
  using Type = T;
};

/// A value of one of several types; members are known by their number, as two of them may be the same here (`str` and texts).
template <class... T>
class Union {
 public:
  static constexpr int kCount = sizeof...(T);
  template <int N>
  using Member = typename MemberAt<N, T...>::Type;

  template <int N>
  static Union of(Member<N> value) {
    Union made{Unmade()};
    made.template emplace<N>(gb::move(value));
    return made;
  }
  Union() { emplace<0>(Member<0>()); }
  Union(const Union& other) {
    visit(other, [&](auto number, const auto& value) { this->template emplace<number.kValue>(value); });
  }
  Union(Union&& other) noexcept {
    visit(other, [&](auto number, auto& value) { this->template emplace<number.kValue>(gb::move(value)); });
  }
  ~Union() { destroy(); }
  Union& operator=(Union other) noexcept {
    destroy();
    visit(other, [&](auto number, auto& value) { this->template emplace<number.kValue>(gb::move(value)); });
    return *this;
  }

  int tag() const { return tag_; }
  template <int N>
  Member<N>& as() {
    return *reinterpret_cast<Member<N>*>(bytes_);
  }
  template <int N>
  const Member<N>& as() const {
    return *reinterpret_cast<const Member<N>*>(bytes_);
  }

 private:
  struct Unmade {};
  explicit Union(Unmade) {}
  template <int N>
  void emplace(Member<N> value) {
    new (Place{bytes_}) Member<N>(gb::move(value));
    tag_ = N;
  }
  void destroy() {
    visit(*this, [](auto, auto& value) {
      using Held = Plain<decltype(value)>;
      value.~Held();
    });
  }

  static constexpr Size largest() {
    Size most = 0;
    ((most = sizeof(T) > most ? sizeof(T) : most), ...);
    return most;
  }
  alignas(T...) unsigned char bytes_[largest()];
  unsigned char tag_ = 0;
};

template <int N>
struct Number {
  static constexpr int kValue = N;
};

/// Calls f(Number<N>, value) with what the union holds.
template <int N = 0, class U, class F>
void visit(U& value, F&& f) {
  if constexpr (N + 1 < Plain<U>::kCount) {
    if (value.tag() != N) return visit<N + 1>(value, f);
  }
  f(Number<N>(), value.template as<N>());
}

/// Whether the value is of the member N.
template <int N, class... T>
bool is(const Union<T...>& x) {
  return x.tag() == N;
}
[[noreturn]] void fail_changed();
/// The member N of what others may have changed since it was asked for; fails where it is another by now.
template <int N, class... T>
const auto& as_still(const Union<T...>& x) {
  if (x.tag() != N) fail_changed();
  return x.template as<N>();
}
/// The member N; only where `is<N>(x)`.
template <int N, class... T>
const auto& as(const Union<T...>& x) {
  return x.template as<N>();
}

template <class To, int... Numbers, class... T>
To convert(const Union<T...>& x) {
  constexpr int numbers[] = {Numbers...};
  Opt<To> made;
  visit(x, [&](auto number, const auto& value) {
    constexpr int to = numbers[number.kValue];
    if constexpr (to >= 0) made = To::template of<to>(static_cast<typename To::template Member<to>>(value));
  });
  return made.value();
}

template <class T>
inline constexpr bool is_number = is_same<T, bool> || is_same<T, Int> || is_same<T, double>;

template <class T>
auto as_number(T x) {
  if constexpr (is_same<T, bool>) {
    return Int{x};
  } else {
    return x;
  }
}

/// As in Python: numbers of any type by their value, all else only where the types are the same.
template <class... T>
bool equal(const Union<T...>& a, const Union<T...>& b) {
  bool same = false;
  visit(a, [&](auto number, const auto& x) {
    using X = Plain<decltype(x)>;
    if (b.tag() == number.kValue) {
      same = equal(x, b.template as<number.kValue>());
    } else if constexpr (is_number<X>) {
      visit(b, [&](auto, const auto& y) {
        using Y = Plain<decltype(y)>;
        if constexpr (is_number<Y>) same = equal(as_number(x), as_number(y));
      });
    }
  });
  return same;
}
template <class... T>
bool same(const Union<T...>& a, const Union<T...>& b) {
  bool result = false;
  if (a.tag() != b.tag()) return false;
  visit(a, [&](auto number, const auto& x) { result = unchanged(x, b.template as<number.kValue>()); });
  return result;
}
template <class... T>
bool same_key(const Union<T...>& a, const Union<T...>& b) {
  if (a.tag() != b.tag()) return equal(a, b);
  bool result = false;
  visit(a, [&](auto number, const auto& x) { result = same_key(x, b.template as<number.kValue>()); });
  return result;
}
template <class... T>
Int len(const Union<T...>& x) {
  Int result = 0;
  visit(x, [&](auto, const auto& value) { result = len(value); });
  return result;
}
template <class... T>
bool truthy(const Union<T...>& x) {
  bool result = false;
  visit(x, [&](auto, const auto& value) { result = truthy(value); });
  return result;
}
template <class... T>
unsigned hash(const Union<T...>& x) {
  unsigned result = 0;
  visit(x, [&](auto, const auto& value) { result = hash(value); });
  return result;
}
template <class... T>
Str repr(const Union<T...>& x) {
  Str text;
  visit(x, [&](auto, const auto& value) { text = repr(value); });
  return text;
}
template <class... T>
Str to_str(const Union<T...>& x) {
  Str text;
  visit(x, [&](auto, const auto& value) { text = to_str(value); });
  return text;
}
template <class... T>
void observe(const Union<T...>& x) {
  visit(x, [](auto, const auto& value) { observe(value); });
}

}  // namespace gb
