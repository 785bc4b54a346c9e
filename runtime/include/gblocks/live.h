// Pages under `gblocks dev`: a page's next version takes over its state, and the texts of the program are no part of
// the module. Only code that is generated for it includes this; other pages have nothing of it.
#pragma once

#include "gblocks/browser_state.h"
#include "gblocks/run.h"

namespace gb {

/// Text number `n` of the program, as the host has handed it over.
Str live_text(unsigned n);

/// Values as `browser state` writes them, but what is shared stays shared: an object is `#1{…}` at first, then `#1`.
class LiveEncoder : public EncoderOf<LiveEncoder> {
 public:
  using EncoderOf::put;
  template <class T>
  void put(const Ref<T>& x) {
    if (begin(x.get())) EncoderOf::put(x);
  }
  void put(const Ref<AudioData>& x);
  template <class T>
  void put(const List<T>& x) {
    if (begin(x.operator->())) EncoderOf::put(x);
  }
  template <class T>
  void put(const Set<T>& x) {
    if (begin(x.operator->())) EncoderOf::put(x);
  }
  template <class K, class V>
  void put(const Dict<K, V>& x) {
    if (begin(x.operator->())) EncoderOf::put(x);
  }
  /// A line of its own.
  template <class T>
  void put_entry(const Str& path, unsigned shape, const T& value) {
    begin_entry(path, shape);
    put(value);
    add(",\n");
  }

 private:
  void begin_entry(const Str& path, unsigned shape);
  /// Writes the object's number; whether what is in it has yet to be written.
  bool begin(const Object* object);
  Dict<Int, Int> numbers_;  // by address
};

/// Where in a snapshot each object is written, and those that have been made of them.
struct LiveObjects {
  List<Int> places;
  List<Ref<Object>> made;
};

/// Reads what a LiveEncoder wrote. An object is made where its number is met first, wherever it is written.
class LiveDecoder : public DecoderOf<LiveDecoder> {
 public:
  using DecoderOf::get;
  LiveDecoder(const Str& snapshot, Int place, LiveObjects& objects) : DecoderOf(snapshot), objects_(objects) {
    start_ = at_;
    at_ += place;
  }
  template <class T>
  void get(Ref<T>& x) {
    shared([&](Object* object) { x = Ref<T>(static_cast<T*>(object)); }, [&] { return (x = make<T>()).get(); },
           [&] { this->get_fields(x); });
  }
  void get(Ref<AudioData>& x);
  template <class T>
  void get(List<T>& x) {
    shared([&](Object* object) { x = List<T>(Ref<ListObject<T>>(static_cast<ListObject<T>*>(object))); },
           [&] { return (x = List<T>()).operator->(); }, [&] { DecoderOf::get(x); });
  }
  template <class T>
  void get(Set<T>& x) {
    shared_table(x);
  }
  template <class K, class V>
  void get(Dict<K, V>& x) {
    shared_table(x);
  }

 private:
  template <class X>
  void shared_table(X& x) {
    using Table = typename X::Object;
    shared([&](Object* object) { x = X(Ref<Table>(static_cast<Table*>(object))); },
           [&] { return (x = X()).operator->(); }, [&] { DecoderOf::get(x); });
  }
  /// `take`s the object whose number stands here, or `make`s it and `fill`s it from where it is written.
  template <class Take, class Make, class Fill>
  void shared(Take take, Make make, Fill fill) {
    unsigned number = read_number();
    if (Object* known = objects_.made->items()[number].get()) {
      skip_written();
      return take(known);
    }
    objects_.made->items()[number] = Ref<Object>(make());
    bool here = is_written();
    const char* back = at_;
    at_ = start_ + objects_.places->items()[number];
    fill();
    if (!here) at_ = back;
  }
  unsigned read_number();
  /// Whether the object stands here, and not its number alone.
  bool is_written() const { return *at_ == '[' || *at_ == '{'; }
  void skip_written();

