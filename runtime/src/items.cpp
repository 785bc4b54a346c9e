// Lists of items: where their nodes are, and how they leave.
#include "gblocks/run.h"
#include "src/nodes.h"
#include "src/op_writer.h"

namespace gb {

ItemList::~ItemList() {
  drop_all(false);
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

unsigned ItemList::first_node(unsigned from) const noexcept {
  for (unsigned i = from; i < count; ++i) {
    Item* item = items[i];
    if (item->kind == Item::Kind::kInstance) return static_cast<Instance*>(item)->base;
    if (item->kind != Item::Kind::kFragment) continue;
    if (unsigned node = static_cast<Fragment*>(item)->items.first_node(0)) return node;
  }
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

// From the last to the first, so that the node after is always in its place. Returns the first node.
unsigned ItemList::emit_inserts(unsigned parent_id, unsigned before_id, bool all) noexcept {
  if (!all && !has_inserts) {
    unsigned first = first_node(0);
    return first ? first : before_id;
  }
  has_inserts = false;
  for (unsigned i = count; i-- > 0;) {
    Item* item = items[i];
    bool move = all || item->insert;
    item->insert = false;
    if (item->kind == Item::Kind::kInstance) {
      unsigned node = static_cast<Instance*>(item)->base;
      if (move) out.insert(parent_id, node, before_id);
      before_id = node;
    } else if (item->kind == Item::Kind::kFragment) {
      before_id = static_cast<Fragment*>(item)->items.emit_inserts(parent_id, before_id, move);
    }
  }
  return before_id;
}

void ItemList::drop_all(bool topmost) noexcept {
  while (count) drop_item(items[--count], topmost);
}

void drop_item(Item* item, bool topmost) noexcept {
  switch (item->kind) {
    case Item::Kind::kInstance:
      static_cast<Instance*>(item)->destroy(topmost);
      break;
    case Item::Kind::kFragment: {
      auto* fragment = static_cast<Fragment*>(item);
      fragment->items.drop_all(topmost);
      delete fragment;
      break;
    }
    case Item::Kind::kState:
      delete static_cast<StateItem*>(item);
      break;
  }
}

}  // namespace gb
