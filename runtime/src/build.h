// Keyed reconciliation: a list while a run puts its items together anew.
#pragma once

#include "gblocks/run.h"
#include "src/op_writer.h"

namespace gb {

/// Items match their earlier selves while they are placed: by key, or without one by type and order. As long as each is
/// the one that came next before, nothing is written at all; from the first that is not, the new order goes into an
/// array of its own. In the journal, so that the list can be as it was: what is not placed is dropped when the
/// transaction ends well.
struct Build : Undo {
  /// `fresh`: the list is dropped where the transaction fails, and needs no journal.
  static Build* begin(ItemList* list, bool fresh) noexcept;
  /// The earlier item that this one continues, now placed; null: there is none. Fails where a sibling has the same key.
  Item* match(Item::Kind kind, int type, const Key& key);
  /// Places a new item.
  void add(Item* item) noexcept;
  /// Puts `item`, which continues the item just matched, in its place; `in_place`: in the page, too.
  void replace_last(Item* item, bool in_place) noexcept;
  /// All items are placed: puts new and moved ones where they belong.
  void finish() noexcept;

 private:
  struct TypeCursor {
    unsigned type, at;
  };
  Build(ItemList* list, bool fresh) noexcept;
  ~Build();
  static void end(Undo* undo, bool restore) noexcept;
  void drop_rest() noexcept;
  void restore() noexcept;
  // An entry of `old`: items have addresses of eight bytes, and leave room for these marks.
  static constexpr Address kPlaced = 1, kReplaced = 2, kReplacedInPlace = 4, kMarks = 7;
  Item* old_item(unsigned i) const { return reinterpret_cast<Item*>(old[i] & ~kMarks); }
  bool waits(unsigned i) const { return !(old[i] & kMarks); }
  bool waits(const Item* item) const {
    return diverged && item->index >= 0 && old[item->index] == reinterpret_cast<Address>(item);
  }
  bool is_old(unsigned i) const;
  bool fits(const Item* item, Item::Kind kind, int type, const Key& key) const noexcept;
  void diverge() noexcept;
  Item* take(unsigned i) noexcept;
  Item* match_key(Item::Kind kind, int type, const Key& key);
  Item* match_order(Item::Kind kind, int type) noexcept;
  void note(const Key& key) noexcept;
  void need_new(const Key& key);
  Item** find(const Key& key) noexcept;
  void build_map() noexcept;
  void enter(Item* item) noexcept;
  void mark_moves() noexcept;
  void remove_rest() noexcept;

  ItemList* list;
  bool fresh;
  // The order before: the first `prefix` items were placed as they were, in the list itself.
  unsigned before;  // how many
  unsigned prefix = 0;
  bool diverged = false;
  Address* old = nullptr;
  unsigned old_capacity = 0, remaining;
  unsigned hint = 0;  // where the next match probably is
  int last_index = -1;
  bool moved = false;

  // Keys: as long as they are ints that rise, a new one cannot be there already.
  bool rising = true;
  bool any_key = false;
  Int last_key = 0;
  Buffer<Item*> map;  // by hash; all of both orders, once it is needed
  unsigned map_count = 0;
  Buffer<TypeCursor> cursors;
};

/// Which of `indexes` (negative: new) can stay while the others move: sets the others to -1. The ones that stay rise,
/// and are as many as can be.
void keep_longest_rise(int* indexes, unsigned count) noexcept;

}  // namespace gb