  const char* start_;
  LiveObjects& objects_;
};

/// One walk over all that the next version takes over: writes it, or takes over what an earlier version has written. An
/// entry is a path, the shape of its type and its value. The generated `gb_live` says what there is.
class Live {
 public:
  Live() = default;
  explicit Live(const Str& snapshot);
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  /// Names of the types of items, by number.
  void types(const char* const* names, int count) {
    type_names_ = names;
    type_count_ = count;
  }
  /// A state of the app.
  template <class T>
  void state(const char* name, unsigned shape, Cell<T>& cell) {
    if (phase_ == Phase::kTell) keep(concat(literal("/"), literal(name)), shape, cell);
  }
  /// A state in the body of a block, by its type number.
  template <class T>
  void local(int type, const char* name, unsigned shape) {
    if (phase_ != Phase::kTell) return;
    locals_->push(Local{type, name, shape, [](Live& live, const Str& path, unsigned shape_, Object* cell) {
                          live.keep(path, shape_, *static_cast<Cell<T>*>(cell));
                        }});
  }
  /// Components of type T; `visit` tells their properties.
  template <class T, void (*visit)(Live&, T&)>
  void component(const char* name) {
    if (phase_ != Phase::kTell) return;
    components_->push(Kind{&ComponentPlace::kTag<T>, name,
                           [](Live& live, Component* component) { visit(live, *static_cast<T*>(component)); }});
  }
  /// A component that the program has named: wherever it stands, it is this one.
  template <class T>
  void handle(const char* name, const Ref<T>& component) {
    if (phase_ == Phase::kTell && component) handles_->push(Handle{component.get(), name});
  }
  /// A property; `state`: one that the component keeps for itself.
  template <class T>
  void property(const char* name, unsigned shape, Prop<T>& prop, bool state) {
    if (!reading_ && !state && !prop.touched()) return;
    keep(concat(path_, literal("."), literal(name)), shape, prop);
  }

  // For the runtime alone.
  void walk();
  Str take() { return encoder_.fits() ? encoder_.take() : Str(); }
  bool changed() const { return changed_; }

 private:
  enum class Phase : unsigned char { kTell, kWalk };
  struct Local {
    int type;
    const char* name;
    unsigned shape;
    void (*keep)(Live& live, const Str& path, unsigned shape, Object* cell);
  };
  struct Kind {
    const char* tag;
    const char* name;
    void (*visit)(Live& live, Component* component);
  };
  struct Handle {
    Component* component;
    const char* name;
  };

  static Str literal(const char* text) { return Str(text, static_cast<unsigned>(__builtin_strlen(text)), true); }
  /// Where the entry's value begins; -1: there is none of this type.
  Int find(const Str& path, unsigned shape);
  template <class Place>
  void keep(const Str& path, unsigned shape, Place& place) {
    if (!reading_) return encoder_.put_entry(path, shape, place.peek());
    Int at = find(path, shape);
    if (at < 0) return;
    LiveDecoder decoder(snapshot_, at, objects_);
    changed_ |= place.restore(decoder.take<Plain<decltype(place.peek())>>());
  }
  void visit(const Str& path, ItemList& list);
  void visit_component(const Str& path, Component* component, const Kind& kind);
  void visit_components(const Str& path, ComponentPlace* places, int count);
  Str part(const Str& path, const ItemList& list, unsigned i) const;

  Phase phase_ = Phase::kTell;
  bool reading_ = false, changed_ = false;
  const char* const* type_names_ = nullptr;
  int type_count_ = 0;
  List<Local> locals_;
  List<Kind> components_;
  List<Handle> handles_;
  Str path_;  // of the component whose properties are told
  LiveEncoder encoder_;
  Str snapshot_;
  Dict<Str, Int> entries_;  // path and shape -> where in the snapshot the value begins
  LiveObjects objects_;
};

}  // namespace gb

/// Defined by the generated code.
void gb_live(gb::Live& live);
