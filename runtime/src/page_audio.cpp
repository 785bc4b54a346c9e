// Sound on the page, in and out. In a file of its own: pages without do not link it.
#include "gblocks/instance.h"
#include "src/exports.h"
#include "src/scheduler.h"

namespace gb {

void Instance::media(int memo, int node, int name, const Opt<Ref<AudioData>>& v) noexcept {
  Int recording = v.has() ? (*v)->id() : 0;
  if (!remember(memo, kInt, recording)) return;
  if (!v.has()) return out.media(id(node), name, 0, 0, 0, 0, 0);
  const AudioData& audio = **v;
  out.media(id(node), name, static_cast<unsigned>(recording), static_cast<unsigned>(audio.rate()),
            static_cast<unsigned>(audio.channels()), static_cast<unsigned>(audio.frames()),
            static_cast<unsigned>(reinterpret_cast<Address>(audio.channel(0))));
  keep_until_sent(&audio);
}

}  // namespace gb

GB_EXPORT(gb_audio) int gb_audio(unsigned node, int name, unsigned rate, unsigned channels, unsigned frames) {
  auto* event = gb::create<gb::Event>();
  if (frames) {
    auto audio = gb::make<gb::AudioData>(rate, channels, frames);
    __builtin_memcpy(audio->channel(0), gb::host_room, gb::Size{channels} * frames * sizeof(float));
    event->audio = audio;
  }
  gb::scheduler.dispatch(node, name, event);
  return gb::scheduler.resume();
}
