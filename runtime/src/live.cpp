// What outlives the page's code under `gblocks dev`.
#include "gblocks/live.h"

#include "gblocks/dict_methods.h"
#include "src/exports.h"
#include "src/op_writer.h"
#include "src/scheduler.h"

namespace gb {

namespace {

List<Str>* texts;

Str lit(const char* text) {
  return Str(text, static_cast<unsigned>(__builtin_strlen(text)), true);
}

Int address(const Object* object) {
  return static_cast<Int>(reinterpret_cast<Address>(object));
}

}  // namespace

Str live_text(unsigned n) {
  return (*texts)->items()[n];
}

void LiveEncoder::begin_entry(const Str& path, unsigned shape) {
  out_.add(path);
  add("\t");
  out_.add(to_str(Int{shape}));
  add("\t");
}

bool LiveEncoder::begin(const Object* object) {
  add("#");
  auto* known = numbers_->find(address(object));
  Int number = known ? known->value : numbers_->count();
  if (!known) numbers_->add(address(object), number);
  out_.add(to_str(number));
  return !known;
}

void LiveEncoder::put(const Ref<AudioData>& x) {
  if (!begin(x.get())) return;
  open('[');
  const Int numbers[] = {x->rate(), x->channels(), x->frames()};
  for (Int number : numbers) {
    put(number);
    add(",");
  }
  add("\"");
  auto* bytes = reinterpret_cast<const unsigned char*>(x->channel(0));
  Int count = x->channels() * x->frames() * static_cast<Int>(sizeof(float));
  for (Int i = 0; i < count; ++i) {
    out_.add_char(static_cast<char>('a' + (bytes[i] >> 4)));
    out_.add_char(static_cast<char>('a' + (bytes[i] & 15)));
  }
  add("\"");
  close(']');
}

void LiveDecoder::get(Ref<AudioData>& x) {
  unsigned number = read_number();
  if (Object* known = objects_.made->items()[number].get()) {
    skip_written();
    x = Ref<AudioData>(static_cast<AudioData*>(known));
    return;
  }
  bool here = is_written();
  const char* back = at_;
  at_ = start_ + objects_.places->items()[number] + 1;
  Int numbers[3];
  for (Int& n : numbers) {
    n = take<Int>();
    skip();
  }
  skip();
  x = make<AudioData>(numbers[0], numbers[1], numbers[2]);
  auto* bytes = reinterpret_cast<unsigned char*>(x->channel(0));
  for (; *at_ != '"'; at_ += 2) *bytes++ = static_cast<unsigned char>((at_[0] - 'a') << 4 | (at_[1] - 'a'));
  at_ = here ? at_ + 2 : back;
  objects_.made->items()[number] = x.get();
}

unsigned LiveDecoder::read_number() {
  unsigned number = 0;
  while (*++at_ >= '0' && *at_ <= '9') number = number * 10 + static_cast<unsigned>(*at_ - '0');
  return number;
}

void LiveDecoder::skip_written() {
  if (!is_written()) return;
  int level = 0;
  do {
    if (*at_ == '"') {
      while (*++at_ != '"') at_ += *at_ == '\\';
    } else if (*at_ == '[' || *at_ == '{') {
      ++level;
    } else if (*at_ == ']' || *at_ == '}') {
      --level;
    }
    ++at_;
  } while (level);
}

Live::Live(const Str& snapshot) : reading_(true), snapshot_(snapshot) {
  const char* text = snapshot.begin();
  const char* line = text;
  bool in_value = false;
  int tabs = 0;
  for (const char* at = text; at < snapshot.end(); ++at) {
    if (!in_value) {
      if (*at != '\t' || ++tabs < 2) continue;
      entries_->add(Str::copy(line, static_cast<Size>(at - line)), at + 1 - text);
      in_value = true;
    } else if (*at == '"') {
      while (*++at != '"') at += *at == '\\';
    } else if (*at == '\n') {
      line = at + 1;
      in_value = false;
      tabs = 0;
    } else if (*at == '#') {
      Int number = 0;
      while (at[1] >= '0' && at[1] <= '9') number = number * 10 + (*++at - '0');
      while (objects_.places->count() <= number) {
        objects_.places->push(0);
        objects_.made->push(Ref<Object>());
      }
      if (at[1] == '[' || at[1] == '{') objects_.places->items()[number] = at + 1 - text;
    }
  }
}

Int Live::find(const Str& path, unsigned shape) {
  auto* entry = entries_->find(concat(path, lit("\t"), to_str(Int{shape})));
  return entry ? entry->value : -1;
}

void Live::walk() {
  changed_ = false;
  phase_ = Phase::kTell;
  locals_ = {};
  components_ = {};
  handles_ = {};
  gb_live(*this);
  phase_ = Phase::kWalk;
  if (scheduler.page()) visit(Str(), *scheduler.page());
}

/// "/Row='a'", "/Row:2": its type, and its key or its place among those of its type that have none.
Str Live::part(const Str& path, const ItemList& list, unsigned i) const {
  const Item& item = *list.items[i];
  Str name = item.type < type_count_ ? literal(type_names_[item.type]) : literal("render");
  if (!item.key.none()) return concat(path, literal("/"), name, literal("="), item.key.repr());
  Int place = 0;
  for (unsigned before = 0; before < i; ++before) {
    const Item& other = *list.items[before];
    place += other.kind == item.kind && other.type == item.type && other.key.none();
  }
  return concat(path, literal("/"), name, literal(":"), to_str(place));
}

void Live::visit(const Str& path, ItemList& list) {
  for (unsigned i = 0; i < list.count; ++i) {
    Item* item = list.items[i];
    if (item->kind == Item::Kind::kState) {
      for (unsigned n = 0; n < locals_->count(); ++n) {
        const Local& local = locals_->items()[n];
        if (local.type != item->type) continue;
        local.keep(*this, concat(path, literal("/"), literal(local.name)), local.shape,
                   static_cast<StateItem*>(item)->cell.get());
      }
      continue;
    }
    Str here = part(path, list, i);
    if (item->kind == Item::Kind::kFragment) {
      auto* fragment = static_cast<Fragment*>(item);
      visit_components(here, fragment->components, fragment->component_count);
      visit(here, fragment->items);
    } else {
      auto* instance = static_cast<Instance*>(item);
      visit_components(here, instance->components(), instance->made_from->components);
      for (int slot = 0; slot < instance->made_from->slots; ++slot) {
        ItemList* inner = instance->slots()[slot];
        if (inner) visit(slot ? concat(here, literal("+"), to_str(Int{slot})) : here, *inner);
      }
    }
  }
}

void Live::visit_components(const Str& path, ComponentPlace* places, int count) {
  for (int i = 0; i < count; ++i) {
    Component* component = places[i].component.get();
    if (!component) continue;
    Int place = 0;
    for (int before = 0; before < i; ++before) {
      Component* other = places[before].component.get();
      place += other && other->type_ == component->type_;
    }
    for (unsigned n = 0; n < components_->count(); ++n) {
      const Kind& kind = components_->items()[n];
      if (kind.tag != component->type_) continue;
      path_ = concat(path, literal("/"), literal(kind.name), literal("#"), to_str(place));
      for (unsigned h = 0; h < handles_->count(); ++h) {
        const Handle& handle = handles_->items()[h];
        if (handle.component == component) path_ = concat(literal("="), literal(handle.name));
      }
      kind.visit(*this, component);
    }
  }
}

}  // namespace gb

