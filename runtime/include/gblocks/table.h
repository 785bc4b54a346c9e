// What dict and set share: a hash table that keeps the order of insertion.
#pragma once

#include "gblocks/list.h"

namespace gb {

/// The part that does not know the types: entries in order of insertion (removed ones leave a hole until the next
/// rebuild), and an index of entry numbers + 1 by open addressing.
class RawTable : public Tracked {
 public:
  /// Keys; reading this does not track.
  unsigned count() const { return live_; }
  unsigned used() const { return used_; }

 protected:
  struct Head {
    unsigned hash;
    bool live;
  };
  Head* head(unsigned i, unsigned entry_size) const { return reinterpret_cast<Head*>(entries_ + Size{i} * entry_size); }
  /// Room for one more entry; entry numbers may change.
  void make_room(unsigned entry_size);
  /// Puts the entry number `used_` under its hash.
  void link(unsigned hash);
  void release_memory(unsigned entry_size);

  unsigned char* entries_ = nullptr;
  unsigned* index_ = nullptr;
  unsigned used_ = 0, live_ = 0, capacity_ = 0, mask_ = 0;
};

template <class K, class V>
class Table : public RawTable {
 public:
  struct Entry : Head {
    K key;
    V value;
  };
  ~Table() override { clear(); }

  /// The i-th entry, 0 <= i < used(); null: a hole.
  Entry* entry(unsigned i) const {
    auto* e = static_cast<Entry*>(head(i, sizeof(Entry)));
    return e->live ? e : nullptr;
  }
  Entry* find(const K& key) const {
    if (!live_) return nullptr;
    unsigned h = hash(key);
    for (unsigned i = h & mask_; index_[i]; i = (i + 1) & mask_) {
      auto* e = static_cast<Entry*>(head(index_[i] - 1, sizeof(Entry)));
      if (e->live && e->hash == h && same_key(e->key, key)) return e;
    }
    return nullptr;
  }

  // What follows neither journals nor notifies.
  /// A new entry; `key` must not be in the table.
  void add(K key, V value) {
    make_room(sizeof(Entry));
    unsigned h = hash(key);
    auto* e = static_cast<Entry*>(head(used_, sizeof(Entry)));
    e->hash = h;
    e->live = true;
    new (Place{&e->key}) K(gb::move(key));
    new (Place{&e->value}) V(gb::move(value));
    link(h);
  }
  void erase(Entry* e) {
    e->live = false;
    --live_;
    e->key.~K();
    e->value.~V();
  }
  void clear() {
    for (unsigned i = 0; i < used_; ++i)
      if (Entry* e = entry(i)) erase(e);
    release_memory(sizeof(Entry));
  }

  /// Notes the content before the first change of a transaction.
  void save_all() {
    if (!needs_undo(1)) return;
    auto old = make<Table>();
    for (unsigned i = 0; i < used_; ++i)
      if (Entry* e = entry(i)) old->add(e->key, e->value);
    auto* undo = static_cast<UndoTable*>(allocate(sizeof(UndoTable)));
    undo->act = UndoTable::run;
    undo->table = this;
    retain();
    undo->old = old.get();
    undo->old->retain();
    journal_add(undo);
  }

 private:
  struct UndoTable : Undo {
    Table* table;
    Table* old;
    static void run(Undo* undo, bool restore) {
      auto* self = static_cast<UndoTable*>(undo);
      if (restore) {
        self->table->swap_content(*self->old);
        self->table->notify(~0u, false);
      }
      Object::drop(self->old);
      Object::drop(self->table);
      release(self, sizeof(UndoTable));
    }
  };
  void swap_content(Table& other) {
    swap(entries_, other.entries_);
    swap(index_, other.index_);
    swap(used_, other.used_);
    swap(live_, other.live_);
    swap(capacity_, other.capacity_);
    swap(mask_, other.mask_);
  }
};

}  // namespace gb
