#include "gblocks/audio.h"

#include "gblocks/math.h"
#include "gblocks/platform.h"

namespace gb {

static Int last_id = 0;

AudioData::AudioData(Int rate, Int channels, Int frames)
    : rate_(rate), channels_(channels), frames_(frames), id_(++last_id) {
  samples_ = static_cast<float*>(allocate(static_cast<Size>(channels * frames) * sizeof(float)));
}

AudioData::~AudioData() {
  release(samples_, static_cast<Size>(channels_ * frames_) * sizeof(float));
}

Ref<AudioData> AudioData_scaled(const Ref<AudioData>& audio, double factor) {
  auto result = make<AudioData>(audio->rate(), audio->channels(), audio->frames());
  auto by = static_cast<float>(factor);
  for (Int i = 0; i < audio->channels() * audio->frames(); ++i) result->channel(0)[i] = audio->channel(0)[i] * by;
  return result;
}

namespace {

constexpr int kLobes = 16;  // of the sinc, on each side

/// Windowed sinc (Blackman), cut off at the lower of the two rates.
Ref<AudioData> resampled(const Ref<AudioData>& audio, Int rate) {
  double ratio = static_cast<double>(audio->rate()) / static_cast<double>(rate);
  auto frames = static_cast<Int>(static_cast<double>(audio->frames()) / ratio);
  auto result = make<AudioData>(rate, audio->channels(), frames);
  double cutoff = ratio > 1 ? 1 / ratio : 1;
  double reach = kLobes / cutoff;
  for (Int i = 0; i < frames; ++i) {
    double center = static_cast<double>(i) * ratio;
    auto from = static_cast<Int>(__builtin_ceil(center - reach)),
         to = static_cast<Int>(__builtin_floor(center + reach));
    from = from < 0 ? 0 : from;
    to = to >= audio->frames() ? audio->frames() - 1 : to;
    double sums[2] = {0, 0}, total = 0;
    for (Int j = from; j <= to; ++j) {
      double x = (static_cast<double>(j) - center) * cutoff, angle = math_pi * x;
      double weight = x == 0 ? 1 : platform::sin(angle) / angle;
      double turn = angle / kLobes;
      weight *= 0.42 + 0.5 * platform::cos(turn) + 0.08 * platform::cos(2 * turn);
      total += weight;
      for (Int c = 0; c < audio->channels(); ++c) sums[c] += weight * static_cast<double>(audio->channel(c)[j]);
    }
    for (Int c = 0; c < audio->channels(); ++c) result->channel(c)[i] = static_cast<float>(sums[c] / total);
  }
  return result;
}

}  // namespace

Ref<AudioData> AudioData_mixed_with(const Ref<AudioData>& audio, const Ref<AudioData>& other) {
  Ref<AudioData> second = other->rate() == audio->rate() ? other : resampled(other, audio->rate());
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