/// The program's texts, from the host's room: how long each is (as words), then their bytes.
GB_EXPORT(gb_texts) void gb_texts(unsigned count) {
  gb::texts = gb::create<gb::List<gb::Str>>();
  auto* lengths = reinterpret_cast<const unsigned*>(gb::host_room);
  auto* bytes = reinterpret_cast<const char*>(lengths + count);
  for (unsigned i = 0; i < count; bytes += lengths[i++]) (*gb::texts)->push(gb::Str::copy(bytes, lengths[i]));
}

/// The page's state in the host's room; its length.
GB_EXPORT(gb_save) unsigned gb_save() {
  gb::Live live;
  live.walk();
  gb::Str snapshot = live.take();
  if (!gb_text(snapshot.size())) return 0;
  __builtin_memcpy(gb::host_room, snapshot.data(), snapshot.size());
  return snapshot.size();
}

/// Takes over the state that an earlier version has left in the host's room. What is taken over may change what is on
/// the page, which takes over more.
GB_EXPORT(gb_restore) void gb_restore(unsigned bytes) {
  constexpr int kMostWalks = 8;
  gb::Live live(gb::Str::copy(reinterpret_cast<const char*>(gb::host_room), bytes));
  for (int walks = 0; walks < kMostWalks; ++walks) {
    live.walk();
    gb::scheduler.flush();
    gb::scheduler.resume();
    if (!live.changed()) return;
  }
}
