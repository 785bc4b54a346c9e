// What dicts and sets of all types share.
#include "gblocks/table.h"

namespace gb {

void RawTable::make_room(unsigned entry_size) {
  if (used_ < capacity_) return;
  // Grow where three quarters are live; else close the holes up in as much memory.
  unsigned wanted = live_ * 4 >= capacity_ * 3 ? (capacity_ ? capacity_ * 2 : 4) : capacity_;
  auto* entries = static_cast<unsigned char*>(allocate(Size{wanted} * entry_size));
  unsigned kept = 0;
  for (unsigned i = 0; i < used_; ++i) {
    if (!head(i, entry_size)->live) continue;
    __builtin_memcpy(entries + Size{kept++} * entry_size, head(i, entry_size), entry_size);
  }
  release_memory(entry_size);
  entries_ = entries;
  capacity_ = wanted;
  // At most half full.
  index_ = static_cast<unsigned*>(allocate(Size{wanted} * 2 * sizeof(unsigned)));
  __builtin_memset(index_, 0, Size{wanted} * 2 * sizeof(unsigned));
  mask_ = wanted * 2 - 1;
  while (used_ < kept) link(head(used_, entry_size)->hash);
}

void RawTable::link(unsigned hash) {
  unsigned i = hash & mask_;
  while (index_[i]) i = (i + 1) & mask_;
  index_[i] = ++used_;
  ++live_;
}

void RawTable::release_memory(unsigned entry_size) {
  release(entries_, Size{capacity_} * entry_size);
  if (index_) release(index_, Size{capacity_} * 2 * sizeof(unsigned));
  entries_ = nullptr;
  index_ = nullptr;
  used_ = live_ = capacity_ = mask_ = 0;
}

}  // namespace gb
