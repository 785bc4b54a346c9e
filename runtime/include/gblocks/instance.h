// Instances of templates: what generated code writes into.
#pragma once

#include "gblocks/block.h"
#include "gblocks/item.h"

namespace gb {

class Instance;
struct IterationState;

/// A piece of static HTML with numbered nodes (0 is its root), and what each of its instances holds.
struct Template {
  int id;
  unsigned short nodes = 1, memos = 0, slots = 0, components = 0, effects = 0;
};

/// Handle of an element, to listen to it from elsewhere.
struct Element {
  Instance* instance = nullptr;
  int node = 0;
};

/// A clone of a template in the page.
class Instance : public Item {
 public:
  /// Text hole: the data of a text node.
  void text(int memo, int node, const Str& v) noexcept;
  void text(int memo, int node, Int v) noexcept;
  void text(int memo, int node, double v) noexcept;
  /// Attribute. A bool is its presence; None removes it.
  void attr(int memo, int node, int name, const Str& v) noexcept;
  void attr(int memo, int node, int name, Int v) noexcept;
  void attr(int memo, int node, int name, double v) noexcept;
  void attr(int memo, int node, int name, bool v) noexcept;
  void attr(int memo, int node, int name, None) noexcept;
  template <class T>
  void attr(int memo, int node, int name, const Opt<T>& v) {
    if (v.has()) {
      attr(memo, node, name, *v);
    } else {
      attr(memo, node, name, none);
    }
  }
  /// The attribute `class`, which is not there where it is empty.
  void classes(int memo, int node, int name, const Str& v) noexcept;
  /// DOM property; written by the host where the DOM differs. None: "".
  void prop(int node, int name, const Str& v) noexcept;
  void prop(int node, int name, Int v) noexcept;
  void prop(int node, int name, double v) noexcept;
  void prop(int node, int name, bool v) noexcept;
  template <class T>
  void prop(int node, int name, const Opt<T>& v) {
    if (v.has()) {
      prop(node, name, *v);
    } else {
      prop(node, name, Str());
    }
  }
  /// The `style` attribute, by CSSOM.
  void style(int memo, int node, const Str& v) noexcept;
  /// Whether the element is in the page; a comment keeps its place.
  void show(int memo, int node, bool shown) noexcept;
  /// Markdown as DOM nodes.
  void markdown(int memo, int node, const Str& v) noexcept;
  /// A recording as `src`, `href` or `waveform`.
  void media(int memo, int node, int name, const Opt<Ref<AudioData>>& v) noexcept;
  /// Focuses the node at the end of this flush, if the instance is new.
  void focus(int node) noexcept;

  /// The n-th component object of this instance; made, or taken over from the item's earlier template, where there is
  /// none.
  template <class T>
  Ref<T> component(int n) {
    return components()[n].get<T>(&heirlooms);
  }

  /// The n-th effect: runs now if it is new, and when what it reads has changed.
  template <class F>
  void effect(int n, F body) {
    if (!has_effect(n)) run_effect(n, Fn<void(Run&)>(gb::move(body)));
  }
  /// The same for a body that captures what may change: runs at each run of the parent, too.
  template <class F>
  void effect_now(int n, F body) {
    run_effect(n, Fn<void(Run&)>(gb::move(body)));
  }

  /// Listener of the block that runs, on a node of this instance.
  template <class F>
  void on(int node, int name, unsigned order, F function) {
    listen(node, name, order, make_listener<Event>(gb::move(function)), owner != current_block);
  }
  Element element(int node) { return {this, node}; }

  // For the runtime alone.
  /// `around`: the instance in whose slot it stands, if any.
  static Instance* create(const Template& made_from, int type, Key key, Instance* around) noexcept;
  void destroy() noexcept;
  /// `foreign`: it belongs to another block than the instance.
  void listen(int node, int name, unsigned order, Listener* listener, bool foreign) noexcept;
  // The run's own listeners give way to those of the run that begins, for good or until it fails.
  void keep_listeners() noexcept;
  void drop_kept_listeners() noexcept;
  void restore_listeners() noexcept;
  /// Made in this transaction: it is dropped where that fails.
  bool is_new() const { return born == current_transaction; }
  void drop_iteration() noexcept;
  /// The instance of a later run: its components may become that one's.
  void bequeath(Heirloom** to) noexcept;
  unsigned id(int node) const { return base + static_cast<unsigned>(node); }

  // Behind the object, in this order: memos, component places, effects, slots, kinds of memos.
  union Memo {
    Int bits;
    alignas(Str) unsigned char text[sizeof(Str)];
    Str& str() { return *reinterpret_cast<Str*>(text); }
  };
  Memo* memos() { return reinterpret_cast<Memo*>(this + 1); }
  ComponentPlace* components() { return reinterpret_cast<ComponentPlace*>(memos() + made_from->memos); }
  Block** effects() { return reinterpret_cast<Block**>(components() + made_from->components); }
  ItemList** slots() { return reinterpret_cast<ItemList**>(effects() + made_from->effects); }
  unsigned char* memo_kinds() { return reinterpret_cast<unsigned char*>(slots() + made_from->slots); }

  const Template* made_from;
  unsigned base;  // id of node 0
  Block* owner;   // the block that places it
  unsigned born;  // the transaction
  Listener* listeners = nullptr;
  Listener* kept_listeners = nullptr;  // of the run before
  Heirloom* heirlooms = nullptr;
  IterationState* iteration = nullptr;  // of the turn of a loop that writes it
  Instance* around;

 private:
  Instance(const Template& made_from, int type, Key key, Instance* around);
  ~Instance() = default;
  static Size size_for(const Template& t);
  bool has_effect(int n) { return effects()[n] != nullptr; }
  void run_effect(int n, Fn<void(Run&)> body) noexcept;
  struct UndoMemo;
  // Empties the hole.
  void clear_memo(int memo) noexcept;
  // Whether the hole holds something else; from now on it holds this.
  bool remember(int memo, const Str& v) noexcept;
  bool remember(int memo, unsigned char kind, Int bits) noexcept;
  enum MemoKind : unsigned char { kNothing, kInt, kFloat, kBool, kAbsent, kStr };
};
// What stands behind an instance is laid out by hand.
static_assert(sizeof(Instance) % alignof(Instance::Memo) == 0);

}  // namespace gb
