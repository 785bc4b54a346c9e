// Lists of items: where their nodes are, and how they leave.
#include "gblocks/run.h"
#include "src/nodes.h"
#include "src/op_writer.h"

namespace gb {

ItemList::~ItemList() {
  drop_all();
  release(items, Size{capacity} * sizeof(Item*));
}

void ItemList::push(Item* item) noexcept {
  if (count == capacity) {
    unsigned wanted = capacity ? capacity * 2 : 2;
    auto* memory = static_cast<Item**>(allocate(Size{wanted} * sizeof(Item*)));
    if (count) __builtin_memcpy(memory, items, Size{count} * sizeof(Item*));
    release(items, Size{capacity} * sizeof(Item*));
    items = memory;
    capacity = wanted;
  }
  items[count++] = item;
}

unsigned ItemList::parent_node() const noexcept {
  return owner ? owner->list->parent_node() : parent;
}

unsigned first_node(const Item* item, bool placed) noexcept {
  if (placed && item->insert) return 0;
  if (item->kind == Item::Kind::kInstance) return static_cast<const Instance*>(item)->base;
  return item->kind == Item::Kind::kFragment ? static_cast<const Fragment*>(item)->items.first_node(0, placed) : 0;
}

unsigned last_node(const Item* item) noexcept {
  if (item->kind == Item::Kind::kInstance) return static_cast<const Instance*>(item)->base;
  if (item->kind != Item::Kind::kFragment) return 0;
  const ItemList& list = static_cast<const Fragment*>(item)->items;
  for (unsigned i = list.count; i-- > 0;)
    if (unsigned node = last_node(list.items[i])) return node;
  return 0;
}

unsigned ItemList::first_node(unsigned from, bool placed) const noexcept {
  for (unsigned i = from; i < count; ++i)
    if (unsigned node = gb::first_node(items[i], placed)) return node;
  return 0;
}

unsigned ItemList::node_after() const noexcept {
  if (!owner) return before;
  ItemList* around = owner->list;
  unsigned place = 0;
  while (around->items[place] != owner) ++place;
  unsigned node = around->first_node(place + 1);
  return node ? node : around->node_after();
}

void ItemList::settle() noexcept {
  if (!has_inserts) return;
  if (owner && owner->list->build) {
    owner->list->has_inserts = true;  // what stands after it is not known yet
  } else {
    emit_inserts(parent_node(), node_after(), false);
  }
}

// In front of the next node that is in its place already.
void ItemList::emit_inserts(unsigned parent_id, unsigned before_id, bool all) noexcept {
  if (!all && !has_inserts) return;
  has_inserts = false;
  unsigned known = 0, next = 0;  // `next`: the node in its place that follows the items before `known`
  for (unsigned i = 0; i < count; ++i) {
    Item* item = items[i];
    bool move = all || item->insert;
    if (item->kind == Item::Kind::kState) {
      item->insert = false;
      continue;
    }
    if (!all && i >= known) {
      known = i + 1;
      while (known < count && !gb::first_node(items[known], true)) ++known;
      next = known < count ? gb::first_node(items[known], true) : 0;
    }
    unsigned before_item = next ? next : before_id;
    item->insert = false;
    if (item->kind == Item::Kind::kFragment) {
      static_cast<Fragment*>(item)->items.emit_inserts(parent_id, before_item, move);
    } else if (move) {
      unsigned node = static_cast<Instance*>(item)->base;
      if (item->inserted) {
        out.move(parent_id, node, before_item);
      } else {
        out.insert(parent_id, node, before_item);
      }
      item->inserted = true;
    }
  }
}

void ItemList::drop_all() noexcept {
  while (count) drop_item(items[--count]);
}

void drop_item(Item* item) noexcept {
  switch (item->kind) {
    case Item::Kind::kInstance:
      static_cast<Instance*>(item)->destroy();
      break;
    case Item::Kind::kFragment: {
      auto* fragment = static_cast<Fragment*>(item);
      fragment->items.drop_all();
      delete fragment;
      break;
    }
    case Item::Kind::kState:
      delete static_cast<StateItem*>(item);
      break;
  }
}

}  // namespace gb
