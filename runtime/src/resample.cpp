#include "src/resample.h"

#include "gblocks/array.h"
#include "gblocks/platform.h"

namespace gb {

static constexpr int kLobes = 16;  // of the sinc, on each side

Ref<Samples> resampled(Samples& samples, Int channels, double from_rate, double to_rate) {
  Int old_frames = static_cast<Int>(samples.count()) / channels;
  double ratio = from_rate / to_rate;
  auto frames = static_cast<Int>(static_cast<double>(old_frames) / ratio);
  auto result = make<Samples>(static_cast<Size>(channels * frames));
  double cutoff = ratio > 1 ? 1 / ratio : 1;
  double reach = kLobes / cutoff;
  // The weights depend on where between two old samples a new one is; with whole rates that repeats.
  Int period = frames;
  if (float_is_integer(from_rate) && float_is_integer(to_rate))
    period = math_trunc(to_rate) / math_gcd(math_trunc(from_rate), math_trunc(to_rate));
  List<double> weights;
  for (Int phase = 0; phase < period && phase < frames; ++phase) {
    double first_center = static_cast<double>(phase) * ratio;
    auto first = static_cast<Int>(__builtin_ceil(first_center - reach));
    auto count = static_cast<Int>(__builtin_floor(first_center + reach)) - first + 1;
    weights->drop_items(0);
    for (Int k = 0; k < count; ++k) {
      double x = (static_cast<double>(first + k) - first_center) * cutoff, angle = math_pi * x, turn = angle / kLobes;
      double weight = x == 0 ? 1 : platform::sin(angle) / angle;
      weights->push(weight * (0.42 + 0.5 * platform::cos(turn) + 0.08 * platform::cos(2 * turn)));
    }
    for (Int i = phase; i < frames; i += period) {
      auto start = first + static_cast<Int>(__builtin_rint(static_cast<double>(i - phase) * ratio));
      Int from = start < 0 ? -start : 0, to = start + count > old_frames ? old_frames - start : count;
      double total = 0;
      for (Int k = from; k < to; ++k) total += weights->items()[k];
      for (Int c = 0; c < channels; ++c) {
        const float* in = samples.data() + c * old_frames + start;
        double sum = 0;
        for (Int k = from; k < to; ++k) sum += weights->items()[k] * static_cast<double>(in[k]);
        result->data()[c * frames + i] = static_cast<float>(sum / total);
      }
    }
  }
  return result;
}

Array Array_resample(const Array& a, double from_rate, double to_rate) {
  a->track(~0u);
  if (!(from_rate > 0) || !(to_rate > 0)) fail(Error::kValue, Str("A rate must be more than 0.", 27, true));
  Int channels = a->is_flat() ? 1 : a->columns();
  if (!a->size()) return Array_copy(a);
  Ref<Samples> samples = resampled(*a->samples(), channels, from_rate, to_rate);
  Int frames = static_cast<Int>(samples->count()) / channels;
  return Array(make<ArrayObject>(samples, frames, a->columns()));
}

}  // namespace gb
