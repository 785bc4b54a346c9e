// Keyed reconciliation: a list while a run puts its items together anew.
#pragma once

#include "gblocks/item.h"
#include "src/op_writer.h"

namespace gb {

/// Items match their earlier selves while they are placed: by key, or without one by type and order. As long as each is
/// the one that came next before, nothing is written at all; from the first that is not, the new order goes into an
/// array of its own.
struct Build {
  explicit Build(ItemList* list) noexcept;
  ~Build();

  /// The earlier item that this one continues, now placed; null: there is none. Fails where a sibling has the same key.
  Item* match(Item::Kind kind, int type, const Key& key);
  /// Places a new item.
  void add(Item* item) noexcept;
  /// Puts `item`, which continues the item just matched, in its place.
  void replace_last(Item* item) noexcept;
  /// Ends it: what was not placed is dropped or, after a failure (`keep`), stands after the rest.
  void finish(bool keep) noexcept;

  ItemList* list;
  Build* outer;  // the one that goes on after this

 private:
  struct TypeCursor {
    unsigned type, at;
  };
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

  // The order before: the first `prefix` items were placed as they were, in the list itself.
  unsigned before;  // how many
  unsigned prefix = 0;
  bool diverged = false;
  Item** old = nullptr;  // taken ones are null
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

/// The innermost list that is being built; null: none.
extern Build* building;

/// Which of `indexes` (negative: new) can stay while the others move: sets the others to -1. The ones that stay rise,
/// and are as many as can be.
void keep_longest_rise(int* indexes, unsigned count) noexcept;

}  // namespace gb
