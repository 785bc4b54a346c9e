// What the functions that the host calls share.
#pragma once

#ifdef __wasm__
#define GB_EXPORT(name) extern "C" __attribute__((export_name(#name)))
#else
#define GB_EXPORT(name) extern "C"
#endif

namespace gb {

/// Room for what the host hands over: an event's text, or samples (gb_text).
extern unsigned char* host_room;

}  // namespace gb

GB_EXPORT(gb_text) unsigned char* gb_text(unsigned bytes);
