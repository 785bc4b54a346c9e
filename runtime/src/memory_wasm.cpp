// The allocator of pages: free lists by size for small objects, by powers of two above, and by pages of 64 KiB for what
// is large. A size is known wherever memory is released, so blocks need no header. Everything stands on `memory.grow`.
#include "gblocks/base.h"

extern "C" unsigned char __heap_base;

namespace gb {
namespace {

constexpr Size kPage = 65536;
constexpr Size kSmall = 512;  // multiples of 8 up to here

struct Free {
  Free* next;
};
struct FreePages {
  FreePages* next;
  Size size;
};

Free* small[kSmall / 8 + 1];
Free* powers[17];
FreePages* pages;
Address heap_top, heap_end;
Size live;

unsigned char* extend(Size size) {
  if (!heap_top) {
    heap_top = (reinterpret_cast<Address>(&__heap_base) + 15) & ~Address{15};
    heap_end = __builtin_wasm_memory_size(0) * kPage;
  }
  if (size > heap_end - heap_top) {
    // By an eighth at least, so that growing (which may move the memory) stays rare.
    Size wanted = size - (heap_end - heap_top);
    if (wanted < heap_end / 8) wanted = heap_end / 8;
    wanted = (wanted + kPage - 1) / kPage;
    if (__builtin_wasm_memory_grow(0, wanted) == ~Size{0}) __builtin_trap();
    heap_end += wanted * kPage;
  }
  auto* memory = reinterpret_cast<unsigned char*>(heap_top);
  heap_top += size;
  return memory;
}

Free** list_for(Size& size) {
  if (size <= kSmall) {
    size = (size + 7) & ~Size{7};
    return &small[size / 8];
  }
  int bits = 32 - __builtin_clz(size - 1);
  size = Size{1} << bits;
  return &powers[bits];
}

void* allocate_pages(Size size) {
  for (FreePages** at = &pages; *at; at = &(*at)->next) {
    FreePages* found = *at;
    if (found->size < size) continue;
    if (found->size == size) {
      *at = found->next;
      return found;
    }
    found->size -= size;
    return reinterpret_cast<unsigned char*>(found) + found->size;
  }
  return extend(size);
}

}  // namespace

void* allocate(Size size) noexcept {
  if (!size) size = 1;
  live += size;
  if (size > kPage) return allocate_pages((size + kPage - 1) & ~(kPage - 1));
  Free** list = list_for(size);
  if (Free* found = *list) {
    *list = found->next;
    return found;
  }
  if (size >= 256) return extend(size);
  // A handful at once.
  unsigned char* run = extend(size * 8);
  for (int i = 1; i < 8; ++i) {
    auto* free = reinterpret_cast<Free*>(run + size * i);
    free->next = *list;
    *list = free;
  }
  return run;
}

void release(void* memory, Size size) noexcept {
  if (!memory) return;
  if (!size) size = 1;
  live -= size;
  if (size > kPage) {
    auto* free = static_cast<FreePages*>(memory);
    free->size = (size + kPage - 1) & ~(kPage - 1);
    free->next = pages;
    pages = free;
    return;
  }
  Free** list = list_for(size);
  auto* free = static_cast<Free*>(memory);
  free->next = *list;
  *list = free;
}

Size block_size(Size size) noexcept {
  if (size > kPage) return (size + kPage - 1) & ~(kPage - 1);
  list_for(size);
  return size;
}

Size live_bytes() noexcept {
  return live;
}

}  // namespace gb
