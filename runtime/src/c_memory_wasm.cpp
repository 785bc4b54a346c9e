// malloc and its like for md4c, the only C in a page: the size stands before the block.
#include "src/memory.h"

namespace {

struct alignas(8) Header {
  gb::Size size;
};

}  // namespace

extern "C" {

void* malloc(gb::Size size) {
  if (size > gb::kLargeBlock && !gb::has_room(size)) {
    gb::end_memory();
    return nullptr;
  }
  auto* header = static_cast<Header*>(gb::allocate(sizeof(Header) + size));
  header->size = size;
  return header + 1;
}

void free(void* memory) {
  if (!memory) return;
  auto* header = static_cast<Header*>(memory) - 1;
  gb::release(header, sizeof(Header) + header->size);
}

void* realloc(void* old, gb::Size size) {
  void* memory = malloc(size);
  if (memory && old) {
    gb::Size old_size = (static_cast<Header*>(old) - 1)->size;
    __builtin_memcpy(memory, old, old_size < size ? old_size : size);
    free(old);
  }
  return memory;
}

void* calloc(gb::Size count, gb::Size size) {
  void* memory = malloc(count * size);
  if (memory) __builtin_memset(memory, 0, count * size);
  return memory;
}
}
