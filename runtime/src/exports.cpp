// What the host calls; gb_audio is in page_audio.cpp.
#include "src/exports.h"

#include "src/failure.h"
#include "src/scheduler.h"

unsigned char* gb::host_room;

namespace {

unsigned room_size;
using gb::host_room;

}  // namespace

GB_EXPORT(gb_start) void gb_start() {
  gb::scheduler.start();
  gb::scheduler.resume();
}

GB_EXPORT(gb_text) unsigned char* gb_text(unsigned bytes) {
  if (bytes > room_size) {
    gb::release(host_room, room_size);
    room_size = 0;
    host_room = nullptr;
    if (bytes > gb::kLargeBlock && !gb::has_room(bytes)) {
      gb::report({gb::Error::kMemory, 0, gb::Str()});
      return nullptr;
    }
    host_room = static_cast<unsigned char*>(gb::allocate(bytes));
    room_size = bytes;
  }
  return host_room;
}

GB_EXPORT(gb_event) int gb_event(unsigned node, int name, unsigned text_bytes, double number, unsigned flags) {
  gb::Event* event = gb::create<gb::Event>();
  event->value = event->key = gb::Str::copy(reinterpret_cast<char*>(host_room), text_bytes);
  event->number = number;
  event->checked = flags & 1;
  event->shift = flags & 2;
  event->ctrl = flags & 4;
  event->alt = flags & 8;
  event->meta = flags & 16;
  event->composing = flags & 32;
  gb::scheduler.dispatch(node, name, event);
  return gb::scheduler.resume();
}

GB_EXPORT(gb_flush) void gb_flush() {
  gb::scheduler.flush();
  gb::scheduler.resume();
}

GB_EXPORT(gb_recover) int gb_recover(int kind) {
  return gb::scheduler.recover(kind);
}

GB_EXPORT(gb_live_bytes) unsigned gb_live_bytes() {
  return static_cast<unsigned>(gb::live_bytes());
}
