#include "src/nodes.h"

#include "src/op_writer.h"

namespace gb::nodes {

// By id: the owner; for the first id of a free run the next free run of that size, shifted, with the lowest bit set.
static Buffer<Address> entries;
// By size: the first free run, 0: none (0 is the page's root).
static Buffer<unsigned> free_runs;

unsigned take(unsigned count, Instance* instance) noexcept {
  while (free_runs.size() <= count) free_runs.push(0);
  unsigned base = free_runs[count];
  if (base) {
    free_runs[count] = static_cast<unsigned>(entries[base] >> 1);
  } else {
    base = entries.size() ? entries.size() : 1;
    entries.resize(base + count);
    entries[0] = 0;
  }
  for (unsigned i = 0; i < count; ++i) entries[base + i] = reinterpret_cast<Address>(instance);
  return base;
}

void give_back(unsigned base, unsigned count) noexcept {
  out.free(base, count);
  for (unsigned i = 1; i < count; ++i) entries[base + i] = 0;
  entries[base] = Address{free_runs[count]} << 1 | 1;
  free_runs[count] = base;
}

Instance* owner(unsigned id) noexcept {
  if (id >= entries.size() || (entries[id] & 1)) return nullptr;
  return reinterpret_cast<Instance*>(entries[id]);
}

void reset() noexcept {
  entries.reset();
  free_runs.reset();
}

}  // namespace gb::nodes
