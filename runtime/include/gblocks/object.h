// Counted objects and references to them.
#pragma once

#include "gblocks/base.h"

namespace gb {

/// Base of everything that lives on the heap and is shared. Born with no reference; dies with the last.
class Object {
 public:
  Object() = default;
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  virtual ~Object() {}

  void retain() const { ++references_; }
  /// False for what is part of something else.
  bool counted() const { return references_ != 0; }
  bool is_shared() const { return references_ > 1; }
  /// Gives a reference up; null is none. Out of line: it stands at the end of every scope of generated code.
  static void drop(const Object* object) noexcept;

  static void* operator new(Size size) { return allocate(size); }
  static void* operator new(Size, Place place) { return place.memory; }
  static void operator delete(void* memory, Size size) { release(memory, size); }
  static void operator delete(void*, Place) {}

 private:
  mutable unsigned references_ = 0;
};

/// A counted reference to a T; null only where it was default-constructed or moved from.
template <class T>
class Ref {
 public:
  Ref() = default;
  Ref(T* object) : object_(object) {
    if (object_) object_->retain();
  }
  Ref(const Ref& other) : Ref(other.object_) {}
  Ref(Ref&& other) noexcept : object_(other.object_) { other.object_ = nullptr; }
  ~Ref() { Object::drop(object_); }
  Ref& operator=(Ref other) noexcept {
    T* old = object_;
    object_ = other.object_;
    other.object_ = old;
    return *this;
  }

  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  T* get() const { return object_; }
  explicit operator bool() const { return object_ != nullptr; }

 private:
  T* object_ = nullptr;
};

/// A new T: `gb::make<Task>("x"_s, false)`.
template <class T, class... A>
Ref<T> make(A&&... arguments) {
  return Ref<T>(new T(gb::forward<A>(arguments)...));
}

/// A variable that functions made inside its block use, too, and see changing.
template <class T>
struct Shared : Object {
  T value{};
  Shared() = default;
  explicit Shared(T first) : value(gb::move(first)) {}
};

/// Python's `is` for references.
template <class T>
bool same(const Ref<T>& a, const Ref<T>& b) {
  return a.get() == b.get();
}

}  // namespace gb
