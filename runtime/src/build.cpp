#include "src/build.h"

namespace gb {

Build::Build(ItemList* list_, bool fresh_) noexcept
    : Undo{nullptr, end}, list(list_), fresh(fresh_), before(list_->count), remaining(list_->count) {}

Build::~Build() {
  if (old) release(old, Size{old_capacity} * sizeof(Item*));
  map.reset();
  cursors.reset();
}

Build* Build::begin(ItemList* list, bool fresh) noexcept {
  auto* build = new (Place{allocate(sizeof(Build))}) Build(list, fresh);
  list->build = build;
  if (!fresh) journal_add(build);
  return build;
}

void Build::end(Undo* undo, bool restore) noexcept {
  auto* self = static_cast<Build*>(undo);
  if (restore) {
    self->restore();
  } else {
    self->drop_rest();
  }
  self->~Build();
  release(self, sizeof(Build));
}

// What was not placed, and what the run before listened to.
void Build::drop_rest() noexcept {
  for (unsigned i = 0; i < before; ++i) {
    Item* item = diverged ? old_item(i) : list->items[i];
    if (diverged && !(old[i] & kPlaced)) {
      drop_item(item);
    } else if (item->renewed) {
      static_cast<Instance*>(item)->drop_kept_listeners();
    }
  }
}

// Whether the i-th item of the list was there before.
bool Build::is_old(unsigned i) const {
  if (!diverged) return i < before;
  Item* item = list->items[i];
  if (i < prefix) return old_item(i) == item;
  return item->index >= 0 && old_item(static_cast<unsigned>(item->index)) == item;
}

void Build::restore() noexcept {
  for (unsigned i = 0; i < list->count; ++i)
    if (!is_old(i)) drop_item(list->items[i]);
  for (unsigned i = 0; i < before; ++i) {
    bool placed = diverged ? old[i] & kPlaced : i < prefix;
    Item* item = diverged ? old_item(i) : list->items[i];
    if (diverged) old[i] = reinterpret_cast<Address>(item);
    item->insert = false;
    if (placed && item->kind == Item::Kind::kInstance) static_cast<Instance*>(item)->restore_listeners();
  }
  list->count = before;
  list->build = nullptr;
  list->has_inserts = false;
  if (!diverged) return;
  release(list->items, Size{list->capacity} * sizeof(Item*));
  list->items = reinterpret_cast<Item**>(old);
  list->capacity = old_capacity;
  old = nullptr;
}

bool Build::fits(const Item* item, Item::Kind kind, int type, const Key& key) const noexcept {
  bool both_states = (item->kind == Item::Kind::kState) == (kind == Item::Kind::kState);
  return item->type == type && both_states && item->key == key;
}

void Build::note(const Key& key) noexcept {
  if (key.none()) return;
  rising = rising && key.is_int() && (!any_key || key.number() > last_key);
  last_key = key.number();
  any_key = true;
}

Item* Build::match(Item::Kind kind, int type, const Key& key) {
  if (!diverged && prefix < before) {
    Item* next = list->items[prefix];
    if (fits(next, kind, type, key)) {
      ++prefix;
      --remaining;
      note(key);
      return next;
    }
    diverge();
  }
  Item* found = nullptr;
  if (remaining) found = key.none() ? match_order(kind, type) : match_key(kind, type, key);
  if (!found && !key.none()) need_new(key);
  note(key);
  return found;
}

void Build::diverge() noexcept {
  diverged = true;
  old = reinterpret_cast<Address*>(list->items);
  old_capacity = list->capacity;
  hint = prefix;
  list->capacity = before;
  list->items = static_cast<Item**>(allocate(Size{before} * sizeof(Item*)));
  list->count = prefix;
  for (unsigned i = 0; i < prefix; ++i) {
    list->items[i] = old_item(i);
    old[i] |= kPlaced;
  }
}

Item* Build::take(unsigned i) noexcept {
  Item* item = old_item(i);
  old[i] |= kPlaced;
  --remaining;
  item->index = static_cast<int>(i);
  moved = moved || item->index < last_index;
  if (item->index > last_index) last_index = item->index;
  if (i >= hint) hint = i + 1;
  list->push(item);
  return item;
}

Item* Build::match_key(Item::Kind kind, int type, const Key& key) {
  // Mostly it is the next one, or a few were removed before it.
  while (hint < before && !waits(hint)) ++hint;
  for (unsigned i = hint; i < before && i < hint + 4; ++i)
    if (waits(i) && fits(old_item(i), kind, type, key)) return take(i);
  Item** place = find(key);
  if (!*place) return nullptr;
  Item* item = *place;
  if (!waits(item)) return nullptr;  // placed already: need_new tells
  // A key that went to another type is a new item; it will take the old one's place in the map.
  return fits(item, kind, type, key) ? take(static_cast<unsigned>(item->index)) : nullptr;
}

Item* Build::match_order(Item::Kind kind, int type) noexcept {
  unsigned wanted = static_cast<unsigned>(type) << 1 | (kind == Item::Kind::kState), c = 0;
  while (c < cursors.size() && cursors[c].type != wanted) ++c;
  if (c == cursors.size()) cursors.push({wanted, prefix});
  for (unsigned i = cursors[c].at; i < before; ++i) {
    if (!waits(i) || !fits(old_item(i), kind, type, Key())) continue;
    cursors[c].at = i + 1;
    return take(i);
  }
  cursors[c].at = before;
  return nullptr;
}

// A new item with a key: no sibling may have it.
void Build::need_new(const Key& key) {
  if (rising && key.is_int() && (!any_key || key.number() > last_key)) return;
  if (Item* sibling = *find(key)) {
    if (!waits(sibling)) fail(Error::kDuplicateKey, key.repr());
  }
}

// Where the key is in the map, or the empty place where it would be.
Item** Build::find(const Key& key) noexcept {
  if (!map.size()) build_map();
  unsigned mask = map.size() - 1, i = key.hash() & mask;
  while (map[i] && !(map[i]->key == key)) i = (i + 1) & mask;
  return &map[i];
}

void Build::build_map() noexcept {
  unsigned size = 16;
  while (size < (list->count + remaining + 1) * 4) size *= 2;
  map.resize(size);
  __builtin_memset(map.data(), 0, Size{size} * sizeof(Item*));
  map_count = 0;
  // Placed items first: of two items with one key (their types differ) the placed one counts.
  for (unsigned i = 0; i < list->count; ++i) {
    if (i < prefix) list->items[i]->index = -1;
    enter(list->items[i]);
  }
  for (unsigned i = prefix; diverged && i < before; ++i) {
    if (!waits(i)) continue;
    Item* item = old_item(i);
    item->index = static_cast<int>(i);
    if (!item->key.none() && !*find(item->key)) enter(item);
  }
}

void Build::enter(Item* item) noexcept {
  if (item->key.none()) return;
  *find(item->key) = item;
  ++map_count;
}

void Build::add(Item* item) noexcept {
  list->push(item);
  list->has_inserts = true;
  if (!map.size()) return;
  if (map_count * 2 >= map.size()) {
    build_map();
  } else {
    enter(item);
  }
}

void Build::replace_last(Item* item, bool in_place) noexcept {
  if (!diverged) diverge();
  Item*& place = list->items[list->count - 1];
  unsigned i = list->count == prefix ? prefix - 1 : static_cast<unsigned>(place->index);
  old[i] = (old[i] & ~kPlaced) | (in_place ? kReplacedInPlace : kReplaced);
  if (map.size() && !item->key.none()) *find(item->key) = item;
  item->insert = !in_place;
  item->inserted = in_place;
  item->index = in_place ? static_cast<int>(i) : -1;
  place = item;
}

// Of the items placed after the prefix, those that are not in the longest rise are moved.
void Build::mark_moves() noexcept {
  unsigned count = list->count - prefix;
  auto* indexes = static_cast<int*>(allocate(Size{count} * sizeof(int)));
  for (unsigned i = 0; i < count; ++i) {
    Item* item = list->items[prefix + i];
    indexes[i] = item->insert || item->kind == Item::Kind::kState ? -1 : item->index;
  }
  keep_longest_rise(indexes, count);
  for (unsigned i = 0; i < count; ++i) {
    if (indexes[i] >= 0) continue;
    list->items[prefix + i]->insert = true;
    list->has_inserts = true;
  }
  release(indexes, Size{count} * sizeof(int));
}

// The nodes of what was not placed; neighbours at once.
void Build::remove_rest() noexcept {
  unsigned first = 0, last = 0;
  for (unsigned i = 0; i < before; ++i) {
    if (old[i] & (kPlaced | kReplacedInPlace)) {
      if (first) out.remove(first, last);
      first = 0;
    } else if (unsigned node = first_node(old_item(i))) {
      if (!first) first = node;
      last = last_node(old_item(i));
    }
  }
  if (first) out.remove(first, last);
}

void Build::finish() noexcept {
  if (!diverged && prefix < before) diverge();
  if (diverged) remove_rest();
  if (moved) mark_moves();
  list->build = nullptr;
  list->settle();
  if (!fresh) return;
  this->~Build();
  release(this, sizeof(Build));
}

void keep_longest_rise(int* indexes, unsigned count) noexcept {
  // tails[n]: where the rise of n + 1 items that ends lowest ends; back[i]: what comes before i in the best rise that
  // ends with i.
  auto* tails = static_cast<int*>(allocate(Size{count} * 2 * sizeof(int)));
  int* back = tails + count;
  unsigned length = 0;
  for (unsigned i = 0; i < count; ++i) {
    if (indexes[i] < 0) continue;
    unsigned low = 0, high = length;
    while (low < high) {
      unsigned middle = (low + high) / 2;
      if (indexes[tails[middle]] < indexes[i]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    back[i] = low ? tails[low - 1] : -1;
    tails[low] = static_cast<int>(i);
    if (low == length) ++length;
  }
  int keep = length ? tails[length - 1] : -1;
  for (int i = static_cast<int>(count) - 1; i >= 0; --i) {
    if (i == keep) {
      keep = back[i];
    } else {
      indexes[i] = -1;
    }
  }
  release(tails, Size{count} * 2 * sizeof(int));
}

}  // namespace gb
