// Instances: their memory, and what is written into their holes.
#include "gblocks/instance.h"

#include "gblocks/iteration.h"
#include "src/build.h"
#include "src/nodes.h"
#include "src/scheduler.h"

namespace gb {
namespace {

/// Attributes and properties show floats as HTML wants them: without `.0`.
Str html_number(double v) {
  Str text = to_str(v);
  unsigned size = text.size();
  return size > 2 && text.data()[size - 1] == '0' && text.data()[size - 2] == '.' ? Str::copy(text.data(), size - 2)
                                                                                  : text;
}

Int bits_of(double v) {
  Int bits;
  __builtin_memcpy(&bits, &v, sizeof bits);
  return bits;
}

}  // namespace

Size Instance::size_for(const Template& t) {
  Size size = sizeof(Instance) + t.memos * sizeof(Memo) + t.components * sizeof(ComponentPlace) +
              t.effects * sizeof(Block*) + t.slots * sizeof(ItemList*) + t.memos;
  return (size + 7) & ~Size{7};
}

Instance::Instance(const Template& t, int type, Key key, Instance* around_)
    : Item(Kind::kInstance, type, gb::move(key)),
      made_from(&t),
      base(nodes::take(t.nodes, this)),
      owner(current_block),
      born(current_transaction),
      around(around_) {}

Instance* Instance::create(const Template& t, int type, Key key, Instance* around) noexcept {
  Size size = size_for(t);
  void* memory = allocate(size);
  __builtin_memset(memory, 0, size);
  auto* instance = new (Place{memory}) Instance(t, type, gb::move(key), around);
  out.clone(static_cast<unsigned>(t.id), instance->base);
  return instance;
}

void Instance::destroy() noexcept {
  const Template& t = *made_from;
  for (int i = 0; i < t.slots; ++i) {
    if (ItemList* list = slots()[i]) {
      list->~ItemList();
      release(list, sizeof(ItemList));
    }
  }
  for (int i = 0; i < t.effects; ++i) {
    if (Block* effect = effects()[i]) {
      effect->~Block();
      release(effect, sizeof(Block));
    }
  }
  drop_iteration();
  drop_listeners(&listeners);
  for (int i = 0; i < t.components; ++i) components()[i].~ComponentPlace();
  drop_heirlooms(&heirlooms);
  drop_kept_listeners();
  for (int i = 0; i < t.memos; ++i)
    if (memo_kinds()[i] == kStr) memos()[i].str().~Str();
  nodes::give_back(base, t.nodes);
  this->~Instance();
  release(this, size_for(t));
}

void Instance::bequeath(Heirloom** to) noexcept {
  for (int i = 0; i < made_from->components; ++i) components()[i].bequeath(to);
}

/// What a hole held.
struct Instance::UndoMemo : Undo {
  Instance* instance;
  Memo old;
  int memo;
  unsigned char kind;

