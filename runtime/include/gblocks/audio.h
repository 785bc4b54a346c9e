// Sound as samples.
#pragma once

#include "gblocks/object.h"
#include "gblocks/opt.h"
#include "gblocks/samples.h"

namespace gb {

/// Samples (32-bit float, one channel after the other), their rate and the number of channels. Immutable once it is in
/// the program's hands.
class AudioData : public Object {
 public:
  AudioData(Int rate, Int channels, Int frames);
  AudioData(Int rate, Int channels, Ref<Samples> samples);
  Int rate() const { return rate_; }
  Int channels() const { return channels_; }
  Int frames() const { return frames_; }
  /// Seconds.
  double duration() const { return static_cast<double>(frames_) / static_cast<double>(rate_); }
  float* channel(Int i) const { return samples_->data() + i * frames_; }
  const Ref<Samples>& samples() const { return samples_; }
  /// Tells recordings apart: the host makes an object URL once for each.
  Int id() const { return id_; }

 private:
  Int rate_, channels_, frames_, id_;
  Ref<Samples> samples_;
};

/// Each sample times `factor`.
Ref<AudioData> AudioData_scaled(const Ref<AudioData>& audio, double factor);
/// The sum, as long as the shorter; at the rate of the first (the other is resampled by windowed sinc); stereo if one
/// is.
Ref<AudioData> AudioData_mixed_with(const Ref<AudioData>& audio, const Ref<AudioData>& other);
inline Int AudioData_rate(const Ref<AudioData>& audio) {
  return audio->rate();
}
inline Int AudioData_channels(const Ref<AudioData>& audio) {
  return audio->channels();
}
inline Int AudioData_frames(const Ref<AudioData>& audio) {
  return audio->frames();
}
inline double AudioData_duration(const Ref<AudioData>& audio) {
  return audio->duration();
}

}  // namespace gb
