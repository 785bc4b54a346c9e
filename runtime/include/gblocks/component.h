// Components, their events, and listeners.
#pragma once

#include "gblocks/audio.h"
#include "gblocks/cell.h"

namespace gb {

class Block;

/// Base of the structs that stand for components which have properties, states or events at run time.
class Component : public Object {
 private:
  friend struct ComponentPlace;
  friend class Live;
  const char* type_ = nullptr;
};

/// Components that an item's later self may take over, by type and order.
struct Heirloom {
  Heirloom* next;
  Ref<Component> component;
};

/// Where an instance or a fragment keeps one component object.
struct ComponentPlace {
  Ref<Component> component;

  /// The component; taken over or made where there is none.
  template <class T>
  Ref<T> get(Heirloom** heirlooms) {
    if (!component) {
      component = inherit(&kTag<T>, heirlooms);
      if (!component) component = Ref<Component>(new T());
      component->type_ = &kTag<T>;
    }
    return Ref<T>(static_cast<T*>(component.get()));
  }
  /// Puts the component at the end of `heirlooms`.
  void bequeath(Heirloom** heirlooms) noexcept;

 private:
  friend class Live;
  template <class T>
  static inline const char kTag = 0;
  static Ref<Component> inherit(const char* tag, Heirloom** heirlooms) noexcept;
};
void drop_heirlooms(Heirloom** heirlooms) noexcept;

/// What a listener of an element gets.
struct Event {
  Str value;          // of the target; for key events the key
  Str key;            // the same, by its other name
  double number = 0;  // the target's valueAsNumber, NaN where it is none
  bool checked = false, shift = false, ctrl = false, alt = false, meta = false, composing = false;
  Opt<Ref<AudioData>> audio;
  bool default_prevented = false;
  void prevent_default() { default_prevented = any_prevented = true; }
  /// A handler that waits has a copy of its event: that the default was prevented is said here, too.
  static inline bool any_prevented = false;
};

/// One `on`. In the list of what it listens to, by place in the program text.
struct Listener {
  Listener* next;
  /// Called with the event's data; with null it destroys the listener.
  void (*act)(Listener* self, void* data);
  unsigned order;
  unsigned short node;
  unsigned short name : 14;
  unsigned short foreign : 1;   // it belongs to another block than its target
  unsigned short orphaned : 1;  // a foreign one whose target is gone
};
/// A block's hold on a listener whose target is another's.
struct ForeignListener {
  ForeignListener* next;
  Listener* listener;
  Listener** target;  // head of the list it is in, unless it is orphaned
};

template <class F, class Data>
struct ListenerOf : Listener {
  F function;
  explicit ListenerOf(F f) : Listener(), function(gb::move(f)) {
    act = [](Listener* listener, void* data) {
      auto* self = static_cast<ListenerOf*>(listener);
      if (data) {
        if constexpr (requires { self->function(*static_cast<Data*>(data)); }) {
          self->function(*static_cast<Data*>(data));
        } else if constexpr (requires { self->function(); }) {
          self->function();
        } else {
          spread(self->function, *static_cast<Data*>(data));
        }
      } else {
        self->~ListenerOf();
        release(self, sizeof(ListenerOf));
      }
    };
  }

 private:
  template <class... T>
  static void spread(F& function, const Tuple<T...>& data) {
    spread_from(function, data);
  }
  template <class D, class... A>
  static void spread_from(F& function, const D& rest, const A&... values) {
    if constexpr (D::kLength == 0) {
      function(values...);
    } else {
      spread_from(function, rest.rest, values..., rest.first);
    }
  }
};

template <class Data, class F>
Listener* make_listener(F function) {
  using L = ListenerOf<F, Data>;
  return new (Place{allocate(sizeof(L))}) L(gb::move(function));
}

/// Puts a listener into a list by its order, after those of the same order.
void add_listener(Listener** list, Listener* listener) noexcept;
/// The list's owner dies: own listeners with it, foreign ones are let go.
void drop_listeners(Listener** list) noexcept;

/// An emission that waits for its handler to end.
struct Emission {
  Emission* next;
  Listener* cursor;
  void* data;
  void (*destroy)(Emission* self);
};
void emit_later(Emission* emission) noexcept;

/// An event of a component; `A…` are its data.
template <class... A>
class EventHub {
 public:
  using Data = Tuple<A...>;
  EventHub() = default;
  EventHub(const EventHub&) = delete;
  ~EventHub() { drop_listeners(&listeners_); }
  /// All listeners, in program order, once the handler that runs has ended.
  void emit(A... data) {
    if (!listeners_) return;
    struct Emitted : Emission {
      Data values;
    };
    auto* emitted = new (Place{allocate(sizeof(Emitted))}) Emitted{{}, Data(gb::move(data)...)};
    emitted->cursor = listeners_;
    emitted->data = &emitted->values;
    emitted->destroy = [](Emission* self) {
      static_cast<Emitted*>(self)->~Emitted();
      release(self, sizeof(Emitted));
    };
    emit_later(emitted);
  }
  Listener** listeners() { return &listeners_; }

 private:
  Listener* listeners_ = nullptr;
};

}  // namespace gb
