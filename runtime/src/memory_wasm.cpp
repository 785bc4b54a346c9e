// The allocator of pages: free lists by size for small objects, by powers of two above, and by pages of 64 KiB for what
// is large. A size is known wherever memory is released, so blocks need no header. Everything stands on `memory.grow`.
#include "gblocks/platform.h"
#include "src/memory.h"

extern "C" unsigned char __heap_base;

namespace gb {
namespace {

constexpr Size kPage = 65536;
constexpr Size kSmall = 512;  // multiples of 8 up to here

struct Free {
  Free* next;
  Size size;
};

constexpr int kPowers = kSmall / 8 + 1, kPages = kPowers + 17;
Free* lists[kPages + 1];   // small ones by size / 8, then by powers of two, then all above a page
Address fresh, fresh_end;  // what has not been cut into blocks
Size live;

Size memory_size() {
  return __builtin_wasm_memory_size(0) * kPage;
}
/// What is left for putting back when memory ends: in proportion, as there is more to put back where there is more.
Size reserve() {
  return memory_size() / 8;
}

/// Rounds the size up to that of the blocks.
Free** list_for(Size& size) {
  if (size <= kSmall) {
    size = (size + 7) & ~Size{7};
    return &lists[size / 8];
  }
  if (size > kPage) {
    size = (size + kPage - 1) & ~(kPage - 1);
    return &lists[kPages];
  }
  int bits = 32 - __builtin_clz(size - 1);
  size = Size{1} << bits;
  return &lists[kPowers + bits];
}

/// Any multiple of 8, as blocks.
__attribute__((noinline)) void cut(Address at, Size size) {
  while (size) {
    Size piece = size > kPage ? size & ~(kPage - 1) : size <= kSmall ? size : Size{1} << (31 - __builtin_clz(size));
    live += piece;  // it was not
    release(reinterpret_cast<void*>(at), piece);
    at += piece;
    size -= piece;
  }
}

/// Where in the list of large blocks the first is that has this size; the list's end.
__attribute__((noinline)) Free** find_large(Size size) {
  Free** at = &lists[kPages];
  while (*at && (*at)->size < size) at = &(*at)->next;
  return at;
}

__attribute__((noinline)) void use_as_fresh(Address at, Size size) {
  Address old = fresh, old_end = fresh_end;
  fresh = at;
  fresh_end = at + size;
  cut(old, old_end - old);
}

/// Joins free blocks that are neighbours: their starts are marked in a map of the memory, and then met in order.
void join_free() {
  Size map_size = memory_size() / 64;
  if (map_size > fresh_end - fresh) return;
  auto* map = reinterpret_cast<unsigned*>(fresh);
  __builtin_memset(map, 0, map_size);
  for (Free*& list : lists) {
    for (; list; list = list->next) {
      Address at = reinterpret_cast<Address>(list);
      map[at / 256] |= 1u << at / 8 % 32;
    }
  }
  Address from = 0, to = 0;
  for (Size i = 0; i < map_size / 4; ++i) {
    for (unsigned word = map[i]; word; word &= word - 1) {
      Address at = i * 256 + static_cast<Size>(__builtin_ctz(word)) * 8;
      Size size = reinterpret_cast<Free*>(at)->size;
      if (at != to) {
        cut(from, to - from);
        from = at;
      }
      to = at + size;
    }
  }
  cut(from, to - from);
}

/// Whether there are `size` bytes and `kept` more that have not been cut; gets them if it can.
__attribute__((noinline)) bool make_room(Size size, Size kept) {
  if (!fresh) {
    fresh = (reinterpret_cast<Address>(&__heap_base) + 15) & ~Address{15};
    fresh_end = memory_size();
  }
  size += kept;
  if (size <= fresh_end - fresh) return true;
  if (memory_ended) return false;
  // By an eighth more, so that growing (which may move the memory) stays rare.
  Size end = memory_size(), wanted = size + end / 8;
  if (__builtin_wasm_memory_grow(0, wanted / kPage + 1) != ~Size{0}) {
    if (fresh_end == end) {
      fresh_end = memory_size();
    } else {
      use_as_fresh(end, memory_size() - end);
    }
    return true;
  }
  join_free();
  Free** place = find_large(size);
  Free* found = *place;
  if (!found) return false;
  *place = found->next;
  use_as_fresh(reinterpret_cast<Address>(found), found->size);
  return true;
}

__attribute__((noinline)) void* extend(Size size) {
  if (!make_room(size, reserve() / 2)) {
    end_memory();
    if (size > fresh_end - fresh) platform::trap();
  }
  fresh += size;
  return reinterpret_cast<void*>(fresh - size);
}

void* allocate_large(Size size) {
  Free** place = find_large(size);
  Free* found = *place;
  if (!found) return extend(size);
  if (found->size == size) {
    *place = found->next;
    return found;
  }
  found->size -= size;
  return reinterpret_cast<unsigned char*>(found) + found->size;
}

}  // namespace

bool has_room(Size size) noexcept {
  return *find_large(size) || make_room(size, reserve());
}

void* allocate(Size size) noexcept {
  if (!size) size = 1;
  live += size;
  Free** list = list_for(size);
  if (list == &lists[kPages]) return allocate_large(size);
  if (Free* found = *list) {
    *list = found->next;
    return found;
  }
  if (size >= 256) return extend(size);
  // A handful at once.
  auto run = reinterpret_cast<Address>(extend(size * 8));
  for (Size i = 1; i < 8; ++i) {
    auto* block = reinterpret_cast<Free*>(run + size * i);
    *block = {*list, size};
    *list = block;
  }
  return reinterpret_cast<void*>(run);
}

void release(void* memory, Size size) noexcept {
  if (!memory) return;
  if (!size) size = 1;
  live -= size;
  Free** list = list_for(size);
  auto* block = static_cast<Free*>(memory);
  *block = {*list, size};
  *list = block;
}

Size block_size(Size size) noexcept {
  list_for(size);
  return size;
}

Size live_bytes() noexcept {
  return live;
}

}  // namespace gb
