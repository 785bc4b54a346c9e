// The functions of the module random, over the host's generator, or over one of our own after random.seed(n).
#pragma once

#include "gblocks/list_methods.h"

namespace gb {

/// In [0, 1).
double random_random();
void random_seed(Int seed);
double random_uniform(double a, double b);
/// In [a, b]; fails with kValue where it is empty.
Int random_randint(Int a, Int b);
Int random_randrange(Int stop);
Int random_randrange(Int start, Int stop, Int step = 1);
double random_gauss(double mean = 0, double deviation = 1);

template <class T>
T random_choice(const List<T>& list) {
  if (!len(list)) fail(Error::kEmpty, Str("choice", 6, true));
  return list->items()[random_randrange(list->count())];
}
inline Str random_choice(const Str& s) {
  if (!s.size()) fail(Error::kEmpty, Str("choice", 6, true));
  return at(s, random_randrange(len(s)));
}
template <class T>
void random_shuffle(const List<T>& list) {
  list->save_all();
  for (unsigned i = list->count(); i > 1; --i) swap(list->items()[i - 1], list->items()[random_randrange(i)]);
  list->notify(~0u);
}
template <class T>
List<T> random_sample(const List<T>& list, Int k) {
  List<T> all = list_copy(list);
  if (k < 0 || k > all->count()) fail(Error::kValue, Str("A sample cannot be larger than the list.", 40, true));
  random_shuffle(all);
  all->drop_items(static_cast<unsigned>(k));
  return all;
}
template <class T>
List<T> random_choices(const List<T>& list, Int k = 1) {
  List<T> chosen;
  for (Int i = 0; i < k; ++i) chosen->push(random_choice(list));
  return chosen;
}

/// time.time(): seconds since 1970.
double time_time();

}  // namespace gb
