// Items and the lists they stand in.
#pragma once

#include "gblocks/component.h"
#include "gblocks/key.h"

namespace gb {

class Fragment;
struct Build;

/// One entry of a list of the page. Its members are for the runtime alone.
struct Item {
  enum class Kind : unsigned char { kInstance, kFragment, kState };
  Item(Kind kind_, int type_, Key key_) : kind(kind_), type(static_cast<unsigned short>(type_)), key(gb::move(key_)) {}
  Item(const Item&) = delete;
  Item& operator=(const Item&) = delete;

  Kind kind;
  bool insert = true;  // its DOM nodes are still to be put in their place
  bool inserted = false;  // they have been put in once
  bool renewed = false;  // an instance: its listeners are those of a run that may yet fail
  unsigned short type;
  int index = -1;  // place in the order before; -1: new
  Key key;

 protected:
  ~Item() = default;
};

/// Where a list's DOM nodes are: children of `parent`, before `before` (0: at the end). For a fragment's list its
/// owner's place is asked.
struct ItemList {
  ItemList(unsigned parent_, unsigned before_, Fragment* owner_) : parent(parent_), before(before_), owner(owner_) {}
  ItemList(const ItemList&) = delete;
  ItemList& operator=(const ItemList&) = delete;
  ~ItemList();

  void push(Item* item) noexcept;
  unsigned parent_node() const noexcept;
  /// The first DOM node of the items from number `from` on; 0: there is none. `placed`: that is in its place already.
  unsigned first_node(unsigned from, bool placed = false) const noexcept;
  /// The DOM node before which the list's last item stands; 0: at the end of the parent.
  unsigned node_after() const noexcept;
  /// Puts the nodes of new and moved items in their place: now or, where the list around is being built, with that.
  void settle() noexcept;
  /// Frees all items. Their nodes leave the page with what they stand in, or have left it.
  void drop_all() noexcept;

  Item** items = nullptr;
  unsigned count = 0, capacity = 0;
  bool has_inserts = false;
  unsigned parent, before;
  Fragment* owner;
  Build* build = nullptr;  // while it is being built

 private:
  void emit_inserts(unsigned parent, unsigned before, bool all) noexcept;
};

/// Frees an item and all that is in it; its nodes are not touched.
void drop_item(Item* item) noexcept;
/// The first and the last DOM node of an item; 0: it has none.
unsigned first_node(const Item* item, bool placed = false) noexcept;
unsigned last_node(const Item* item) noexcept;

}  // namespace gb
