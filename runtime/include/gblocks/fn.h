// Functions as values.
#pragma once

#include "gblocks/object.h"

namespace gb {

template <class Signature>
class Fn;

/// A closure: what functions of all types have. No virtual functions, which would be two more functions for each
/// lambda.
struct Closure {
  unsigned references;
  unsigned size;
  void (*destroy)(Closure* self);  // null: nothing to destroy

  static void drop(Closure* closure) noexcept;
};

/// A function or lambda: counted, so that copies share what it captured.
template <class R, class... A>
class Fn<R(A...)> {
  struct Callable : Closure {
    R (*call)(Callable*, A...);
  };
  template <class F>
  struct CallableOf : Callable {
    F function;
  };

 public:
  Fn() = default;
  template <class F>
  requires(!is_same<Plain<F>, Fn>) Fn(F function) {
    using C = CallableOf<F>;
    auto* callable = new (Place{allocate(sizeof(C))}) C{{{1, sizeof(C), nullptr}, nullptr}, gb::move(function)};
    callable->call = [](Callable* self, A... arguments) -> R {
      return static_cast<C*>(self)->function(static_cast<A&&>(arguments)...);
    };
    if constexpr (!__has_trivial_destructor(F)) {
      callable->destroy = [](Closure* self) { static_cast<C*>(self)->function.~F(); };
    }
    callable_ = callable;
  }
  Fn(const Fn& other) : callable_(other.callable_) {
    if (callable_) ++callable_->references;
  }
  Fn(Fn&& other) noexcept : callable_(other.callable_) { other.callable_ = nullptr; }
  ~Fn() { Closure::drop(callable_); }
  Fn& operator=(Fn other) noexcept {
    Callable* old = callable_;
    callable_ = other.callable_;
    other.callable_ = old;
    return *this;
  }

  R operator()(A... arguments) const { return callable_->call(callable_, static_cast<A&&>(arguments)...); }
  explicit operator bool() const { return callable_ != nullptr; }
  const void* identity() const { return callable_; }

 private:
  Callable* callable_ = nullptr;
};

/// Python's `is`.
template <class S>
bool same(const Fn<S>& a, const Fn<S>& b) {
  return a.identity() == b.identity();
}

}  // namespace gb
