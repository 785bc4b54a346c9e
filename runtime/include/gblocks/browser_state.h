// `browser state`: values as text that outlives a visit. The text is JSON where JSON can say the value (dicts are lists
// of pairs, tuples lists, inf and nan are words), behind a number that is made of the text and the shape of its type: a
// text that was written for another shape, or that somebody changed, does not fit.
#pragma once

#include "gblocks/datetime.h"
#include "gblocks/union.h"

namespace gb {

/// What writing values needs of text.
class TextEncoder {
 public:
  bool fits() const { return fits_; }
  Str take() { return out_.take(); }

 protected:
  static constexpr int kMostLevels = 200;
  void add(const char* text) { out_.add(text, __builtin_strlen(text)); }
  void separate(bool more) {
    if (more) out_.add_char(',');
  }
  void open(char bracket);
  void close(char bracket);
  void put_text(const Str& x);

  StrBuilder out_;
  int level_ = 0;
  bool fits_ = true;
};

/// Writes values; what is in a value is written by `Self`. What is nested deeper than kMostLevels (a record that holds itself)
/// cannot be kept.
template <class Self>
class EncoderOf : public TextEncoder {
 public:
  void put(None) { add("null"); }
  void put(bool x) { add(x ? "true" : "false"); }
  void put(Int x) { out_.add(to_str(x)); }
  void put(double x) { out_.add(to_str(x)); }
  void put(const Str& x) { put_text(x); }
  void put(const Ticks& x) { self().put(x.ticks); }
  template <class T>
  void put(const Opt<T>& x) {
    // In brackets, so that `None` of an inner optional is another value.
    open('[');
    if (x.has()) self().put(*x);
    close(']');
  }
  template <class... T>
  void put(const Union<T...>& x) {
    open('[');
    self().put(Int{x.tag()});
    separate(true);
    visit(x, [this](auto, const auto& value) { self().put(value); });
    close(']');
  }
  void put(const Tuple<>&) {}
  template <class... T>
  void put(const Tuple<T...>& x) {
    open('[');
    put_rest(x);
    close(']');
  }
  template <class T>
  void put(const List<T>& x) {
    open('[');
    for (unsigned i = 0; i < x->count() && fits_; ++i) {
      separate(i > 0);
      self().put(x->items()[i]);
    }
    close(']');
  }
  template <class T>
  void put(const Set<T>& x) {
    put_table(*x.operator->(), [this](const auto& entry) { self().put(entry.key); });
  }
  template <class K, class V>
  void put(const Dict<K, V>& x) {
    put_table(*x.operator->(), [this](const auto& entry) {
      open('[');
      self().put(entry.key);
      separate(true);
      self().put(entry.value);
      close(']');
    });
  }
  template <class T>
  void put(const Ref<T>& x) {
    open('{');
    bool more = false;
    x->fields(*x, [&](const char* name, auto& field, auto&) {
      if (!fits_) return;
      separate(more);
      more = true;
      add("\"");
      add(name);
      add("\":");
      self().put(field.peek());
    });
    close('}');
  }

 private:
  Self& self() { return static_cast<Self&>(*this); }
  void put_rest(const Tuple<>&) {}
  template <class T, class... R>
  void put_rest(const Tuple<T, R...>& x) {
    self().put(x.first);
    separate(sizeof...(R) > 0);
    put_rest(x.rest);
  }
  template <class Table, class F>
  void put_table(const Table& table, F put_entry) {
    open('[');
    bool more = false;
    for (unsigned i = 0; i < table.used() && fits_; ++i)
      if (auto* entry = table.entry(i)) {
        separate(more);
        more = true;
        put_entry(*entry);
      }
    close(']');
  }
};
class Encoder : public EncoderOf<Encoder> {};

/// What reading values needs of text.
class TextDecoder {
 public:
  explicit TextDecoder(const Str& text) : at_(text.begin()), end_(text.end()) {}

 protected:
  /// The bracket, and whether something is in it.
  bool begins() { return *++at_ != ']'; }
  bool goes_on() { return skip_if(','); }
  void skip() { ++at_; }
  bool skip_if(char c) {
    if (*at_ != c) return false;
    ++at_;
    return true;
  }
  /// Up to the next comma or bracket.
  Str word();
  void get_text(Str& x);

