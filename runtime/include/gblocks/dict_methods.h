// The methods of dict. Lists of keys, values and items are copies.
#pragma once

#include "gblocks/dict.h"
#include "gblocks/list_methods.h"

namespace gb {

template <class K, class V>
Opt<V> dict_get(const Dict<K, V>& dict, const Plain<K>& key) {
  dict->track(~0u);
  auto* entry = dict->find(key);
  return entry ? Opt<V>(entry->value) : Opt<V>();
}
template <class K, class V>
V dict_get(const Dict<K, V>& dict, const Plain<K>& key, Plain<V> otherwise) {
  dict->track(~0u);
  auto* entry = dict->find(key);
  return entry ? entry->value : otherwise;
}
template <class K, class V>
List<K> dict_keys(const Dict<K, V>& dict) {
  dict->track(~0u);
  List<K> keys;
  for (unsigned i = 0; i < dict->used(); ++i)
    if (auto* entry = dict->entry(i)) keys->push(entry->key);
  return keys;
}
template <class K, class V>
List<V> dict_values(const Dict<K, V>& dict) {
  dict->track(~0u);
  List<V> values;
  for (unsigned i = 0; i < dict->used(); ++i)
    if (auto* entry = dict->entry(i)) values->push(entry->value);
  return values;
}
template <class K, class V>
List<Tuple<K, V>> dict_items(const Dict<K, V>& dict) {
  dict->track(~0u);
  List<Tuple<K, V>> items;
  for (unsigned i = 0; i < dict->used(); ++i)
    if (auto* entry = dict->entry(i)) items->push(Tuple<K, V>(entry->key, entry->value));
  return items;
}
/// `del dict[key]`; fails with kKey.
template <class K, class V>
void del_at(const Dict<K, V>& dict, const Plain<K>& key) {
  if (!dict->find(key)) fail(Error::kKey, repr(key));
  dict->save_all();
  dict->erase(dict->find(key));
  dict->notify(~0u);
}
template <class K, class V>
V dict_pop(const Dict<K, V>& dict, const Plain<K>& key) {
  V value = at(dict, key);
  del_at(dict, key);
  return value;
}
template <class K, class V>
V dict_pop(const Dict<K, V>& dict, const Plain<K>& key, Plain<V> otherwise) {
  return dict->find(key) ? dict_pop(dict, key) : otherwise;
}
/// Removes the last; fails with kEmpty.
template <class K, class V>
Tuple<K, V> dict_popitem(const Dict<K, V>& dict) {
  for (unsigned i = dict->used(); i-- > 0;)
    if (auto* entry = dict->entry(i)) {
      Tuple<K, V> item(entry->key, entry->value);
      del_at(dict, item.first);
      return item;
    }
  fail(Error::kEmpty, Str("popitem", 7, true));
}
template <class K, class V>
V dict_setdefault(const Dict<K, V>& dict, const Plain<K>& key, Plain<V> value) {
  if (!dict->find(key)) set_at(dict, key, gb::move(value));
  return at(dict, key);
}
template <class K, class V>
void dict_update(const Dict<K, V>& dict, const Dict<K, V>& other) {
  for (const Tuple<K, V>& item : dict_items(other)) set_at(dict, item.first, get<1>(item));
}
/// dict.update of pairs.
template <class K, class V, class X>
requires requires(const X& pairs) {
  items_of(pairs);
}
void dict_update(const Dict<K, V>& dict, const X& pairs) {
  for (const auto& pair : items_of(pairs)) set_at(dict, get<0>(pair), get<1>(pair));
}
template <class K, class V>
void dict_clear(const Dict<K, V>& dict) {
  if (!dict->count()) return;
  dict->save_all();
  dict->clear();
  dict->notify(~0u);
}
template <class K, class V>
Dict<K, V> dict_copy(const Dict<K, V>& dict) {
  dict->track(~0u);
  Dict<K, V> copy;
  for (unsigned i = 0; i < dict->used(); ++i)
    if (auto* entry = dict->entry(i)) copy->add(entry->key, entry->value);
  return copy;
}
/// dict | dict.
template <class K, class V>
Dict<K, V> bit_or(const Dict<K, V>& a, const Dict<K, V>& b) {
  Dict<K, V> both = dict_copy(a);
  dict_update(both, b);
  return both;
}
// str.translate, str.maketrans.
Str str_translate(const Str& s, const Dict<Int, Str>& table);
Str str_translate(const Str& s, const Dict<Int, Int>& table);
Str str_translate(const Str& s, const Dict<Int, Opt<Int>>& table);
Dict<Int, Str> str_maketrans(const Dict<Str, Str>& table);
Dict<Int, Int> str_maketrans(const Str& x, const Str& y);
Dict<Int, Opt<Int>> str_maketrans(const Str& x, const Str& y, const Str& z);

template <class K, class V>
Str repr(const Dict<K, V>& dict) {
  Writing writing(dict.operator->());
  if (writing.again()) return Str("{...}", 5, true);
  dict->track(~0u);
  ReprBuilder builder('{');
  for (unsigned i = 0; i < dict->used(); ++i)
    if (auto* entry = dict->entry(i)) builder.add(repr(entry->key), repr(entry->value));
  return builder.finish('}');
}

}  // namespace gb
