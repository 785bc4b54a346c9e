#include "gblocks/audio.h"

#include "src/resample.h"

namespace gb {

static Int last_id = 0;

AudioData::AudioData(Int rate, Int channels, Int frames)
    : AudioData(rate, channels, make<Samples>(static_cast<Size>(channels * frames))) {}
AudioData::AudioData(Int rate, Int channels, Ref<Samples> samples)
    : rate_(rate),
      channels_(channels),
      frames_(static_cast<Int>(samples->count()) / channels),
      id_(++last_id),
      samples_(gb::move(samples)) {}

Ref<AudioData> AudioData_scaled(const Ref<AudioData>& audio, double factor) {
  auto result = make<AudioData>(audio->rate(), audio->channels(), audio->frames());
  auto by = static_cast<float>(factor);
  for (Int i = 0; i < audio->channels() * audio->frames(); ++i) result->channel(0)[i] = audio->channel(0)[i] * by;
  return result;
}

Ref<AudioData> AudioData_mixed_with(const Ref<AudioData>& audio, const Ref<AudioData>& other) {
  Ref<AudioData> second = other;
  if (other->rate() != audio->rate()) {
    second = make<AudioData>(audio->rate(), other->channels(),
                             resampled(*other->samples(), other->channels(), static_cast<double>(other->rate()),
                                       static_cast<double>(audio->rate())));
  }
  Int channels = audio->channels() > second->channels() ? audio->channels() : second->channels();
  Int frames = audio->frames() < second->frames() ? audio->frames() : second->frames();
  auto result = make<AudioData>(audio->rate(), channels, frames);
  for (Int c = 0; c < channels; ++c) {
    const float* a = audio->channel(c < audio->channels() ? c : 0);
    const float* b = second->channel(c < second->channels() ? c : 0);
    for (Int i = 0; i < frames; ++i) result->channel(c)[i] = a[i] + b[i];
  }
  return result;
}

}  // namespace gb
