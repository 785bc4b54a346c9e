// Placing items.
#include "gblocks/run.h"

#include "gblocks/iteration.h"
#include "src/build.h"
#include "src/nodes.h"
#include "src/scheduler.h"

namespace gb {

Fragment::Fragment(int type, Key key, int component_count_, Block* parent, ItemList* list_)
    : Item(Kind::kFragment, type, gb::move(key)),
      Block(Role::kFragment, parent),
      list(list_),
      items(0, 0, this),
      component_count(component_count_) {
  Size size = static_cast<Size>(component_count) * sizeof(ComponentPlace);
  components = static_cast<ComponentPlace*>(allocate(size));
  __builtin_memset(static_cast<void*>(components), 0, size);
}

Fragment::~Fragment() {
  for (int i = 0; i < component_count; ++i) components[i].~ComponentPlace();
  release(components, static_cast<Size>(component_count) * sizeof(ComponentPlace));
  drop_heirlooms(&heirlooms);
  if (!listens) return;
  listens->~Block();
  release(listens, sizeof(Block));
}

void Fragment::listen_later(Fn<void(Run&)> listen) {
  if (!listens) listens = new (Place{allocate(sizeof(Block))}) Block(Role::kEffect, parent);
  listens->tracks = false;
  listens->set_body(gb::move(listen));
  listens->run_later();
}

void Fragment::run_now() noexcept {
  stamp = scheduler.next_stamp();
  execute();
}

void Fragment::bequeath(Heirloom** to) {
  for (int i = 0; i < component_count; ++i) components[i].bequeath(to);
}

// The components of an item whose later self is made otherwise.
static void bequeath(Item* from, Heirloom** to) {
  if (from->kind == Item::Kind::kInstance) {
    static_cast<Instance*>(from)->bequeath(to);
  } else {
    static_cast<Fragment*>(from)->bequeath(to);
  }
}

Instance& Run::place(const Template& t, int type, Key key) {
  Instance& instance = place_turn(t, type, gb::move(key));
  instance.drop_iteration();
  instance.keep_listeners();
  return instance;
}

Instance& Run::place_turn(const Template& t, int type, Key key) {
  Item* earlier = list_->build->match(Item::Kind::kInstance, type, key);
  if (earlier && earlier->kind == Item::Kind::kInstance && static_cast<Instance*>(earlier)->made_from == &t) {
    auto* instance = static_cast<Instance*>(earlier);
    if (instance->owner != current_block) instance->drop_iteration();
    instance->owner = current_block;
    return *instance;
  }
  Instance* instance = Instance::create(t, type, gb::move(key), list_->owner ? nullptr : nodes::owner(list_->parent));
  if (!earlier) {
    list_->build->add(instance);
    return *instance;
  }
  bequeath(earlier, &instance->heirlooms);
  bool in_place = earlier->kind == Item::Kind::kInstance;
  if (in_place) {
    out.replace(static_cast<Instance*>(earlier)->base, instance->base);
  } else {
    list_->has_inserts = true;
  }
  list_->build->replace_last(instance, in_place);
  return *instance;
}

Fragment& Run::fragment(int type, Key key, int components) {
  Item* earlier = list_->build->match(Item::Kind::kFragment, type, key);
  if (earlier && earlier->kind == Item::Kind::kFragment &&
      static_cast<Fragment*>(earlier)->component_count == components) {
    return *static_cast<Fragment*>(earlier);
  }
  auto* fragment = new Fragment(type, gb::move(key), components, current_block, list_);
  fragment->inside = list_->owner ? list_->owner->inside : nodes::owner(list_->parent);
  if (!earlier) {
    list_->build->add(fragment);
    return *fragment;
  }
  bequeath(earlier, &fragment->heirlooms);
  list_->build->replace_last(fragment, false);
  list_->has_inserts = true;
  return *fragment;
}

StateItem* Run::find_state(int type) {
  return static_cast<StateItem*>(list_->build->match(Item::Kind::kState, type, Key()));
}

StateItem* Run::add_state(int type, Ref<Object> cell) {
  auto* item = new StateItem(type, gb::move(cell));
  list_->build->add(item);
  return item;
}

Entered Run::enter(Instance& i, int slot, int node, int before) {
  ItemList*& list = i.slots()[slot];
  if (!list) {
    void* memory = allocate(sizeof(ItemList));
    list = new (Place{memory}) ItemList(i.id(node), before ? i.id(before) : 0, nullptr);
  }
  return Entered(*this, list, i.is_new());
}

Entered::Entered(Run& run, ItemList* list, bool fresh) noexcept : run_(run), list_(list), outer_(run.list_) {
  Build::begin(list, fresh);
  run.list_ = list;
}

Entered::~Entered() {
  run_.list_ = outer_;
  list_->build->finish();
}

void Run::add_watch(unsigned order, Fn<void()> observe, Fn<void()> function) {
  scheduler.add_watch(new Watch(order, gb::move(observe), gb::move(function), current_block));
}

void Run::add_load_now(unsigned order, Fn<void()> function) {
  scheduler.add_load(order, gb::move(function));
}

void Run::add_load(unsigned order, Fn<void()> function) {
  if (!current_block->ran) scheduler.add_load(order, gb::move(function));
}

}  // namespace gb
