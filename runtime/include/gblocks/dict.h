// dict[K, V], in the order of insertion.
#pragma once

#include "gblocks/format.h"
#include "gblocks/table.h"

namespace gb {

/// A dict; copies share it. A default-constructed one is new and empty.
template <class K, class V>
class Dict {
 public:
  using Key = K;
  using Value = V;
  using Object = Table<K, V>;
  Dict() : object_(new Object()) {}
  explicit Dict(Ref<Object> object) : object_(gb::move(object)) {}
  /// `{k: v, …}`: the later of equal keys wins.
  template <class... P>
  static Dict of(const P&... pairs) {
    Dict dict;
    (set_at(dict, K(get<0>(pairs)), V(get<1>(pairs))), ...);
    return dict;
  }
  Object* operator->() const { return object_.get(); }

 private:
  Ref<Object> object_;
};

/// Python's `is`.
template <class K, class V>
bool same(const Dict<K, V>& a, const Dict<K, V>& b) {
  return a.operator->() == b.operator->();
}
template <class K, class V>
Int len(const Dict<K, V>& dict) {
  dict->track(~0u);
  return dict->count();
}
template <class K, class V>
bool truthy(const Dict<K, V>& dict) {
  return len(dict) != 0;
}
template <class K, class V>
bool contains(const Dict<K, V>& dict, const Plain<K>& key) {
  dict->track(~0u);
  return dict->find(key) != nullptr;
}
/// `dict[key]`; fails with kKey.
template <class K, class V>
V at(const Dict<K, V>& dict, const Plain<K>& key) {
  dict->track(~0u);
  auto* entry = dict->find(key);
  if (!entry) fail(Error::kKey, repr(key));
  return entry->value;
}
/// `dict[key] = value`.
template <class K, class V>
void set_at(const Dict<K, V>& dict, Plain<K> key, Plain<V> value) {
  auto* entry = dict->find(key);
  if (entry && unchanged(entry->value, value)) return;
  dict->save_all();
  if (entry) {
    [[maybe_unused]] V old = gb::move(entry->value);
    entry->value = gb::move(value);
  } else {
    dict->add(gb::move(key), gb::move(value));
  }
  dict->notify(~0u);
}
/// Equal content, in whatever order.
template <class K, class V>
bool equal(const Dict<K, V>& a, const Dict<K, V>& b) {
  if (same(a, b)) return true;
  if (len(a) != len(b)) return false;
  for (unsigned i = 0; i < a->used(); ++i)
    if (auto* mine = a->entry(i)) {
      auto* other = b->find(mine->key);
      if (!other || !equal(mine->value, other->value)) return false;
    }
  return true;
}

}  // namespace gb