  const char* at_;
  const char* end_;
};

/// Reads what an EncoderOf wrote for the same shape: the number in front of the text has been compared.
template <class Self>
class DecoderOf : public TextDecoder {
 public:
  using TextDecoder::TextDecoder;
  void get(None&) { at_ += 4; }
  void get(bool& x) {
    x = *at_ == 't';
    at_ += x ? 4 : 5;
  }
  void get(Int& x) { x = parse_int(word()); }
  void get(double& x) { x = parse_float(word()); }
  void get(Str& x) { get_text(x); }
  void get(Ticks& x) { self().get(x.ticks); }
  template <class T>
  void get(Opt<T>& x) {
    if (begins()) x = Opt<T>(take<T>());
    skip();
  }
  template <class... T>
  void get(Union<T...>& x) {
    skip();
    int tag = static_cast<int>(take<Int>());
    skip();
    get_member<0>(x, tag);
    skip();
  }
  template <class... T>
  void get(Tuple<T...>& x) {
    skip();
    get_rest(x);
    skip();
  }
  template <class T>
  void get(List<T>& x) {
    for (bool more = begins(); more; more = goes_on()) x->push(take<T>());
    skip();
  }
  template <class T>
  void get(Set<T>& x) {
    for (bool more = begins(); more; more = goes_on()) x.put(take<T>());
    skip();
  }
  template <class K, class V>
  void get(Dict<K, V>& x) {
    for (bool more = begins(); more; more = goes_on()) {
      skip();
      K key = take<K>();
      skip();
      x->add(gb::move(key), take<V>());
      skip();
    }
    skip();
  }
  template <class T>
  void get(Ref<T>& x) {
    x = make<T>();
    get_fields(x);
  }
  template <class T>
  void get_fields(const Ref<T>& x) {
    skip();
    x->fields(*x, [&](const char* name, auto& field, auto&) {
      at_ += __builtin_strlen(name) + 3;
      self().get(field.place());
      skip_if(',');
    });
    skip();
  }
  /// A value of this type.
  template <class T>
  T take() {
    T value{};
    self().get(value);
    return value;
  }

 private:
  Self& self() { return static_cast<Self&>(*this); }
  template <int N, class U>
  void get_member(U& x, int tag) {
    if constexpr (N + 1 < U::kCount) {
      if (tag != N) return get_member<N + 1>(x, tag);
    }
    x = U::template of<N>(take<typename U::template Member<N>>());
  }
  void get_rest(Tuple<>&) {}
  template <class T, class... R>
  void get_rest(Tuple<T, R...>& x) {
    self().get(x.first);
    skip_if(',');
    get_rest(x.rest);
  }
};
class Decoder : public DecoderOf<Decoder> {
 public:
  using DecoderOf::DecoderOf;
};

/// The text kept under `key` without the number in front of it; none where there is none or it does not fit.
Opt<Str> kept_text(const Str& key, Int shape);
/// Keeps the text, if it is another than that kept or seen last.
void keep_text(const Str& key, Int shape, const Str& text);
/// What `text` says is there already, or is what the state begins with: it need not be kept.
void note_text(const Str& key, Int shape, const Str& text);
/// Tells the console that the value is nested too deeply.
void cannot_keep(const Str& key);

/// What an earlier visit has left under `key`, or else `otherwise`.
template <class T>
T browser_load(const Str& key, Int shape, T otherwise) {
  if (Opt<Str> text = kept_text(key, shape); text.has()) return Decoder(*text).take<T>();
  Encoder encoder;
  encoder.put(otherwise);
  if (encoder.fits()) note_text(key, shape, encoder.take());
  return otherwise;
}
/// Keeps `value` for later visits.
template <class T>
void browser_store(const Str& key, Int shape, const T& value) {
  Encoder encoder;
  encoder.put(value);
  if (encoder.fits()) {
    keep_text(key, shape, encoder.take());
  } else {
    cannot_keep(key);
  }
}

}  // namespace gb
