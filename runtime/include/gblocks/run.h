// What the bodies of blocks work with.
#pragma once

#include "gblocks/instance.h"

namespace gb {

/// A block with items of its own, spliced into the list around it.
class Fragment : public Item, public Block {
 public:
  Fragment(int type, Key key, int components, Block* parent, ItemList* list);
  ~Fragment();
  /// The n-th component object; made, or taken over from the item's earlier self, where there is none.
  template <class T>
  Ref<T> component(int n) {
    return components[n].get<T>(&heirlooms);
  }
  /// Sets the body and runs it, now and when what it reads has changed.
  template <class F>
  void run(F function) {
    set_body(Fn<void(Run&)>(gb::move(function)));
    run_now();
  }

  // For the runtime alone.
  void run_now() noexcept;
  /// `listen` runs after the block around, when all that it names is there; its listeners are that block's.
  void listen_later(Fn<void(Run&)> listen);
  void bequeath(Heirloom** to);
  static void* operator new(Size size) { return allocate(size); }
  static void operator delete(void* memory) { release(memory, sizeof(Fragment)); }

  ItemList* list;  // in which it stands
  ItemList items;
  ComponentPlace* components;
  int component_count;
  Heirloom* heirlooms = nullptr;
  Block* listens = nullptr;  // of `render on`: what listens for it
};

/// A `state` of a render body.
struct StateItem : Item {
  StateItem(int type, Ref<Object> cell_) : Item(Kind::kState, type, Key()), cell(gb::move(cell_)) {}
  static void* operator new(Size size) { return allocate(size); }
  static void operator delete(void* memory) { release(memory, sizeof(StateItem)); }
  Ref<Object> cell;
};

/// Until it is gone, items go into the slot that was entered.
class Entered {
 public:
  Entered(Run& run, ItemList* list, bool fresh) noexcept;
  Entered(const Entered&) = delete;
  Entered& operator=(const Entered&) = delete;
  ~Entered();

 private:
  Run& run_;
  ItemList* list_;
  ItemList* outer_;
};

/// A block's body gets one.
class Run {
 public:
  Run(Block* block, ItemList* list) : block_(block), list_(list) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// Next item of the current list: the earlier one where it matches, else a clone.
  Instance& place(const Template& t, int type, Key key = Key());
  /// The same for an instance that `iterate` writes.
  Instance& place_turn(const Template& t, int type, Key key = Key());
  /// Until the result is gone, items go into slot `slot` of `i`: children of its node `node`, before its node `before`
  /// (0: at the end). A slot that is not entered in a run keeps its items.
  [[nodiscard]] Entered enter(Instance& i, int slot, int node, int before = 0);
  /// A fragment as next item.
  Fragment& fragment(int type, Key key = Key(), int components = 0);

  /// A `render:` block as next item. It runs after the block around it: names that are declared further down are there,
  /// and a failure is its own.
  template <class F>
  void render(F body) {
    Fragment& f = fragment(kRenderType);
    f.set_body(Fn<void(Run&)>(gb::move(body)));
    f.run_later();
  }
  /// `render on …:`; `listen` listens to what it names, with `run.rerun()` as function.
  template <class L, class F>
  void render_on(L listen, F body) {
    Fragment& f = fragment(kRenderOnType);
    f.tracks = false;
    f.set_body(Fn<void(Run&)>(gb::move(body)));
    f.listen_later(Fn<void(Run&)>([&f, listen = gb::move(listen)](Run&) {
      Run outside(&f, nullptr);
      listen(outside);
    }));
  }
  /// Makes the block run again: for the listeners of `render_on`.
  auto rerun() {
    return [block = block_] { block->run_later(); };
  }
  /// A `state` as next item.
  template <class T, class F>
  Ref<Cell<T>> state(int type, F init) {
    StateItem* item = find_state(type);
    if (!item) item = add_state(type, Ref<Object>(new Cell<T>(init())));
    return Ref<Cell<T>>(static_cast<Cell<T>*>(item->cell.get()));
  }

  /// Listener of this run on an element, or on an event of a component, made elsewhere.
  template <class F>
  void listen(Element element, int name, unsigned order, F function) {
    element.instance->listen(element.node, name, order, make_listener<Event>(gb::move(function)), true);
  }
  template <class... A, class F>
  void listen(EventHub<A...>& hub, unsigned order, F function) {
    Listener* listener = make_listener<Tuple<A...>>(gb::move(function));
    listener->order = order;
    add_foreign(hub.listeners(), listener);
  }
  /// `on x.change`: `function` is called once after a handler that changed what `observe` reads.
  template <class O, class F>
  void watch(unsigned order, O observe, F function) {
    add_watch(order, Fn<void()>(gb::move(observe)), Fn<void()>(gb::move(function)));
  }
  /// `on load`: called once, after the first run of this block is in the page.
  template <class F>
  void on_load(unsigned order, F function) {
    add_load(order, Fn<void()>(gb::move(function)));
  }
  /// The same, once for each place that has tasks of its own.
  template <class F, class T>
  void on_load(unsigned order, F function, const Ref<T>& tasks) {
    if (tasks->is_new()) add_load_now(order, Fn<void()>(gb::move(function)));
  }

 private:
  friend class Entered;
  // Types of their own beside those that the compiler numbers.
  static constexpr int kRenderType = 0xffff, kRenderOnType = 0xfffe;
  StateItem* find_state(int type);
  StateItem* add_state(int type, Ref<Object> cell);
  void add_watch(unsigned order, Fn<void()> observe, Fn<void()> function);
  void add_load(unsigned order, Fn<void()> function);
  static void add_load_now(unsigned order, Fn<void()> function);

  Block* block_;
  ItemList* list_;
};

/// What the generated code says about the whole program.
struct Program {
  const char* const* names;  // attributes, properties, events, tags; numbered by their place
  int name_count;
  const unsigned short* events;  // names of the DOM events that are listened to
  int event_count;
  const char* const* sources;  // names of the files, the program's own first
};

}  // namespace gb

/// Defined by the generated code.
extern const gb::Program gb_program;
void gb_app(gb::Run& run);
