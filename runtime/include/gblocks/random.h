// The functions of the module random: over the host's generator, or, after random.seed(n), over CPython's (the Mersenne
// Twister, used as CPython uses it, so that the same seed gives the same numbers).
#pragma once

#include "gblocks/builtins.h"

namespace gb {

/// In [0, 1).
double random_random();
void random_seed(Int seed);
/// k bits, 0 <= k <= 63; fails with kValue.
Int random_getrandbits(Int k);
/// In [0, count), count > 0.
Int random_below(Int count);
double random_uniform(double a, double b);
/// In [a, b]; fails with kValue where it is empty.
Int random_randint(Int a, Int b);
Int random_randrange(Int stop);
Int random_randrange(Int start, Int stop, Int step = 1);
double random_triangular(double low, double high, double mode);
double random_gauss(Opt<double> mu = none, Opt<double> sigma = none);
double random_normalvariate(Opt<double> mu = none, Opt<double> sigma = none);
double random_lognormvariate(double mu, double sigma);
double random_expovariate(double rate);
/// Places of the weights: `weights` becomes their running sum. Fails with kValue.
void accumulate_weights(const List<double>& weights, Int count);
Int weighted_place(const List<double>& sums);
/// Whether CPython's sample(k) of `count` draws from a pool, or keeps a set of what it has drawn.
bool samples_from_pool(Int count, Int k);

template <class X>
ItemOf<X> random_choice(const X& xs) {
  const List<ItemOf<X>>& items = items_of(xs);
  if (!len(items)) fail(Error::kEmpty, Str("choice", 6, true));
  return items->items()[random_below(items->count())];
}
template <class T>
void random_shuffle(const List<T>& list) {
  list->save_all();
  for (unsigned i = list->count(); i-- > 1;) swap(list->items()[i], list->items()[random_below(i + 1)]);
  list->notify(~0u);
}
template <class X>
List<ItemOf<X>> random_sample(const X& xs, Int k) {
  List<ItemOf<X>> pool = list(xs), chosen;
  Int count = pool->count();
  if (k < 0 || k > count) fail(Error::kValue, Str("A sample cannot be larger than what it is taken from.", 53, true));
  if (samples_from_pool(count, k)) {
    for (Int i = 0; i < k; ++i) {
      Int j = random_below(count - i);
      chosen->push(pool->items()[j]);
      pool->items()[j] = pool->items()[count - i - 1];
    }
    return chosen;
  }
  Set<Int> drawn;
  for (Int i = 0; i < k; ++i) {
    Int j = random_below(count);
    while (contains(drawn, j)) j = random_below(count);
    drawn.put(j);
    chosen->push(pool->items()[j]);
  }
  return chosen;
}
template <class X>
List<ItemOf<X>> random_choices(const X& xs, None = none, Int k = 1) {
  const List<ItemOf<X>>& items = items_of(xs);
  if (k > 0 && !len(items)) fail(Error::kEmpty, Str("choices", 7, true));
  List<ItemOf<X>> chosen;
  for (Int i = 0; i < k; ++i) {
    chosen->push(items->items()[static_cast<Int>(random_random() * static_cast<double>(items->count()))]);
  }
  return chosen;
}
template <class X, class W>
requires(!is_same<W, None>) List<ItemOf<X>> random_choices(const X& xs, const W& weights, Int k = 1) {
  const List<ItemOf<X>>& items = items_of(xs);
  List<double> sums = floats_of(weights);
  accumulate_weights(sums, len(items));
  List<ItemOf<X>> chosen;
  for (Int i = 0; i < k; ++i) chosen->push(items->items()[weighted_place(sums)]);
  return chosen;
}

// The module time.
double time_time();
Int time_time_ns();
double time_perf_counter();
inline double time_monotonic() {
  return time_perf_counter();
}

}  // namespace gb