  static void end(Undo* undo, bool restore) noexcept {
    auto* self = static_cast<UndoMemo*>(undo);
    if (restore) {
      Instance* i = self->instance;
      if (i->memo_kinds()[self->memo] == kStr) i->memos()[self->memo].str().~Str();
      i->memo_kinds()[self->memo] = self->kind;
      i->memos()[self->memo] = self->old;
    } else if (self->kind == kStr) {
      self->old.str().~Str();
    }
    release(self, sizeof(UndoMemo));
  }
};

void Instance::clear_memo(int memo) noexcept {
  Memo& place = memos()[memo];
  unsigned char& kind = memo_kinds()[memo];
  if (!is_new()) {
    auto* undo = static_cast<UndoMemo*>(allocate(sizeof(UndoMemo)));
    undo->act = UndoMemo::end;
    undo->instance = this;
    undo->old = place;
    undo->memo = memo;
    undo->kind = kind;
    journal_add(undo);
  } else if (kind == kStr) {
    place.str().~Str();
  }
  kind = kNothing;
}

bool Instance::remember(int memo, unsigned char kind, Int bits) noexcept {
  if (memo_kinds()[memo] == kind && memos()[memo].bits == bits) return false;
  clear_memo(memo);
  memo_kinds()[memo] = kind;
  memos()[memo].bits = bits;
  return true;
}

bool Instance::remember(int memo, const Str& v) noexcept {
  Memo& place = memos()[memo];
  if (memo_kinds()[memo] == kStr && equal(place.str(), v)) return false;
  clear_memo(memo);
  memo_kinds()[memo] = kStr;
  new (Place{&place}) Str(v);
  return true;
}

void Instance::text(int memo, int node, const Str& v) noexcept {
  if (remember(memo, v)) out.text(id(node), v);
}
void Instance::text(int memo, int node, Int v) noexcept {
  if (remember(memo, kInt, v)) out.text(id(node), to_str(v));
}
void Instance::text(int memo, int node, double v) noexcept {
  if (remember(memo, kFloat, bits_of(v))) out.text(id(node), to_str(v));
}

void Instance::attr(int memo, int node, int name, const Str& v) noexcept {
  if (remember(memo, v)) out.attr(id(node), name, v);
}
void Instance::attr(int memo, int node, int name, Int v) noexcept {
  if (remember(memo, kInt, v)) out.attr(id(node), name, to_str(v));
}
void Instance::attr(int memo, int node, int name, double v) noexcept {
  if (remember(memo, kFloat, bits_of(v))) out.attr(id(node), name, html_number(v));
}
void Instance::attr(int memo, int node, int name, bool v) noexcept {
  if (v) {
    if (remember(memo, kBool, 1)) out.attr(id(node), name, Str());
  } else {
    attr(memo, node, name, none);
  }
}
void Instance::attr(int memo, int node, int name, None) noexcept {
  // The template has no attribute where there is a hole for it.
  bool first = memo_kinds()[memo] == kNothing;
  if (remember(memo, kAbsent, 0) && !first) out.no_attr(id(node), name);
}

void Instance::classes(int memo, int node, int name, const Str& v) noexcept {
  if (v.size()) {
    attr(memo, node, name, v);
  } else {
    attr(memo, node, name, none);
  }
}

void Instance::prop(int node, int name, const Str& v) noexcept {
  out.prop(id(node), name, v);
}
void Instance::prop(int node, int name, Int v) noexcept {
  out.prop(id(node), name, to_str(v));
}
void Instance::prop(int node, int name, double v) noexcept {
  out.prop(id(node), name, html_number(v));
}
void Instance::prop(int node, int name, bool v) noexcept {
  out.flag(id(node), name, v);
}

void Instance::style(int memo, int node, const Str& v) noexcept {
  if (remember(memo, v)) out.style(id(node), v);
}

void Instance::show(int memo, int node, bool shown) noexcept {
  bool first = memo_kinds()[memo] == kNothing;
  if (remember(memo, kBool, shown) && !(first && shown)) out.show(id(node), shown);
}

void Instance::focus(int node) noexcept {
  if (insert) scheduler.focus(id(node));
}

/// An effect that was not there.
struct UndoEffect : Undo {
  Block** place;

  static void end(Undo* undo, bool restore) noexcept {
    auto* self = static_cast<UndoEffect*>(undo);
    if (restore) {
      (*self->place)->~Block();
      release(*self->place, sizeof(Block));
      *self->place = nullptr;
    }
    release(self, sizeof(UndoEffect));
  }
};

void Instance::run_effect(int n, Fn<void(Run&)> body) noexcept {
  Block*& effect = effects()[n];
  if (!effect) {
    effect = new (Place{allocate(sizeof(Block))}) Block(Block::Role::kEffect, owner);
    effect->inside = this;
    if (!is_new())
      journal_add(new (Place{allocate(sizeof(UndoEffect))}) UndoEffect{{nullptr, UndoEffect::end}, &effect});
  }
  effect->set_body(gb::move(body));
  effect->stamp = scheduler.next_stamp();
  // What fails at the top of the program must not keep the rest of the page from being made.
  if (owner->role == Block::Role::kApp) {
    effect->run_later();
  } else {
    effect->execute();
  }
}

void Instance::listen(int node, int name, unsigned order, Listener* listener, bool foreign) noexcept {
  listener->node = static_cast<unsigned short>(node);
  listener->name = static_cast<unsigned short>(name & 0x3fff);
  listener->order = order;
  if (foreign) {
    add_foreign(&listeners, listener);
  } else {
    add_listener(&listeners, listener);
  }
}

static void move_own_listeners(Listener** from, Listener** to) noexcept {
  while (Listener* listener = *from) {
    if (listener->foreign) {
      from = &listener->next;
    } else {
      *from = listener->next;
      add_listener(to, listener);
    }
  }
}

void Instance::keep_listeners() noexcept {
  renewed = true;
  move_own_listeners(&listeners, &kept_listeners);
  if (is_new()) drop_kept_listeners();
}

void Instance::drop_kept_listeners() noexcept {
  renewed = false;
  drop_listeners(&kept_listeners);
}

void Instance::restore_listeners() noexcept {
  if (!renewed) return;
  renewed = false;
  Listener* failed = nullptr;
  move_own_listeners(&listeners, &failed);
  drop_listeners(&failed);
  move_own_listeners(&kept_listeners, &listeners);
}

}  // namespace gb
