// What `build --dev` adds to failures: what the variables hold that the statement reads. Nothing else includes it.
#pragma once

#include "gblocks/array.h"
#include "gblocks/dict_methods.h"
#include "gblocks/set_methods.h"
#include "gblocks/tuple.h"
#include "gblocks/union.h"

namespace gb {

/// Lines "name = value". Values are cut: the first items, two levels deep, the beginning of a text.
class ValueWriter {
 public:
  template <class T>
  void add(const char* name, const T& value) {
    out_.add("\n  ", 3);
    out_.add(name, __builtin_strlen(name));
    out_.add(" = ", 3);
    write(value, 0);
  }
  Str take() { return out_.take(); }
  /// The last value could not be written.
  void give_up() { add_text("…"); }

 private:
  static constexpr int kItems = 8, kDepth = 2;
  static constexpr Int kLetters = 60;

  void add_text(const char* text) { out_.add(text, __builtin_strlen(text)); }

  template <class T>
  void write(const T& value, int) {
    out_.add(repr(value));
  }
  void write(const Str& text, int) {
    bool cut = len(text) > kLetters;
    out_.add(repr(cut ? slice(text, 0, kLetters) : text));
    if (cut) add_text("…");
  }
  void write(const Array& array, int) {
    out_.add("Array of ", 9);
    out_.add(to_str(len(array)));
  }
  template <class T>
  void write(const Opt<T>& value, int depth) {
    if (value.has()) {
      write(*value, depth);
    } else {
      add_text("None");
    }
  }
  template <class... T>
  void write(const Union<T...>& value, int depth) {
    visit(value, [&](auto, const auto& held) { write(held, depth); });
  }
  template <class T>
  void write(const List<T>& list, int depth) {
    write_items('[', ']', count(list), depth, [&](Int i) { write(item(list, i), depth + 1); });
  }
  template <class T>
  void write(const Set<T>& set, int depth) {
    write_entries(set, depth, [&](auto& entry) { write(entry.key, depth + 1); });
  }
  template <class K, class V>
  void write(const Dict<K, V>& dict, int depth) {
    write_entries(dict, depth, [&](auto& entry) {
      write(entry.key, depth + 1);
      add_text(": ");
      write(entry.value, depth + 1);
    });
  }
  template <class... T>
  void write(const Tuple<T...>& tuple, int depth) {
    out_.add_char('(');
    write_rest(tuple, depth);
    add_text(sizeof...(T) == 1 ? ",)" : ")");
  }
  template <class T>
  void write(const Ref<T>& object, int depth) {
    if constexpr (__is_base_of(Record, T)) {
      add_text(T::kName);
      if (depth > kDepth) return add_text("(…)");
      const char* separator = "(";
      object->fields(*object, [&](const char* name, auto& field, auto&) {
        add_text(separator);
        add_text(name);
        add_text("=");
        write(field.peek(), depth + 1);
        separator = ", ";
      });
      add_text(separator[0] == '(' ? "()" : ")");
    } else {
      out_.add(repr(object));
    }
  }

  void write_rest(const Tuple<>&, int) {}
  template <class T, class... R>
  void write_rest(const Tuple<T, R...>& tuple, int depth) {
    write(tuple.first, depth + 1);
    if (sizeof...(R) > 0) add_text(", ");
    write_rest(tuple.rest, depth);
  }
  /// `write_item(i)` for the first of `length` items.
  template <class F>
  void write_items(char open, char close, Int length, int depth, F write_item) {
    out_.add_char(open);
    Int shown = depth > kDepth ? 0 : length < kItems ? length : kItems;
    for (Int i = 0; i < shown; ++i) {
      if (i > 0) add_text(", ");
      write_item(i);
    }
    if (shown < length) {
      if (shown > 0) add_text(", ");
      add_text("… ");
      out_.add(to_str(length));
      add_text(length == 1 ? " item" : " items");
    }
    out_.add_char(close);
  }
  /// The same for a set or dict, which may have holes.
  template <class C, class F>
  void write_entries(const C& table, int depth, F write_entry) {
    unsigned at = 0;
    write_items('{', '}', len(table), depth, [&](Int) {
      auto* entry = table->entry(at++);
      while (!entry) entry = table->entry(at++);
      write_entry(*entry);
    });
  }

  StrBuilder out_;
};

/// `gb::Values values_1([&](auto& writer_1) { writer_1.add("i", i); });`: told where something fails while it lives.
template <class F>
class Values : Told {
 public:
  explicit Values(F add) : Told{top_told, tell}, add_(gb::move(add)) { top_told = this; }
  Values(const Values&) = delete;
  Values& operator=(const Values&) = delete;
  ~Values() { top_told = outer; }

 private:
  static Str tell(const Told& self) noexcept {
    top_told = nullptr;  // what fails here tells nothing
    Reading nobody(nullptr);
    ValueWriter writer;
    try {
      static_cast<const Values&>(self).add_(writer);
    } catch (...) {
      writer.give_up();
    }
    top_told = &self;
    return writer.take();
  }
  F add_;
};

}  // namespace gb
