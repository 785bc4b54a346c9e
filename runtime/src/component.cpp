// Components handed on, and listeners.
#include "gblocks/component.h"

#include "gblocks/block.h"

namespace gb {

Ref<Component> ComponentPlace::inherit(const char* tag, Heirloom** heirlooms) noexcept {
  for (; *heirlooms; heirlooms = &(*heirlooms)->next) {
    Heirloom* found = *heirlooms;
    if (found->component->type_ != tag) continue;
    Ref<Component> component = gb::move(found->component);
    *heirlooms = found->next;
    found->~Heirloom();
    release(found, sizeof(Heirloom));
    return component;
  }
  return {};
}

void ComponentPlace::bequeath(Heirloom** heirlooms) noexcept {
  if (!component) return;
  while (*heirlooms) heirlooms = &(*heirlooms)->next;
  *heirlooms = new (Place{allocate(sizeof(Heirloom))}) Heirloom{nullptr, component};
}

void drop_heirlooms(Heirloom** heirlooms) noexcept {
  while (Heirloom* first = *heirlooms) {
    *heirlooms = first->next;
    first->~Heirloom();
    release(first, sizeof(Heirloom));
  }
}

void add_listener(Listener** list, Listener* listener) noexcept {
  while (*list && (*list)->order <= listener->order) list = &(*list)->next;
  listener->next = *list;
  *list = listener;
}

void drop_listeners(Listener** list) noexcept {
  while (Listener* first = *list) {
    *list = first->next;
    if (first->foreign) {
      first->orphaned = 1;
    } else {
      first->act(first, nullptr);
    }
  }
}

void add_foreign(Listener** list, Listener* listener) noexcept {
  listener->foreign = 1;
  auto* hold = new (Place{allocate(sizeof(ForeignListener))}) ForeignListener{current_block->foreign, listener, list};
  current_block->foreign = hold;
  add_listener(list, listener);
}

}  // namespace gb
