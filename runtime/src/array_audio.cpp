// Sounds as arrays, and arrays as sounds: both share the samples until one of them changes.
#include "gblocks/array.h"

namespace gb {

Array AudioData_samples(const Ref<AudioData>& audio) {
  Int columns = audio->channels() == 1 ? 0 : audio->channels();
  return Array(make<ArrayObject>(audio->samples(), audio->frames(), columns));
}

Ref<AudioData> AudioData_(Int rate, const Array& samples) {
  samples->track(~0u);
  if (rate <= 0) fail(Error::kValue, Str("A rate must be more than 0.", 27, true));
  if (samples->columns() > 2) fail(Error::kValue, Str("A sound has one column of samples, or two for stereo.", 53, true));
  return make<AudioData>(rate, samples->is_flat() ? 1 : samples->columns(), samples->samples());
}

}  // namespace gb
