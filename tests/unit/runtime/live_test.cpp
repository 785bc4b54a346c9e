// What a page's next version takes over under `gblocks dev`.
#include <gblocks/live.h>
#include <gtest/gtest.h>

#include <cstring>
#include <tuple>
#include <vector>

#include "src/exports.h"
#include "support.h"

extern "C" {
unsigned gb_save();
void gb_restore(unsigned bytes);
void gb_texts(unsigned count);
}

static std::function<void(gb::Live&)> current_live;
void gb_live(gb::Live& live) {
  current_live(live);
}

namespace {

struct Node : gb::Record {
  gb::Field<gb::Str, 0> name;
  gb::Field<gb::Opt<gb::Ref<Node>>, 1> next;
  Node() = default;
  explicit Node(gb::Str name_) : name(name_) {}
  template <class F>
  void fields(Node& other, F f) {
    f("name", name, other.name);
    f("next", next, other.next);
  }
};

using gb::Cell;
using gb::Dict;
using gb::Int;
using gb::List;
using gb::Opt;
using gb::Ref;
using gb::Set;
using gb::Str;
using Mixed = gb::Union<Int, Str>;

/// What the host does with a page's state.
std::string Save() {
  unsigned bytes = gb_save();
  return {reinterpret_cast<char*>(gb_text(0)), bytes};
}
void Restore(const std::string& state) {
  std::memcpy(gb_text(static_cast<unsigned>(state.size())), state.data(), state.size());
  gb_restore(static_cast<unsigned>(state.size()));
}

/// Tells the states in order, with the shapes 1, 2 …
template <class... T>
void Tell(gb::Live& live, Cell<T>&... cells) {
  static const char* const kNames[] = {"a", "b", "c", "d", "e", "f"};
  unsigned n = 0;
  auto tell = [&](auto& cell) {
    live.state(kNames[n], n + 1, cell);
    ++n;
  };
  (tell(cells), ...);
}

TEST(Live, ValuesOfAllSorts) {
  std::string state;
  for (bool first : {true, false}) {
    Cell<Str> text;
    Cell<double> number;
    Cell<Opt<Opt<Int>>> nested;
    Cell<Mixed> mixed;
    Cell<gb::Tuple<bool, gb::Date>> pair;
    Cell<Dict<Str, Set<Int>>> dict;
    TestPage page("", [](gb::Run&) {});
    current_live = [&](gb::Live& live) { Tell(live, text, number, nested, mixed, pair, dict); };
    if (first) {
      text.init(Make("\"#1[\n\t\\ü"));
      number.init(-1e300 * 1e10);
      nested.init(Opt<Opt<Int>>(Opt<Int>()));
      mixed.init(Mixed::of<1>(Make("]")));
      pair.init(gb::Tuple<bool, gb::Date>(true, gb::date(2024, 2, 29)));
      dict.init(
          Dict<Str, Set<Int>>::of(gb::tuple(Make("a"), Set<Int>::of(Int{3}, Int{1})), gb::tuple(Make(""), Set<Int>())));
      state = Save();
      continue;
    }
    Restore(state);
    EXPECT_EQ(Text(text.peek()), "\"#1[\n\t\\ü");
    EXPECT_EQ(Text(gb::repr(number.peek())), "-inf");
    EXPECT_TRUE(nested.peek().has() && !(*nested.peek()).has());
    EXPECT_EQ(Text(gb::as<1>(mixed.peek())), "]");
    EXPECT_EQ(Text(gb::repr(pair.peek())), "(True, datetime.date(2024, 2, 29))");
    EXPECT_EQ(Text(gb::repr(dict.peek())), "{'a': {3, 1}, '': set()}");
  }
}

TEST(Live, WhatIsSharedStaysSharedAlsoWhereOneOfTheStatesIsGone) {
  std::string state;
  for (int version = 0; version < 3; ++version) {
    Cell<List<Ref<Node>>> nodes, same;
    Cell<Opt<Ref<Node>>> chosen;
    TestPage page("", [](gb::Run&) {});
    current_live = [&](gb::Live& live) {
      if (version < 2) live.state("nodes", 1, nodes);  // in the last version it has another type, or is gone
      live.state("same", 2, same);
      live.state("chosen", 3, chosen);
    };
    if (version == 0) {
      auto a = gb::make<Node>(Make("a")), b = gb::make<Node>(Make("b"));
      a->next.place() = Opt<Ref<Node>>(b);
      b->next.place() = Opt<Ref<Node>>(a);
      nodes.init(List<Ref<Node>>::of(a, b));
      same.init(nodes.peek());
      chosen.init(Opt<Ref<Node>>(b));
      state = Save();
    } else {
      Restore(state);
      const auto& list = version == 1 ? nodes.peek() : same.peek();
      ASSERT_EQ(list->count(), 2u);
      EXPECT_TRUE(gb::same(list, same.peek()));
      const Ref<Node>&a = list->items()[0], &b = list->items()[1];
      EXPECT_EQ(Text(a->name.peek()) + Text(b->name.peek()), "ab");
      EXPECT_TRUE(gb::same(*a->next.peek(), b) && gb::same(*b->next.peek(), a) && gb::same(*chosen.peek(), b));
    }
    // A ring would outlive the test.
    for (unsigned i = 0; i < same.peek()->count(); ++i) same.peek()->items()[i]->next.place() = Opt<Ref<Node>>();
  }
}

TEST(Live, AnotherShapeAndAnotherNameBeginAnew) {
  Cell<Int> count(5);
  std::string state;
  {
    TestPage page("", [](gb::Run&) {});
    current_live = [&](gb::Live& live) { live.state("count", 1, count); };
    state = Save();
  }
  for (const auto& [name, shape, expected] :
       std::vector<std::tuple<const char*, unsigned, Int>>{{"count", 1, 5}, {"count", 2, 0}, {"counts", 1, 0}}) {
    Cell<Int> later(0);
    TestPage page("", [](gb::Run&) {});
    const char* as = name;
    unsigned of = shape;
    current_live = [&](gb::Live& live) { live.state(as, of, later); };
    Restore(state);
    EXPECT_EQ(later.peek(), expected) << name << shape;
  }
}

TEST(Live, SoundIsKeptOnce) {
  std::string state;
  for (bool first : {true, false}) {
    Cell<Opt<Ref<gb::AudioData>>> one, other;
    TestPage page("", [](gb::Run&) {});
    current_live = [&](gb::Live& live) { Tell(live, one, other); };
    if (first) {
      auto audio = gb::make<gb::AudioData>(Int{8000}, Int{2}, Int{3});
      for (int i = 0; i < 6; ++i) audio->channel(0)[i] = 0.1f * static_cast<float>(i) - 0.25f;
      one.init(Opt<Ref<gb::AudioData>>(audio));
      other.init(one.peek());
      state = Save();
      continue;
    }
    Restore(state);
    ASSERT_TRUE(one.peek().has());
    EXPECT_TRUE(gb::same(*one.peek(), *other.peek()));
    const gb::AudioData& audio = **one.peek();
    EXPECT_EQ(audio.rate(), 8000);
    EXPECT_EQ(audio.frames(), 3);
    for (int i = 0; i < 6; ++i) EXPECT_EQ(audio.channel(0)[i], 0.1f * static_cast<float>(i) - 0.25f);
  }
}

void VisitBox(gb::Live& live, Box& box) {
  live.property("value", 1, box.value, false);
}

/// Boxes in rows by key, as many as a state says; one outside has a name. Each is stated anew in each run.
TEST(Live, PropertiesAreFoundByKeyAndByNameAlsoWhereTheStateBringsTheRows) {
  static constexpr gb::Template kBox{.id = 0, .nodes = 2, .components = 1};
  const char* const types[] = {"Textbox"};
  const char* const moved[] = {"html", "Textbox"};
  std::string state;
  for (bool first : {true, false}) {
    Cell<Int> count(1);
    Ref<Box> named;
    const int type = first ? 0 : 1;  // the numbers differ from version to version
    TestPage page("<template><p><input g></p></template>", [&](gb::Run& run) {
      named = run.place(kBox, type).component<Box>(0);
      named->value.declare(Make(first ? "old" : "new"), gb::kStated);
      run.render([&count, type](gb::Run& inner) {
        for (Int i = count.get(); i-- > 0;) {
          gb::Ref<Box> box = inner.place(kBox, type, gb::Key(i)).component<Box>(0);
          box->value.declare(Make("stated"), gb::kStatedKeyed);
        }
      });
    });
    current_live = [&](gb::Live& live) {
      live.types(first ? types : moved, first ? 1 : 2);
      live.component<Box, VisitBox>("Textbox");
      live.state("count", 1, count);
      live.handle("named", named);
    };
    auto boxes = [&] {
      std::string values;
      for (gb::ItemList* list = gb::scheduler.page(); list;) {
        gb::Item* last = list->items[list->count - 1];
        if (last->kind == gb::Item::Kind::kFragment) {
          list = &static_cast<gb::Fragment*>(last)->items;
          continue;
        }
        for (unsigned i = 0; i < list->count; ++i) {
          values += Text(static_cast<gb::Instance*>(list->items[i])->component<Box>(0)->value.peek()) + ";";
        }
        break;
      }
      return values;
    };
    if (first) {
      count.set(3);
      gb_restore(0);  // a flush
      EXPECT_EQ(boxes(), "stated;stated;stated;");
      auto* rows = &static_cast<gb::Fragment*>(gb::scheduler.page()->items[1])->items;
      static_cast<gb::Instance*>(rows->items[1])->component<Box>(0)->value.set(Make("typed"));
      state = Save();
      continue;
    }
    EXPECT_EQ(boxes(), "stated;");
    Restore(state);
    EXPECT_EQ(boxes(), "stated;typed;stated;");
    // Nobody has touched it: it follows the program.
    EXPECT_EQ(Text(named->value.peek()), "new");
  }
}

TEST(Live, TextsComeFromTheHost) {
  const std::vector<std::string> texts = {"", "a", "ü\n"};
  std::string room;
  for (const std::string& text : texts) {
    unsigned length = static_cast<unsigned>(text.size());
    room.append(reinterpret_cast<const char*>(&length), sizeof length);
  }
  for (const std::string& text : texts) room += text;
  std::memcpy(gb_text(static_cast<unsigned>(room.size())), room.data(), room.size());
  gb_texts(3);
  for (unsigned i = 0; i < 3; ++i) EXPECT_EQ(Text(gb::live_text(i)), texts[i]);
}

}  // namespace
