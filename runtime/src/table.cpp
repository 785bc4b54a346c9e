// What dicts and sets of all types share.
#include "gblocks/table.h"

namespace gb {

static unsigned long long size_for(unsigned capacity, unsigned entry_size) {
  return static_cast<unsigned long long>(capacity) * (entry_size + 2 * sizeof(unsigned));
}

void RawTable::make_room(unsigned entry_size) {
  if (used_ < capacity_) return;
  // Grow where three quarters are live; else close the holes up in as much memory.
  unsigned wanted = live_ * 4 >= capacity_ * 3 ? (capacity_ ? capacity_ * 2 : 4) : capacity_;
  // The index, at most half full, stands behind the entries.
  auto* entries = static_cast<unsigned char*>(allocate_value(size_for(wanted, entry_size)));
  unsigned kept = 0;
  for (unsigned i = 0; i < used_; ++i) {
    if (!head(i, entry_size)->live) continue;
    __builtin_memcpy(entries + Size{kept++} * entry_size, head(i, entry_size), entry_size);
  }
  release_memory(entry_size);
  entries_ = entries;
  capacity_ = wanted;
  index_ = reinterpret_cast<unsigned*>(entries + Size{wanted} * entry_size);
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
  release(entries_, static_cast<Size>(size_for(capacity_, entry_size)));
  entries_ = nullptr;
  index_ = nullptr;
  used_ = live_ = capacity_ = mask_ = 0;
}

}  // namespace gb
