// Blocks: what re-runs when, failures in them, components and states that live on, leaks.
#include <gtest/gtest.h>

#include "gblocks/platform.h"
#include "support.h"

namespace {

constexpr gb::Template kText{.id = 0, .nodes = 2, .memos = 1, .components = 1, .effects = 2};
constexpr gb::Template kField{.id = 1, .nodes = 2, .memos = 1, .slots = 1, .components = 1, .effects = 1};
constexpr gb::Template kRichField{.id = 2, .nodes = 3, .memos = 1, .components = 1, .effects = 1};
constexpr gb::Template kHoles{.id = 3, .nodes = 2, .memos = 6};
const char kTemplates[] = R"(
<template><p g="t"></p></template>
<template><div><input g></div></template>
<template><div class="rich"><i g></i><input g></div></template>
<template><div class="holes"><b g></b></div></template>)";

struct Item : gb::Record {
  gb::Field<gb::Str, 0> name;
  gb::Field<bool, 1> done;
  Item(gb::Str name_, bool done_) : name(name_), done(done_) {}
  template <class F>
  void fields(Item& o, F f) {
    f("name", name, o.name);
    f("done", done, o.done);
  }
};

/// Runs what is dirty.
void Flush() {
  gb::scheduler.flush();
  gb::scheduler.resume();
}

TEST(Blocks, OnlyWhatReadTheChangeRunsAgain) {
  auto item = gb::make<Item>("a"_s, false);
  std::string ran;
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      ran += "outer ";
      run.place(kText, 1).text(0, 1, gb::get(item, item->done) ? "yes"_s : "no"_s);
      run.render([&](gb::Run& run) {
        ran += "inner ";
        run.place(kText, 1).text(0, 1, gb::get(item, item->name));
      });
    });
    run.render([&](gb::Run&) {
      ran += "last ";
      gb::get(item, item->name);
    });
  });
  EXPECT_EQ(std::exchange(ran, ""), "outer last inner ");
  gb::set(item, item->name, "b"_s);
  Flush();
  EXPECT_EQ(std::exchange(ran, ""), "last inner ");
  EXPECT_EQ(page.TakeEdits().texts, 3);
  gb::set(item, item->name, "b"_s);
  Flush();
  EXPECT_EQ(ran, "");
  gb::set(item, item->done, true);
  gb::set(item, item->name, "c"_s);
  Flush();
  EXPECT_EQ(ran, "outer last inner ");
  EXPECT_EQ(page.Html(), "<p>yes</p>\n<p>c</p>\n");
}

TEST(Blocks, HolesAreWrittenWhereTheyDiffer) {
  gb::Cell<gb::Int> n(1);
  gb::Cell<gb::Opt<gb::Str>> title;
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      gb::Instance& i = run.place(kHoles, 1);
      i.attr(0, 0, kClass, gb::mod(n.get(), 2ll) ? "odd"_s : "even"_s);
      i.attr(1, 0, kId, title.get());
      i.attr(2, 1, kChecked, n.get() > 2);
      i.attr(3, 1, kValue, 1.0);
      i.style(4, 1, gb::concat("width: "_s, gb::to_str(n.get()), "px"_s));
      i.show(5, 1, n.get() != 5);
    });
  });
  EXPECT_EQ(page.Html(), "<div class=\"odd\">\n  <b value=\"1\" style=\"width: 1px\"></b>\n</div>\n");
  n.set(3);
  title.set("t"_s);
  page.TakeEdits();
  Flush();
  EXPECT_EQ(page.TakeEdits().Summary(), "attributes 2, styles 1");
  EXPECT_EQ(page.Html(), "<div class=\"odd\" id=\"t\">\n  <b value=\"1\" style=\"width: 3px\" checked></b>\n</div>\n");
  n.set(5);
  title.set(gb::none);
  Flush();
  EXPECT_EQ(page.Html(), "<div class=\"odd\">\n  <!---->\n</div>\n");
  n.set(4);
  Flush();
  EXPECT_EQ(page.Html(), "<div class=\"even\">\n  <b value=\"1\" style=\"width: 4px\" checked></b>\n</div>\n");
}

/// A field with a live value, keyed or not, whose template depends on `rich`.
void PlaceField(gb::Run& run, bool rich, gb::Key key, gb::Opt<gb::Str> stated) {
  bool keyed = !key.none();
  gb::Instance& i = run.place(rich ? kRichField : kField, 1, gb::move(key));
  gb::Ref<Box> self = i.component<Box>(0);
  if (stated.has()) {
    self->value.declare(*stated, keyed ? gb::kStatedKeyed : gb::kStated);
  } else {
    self->value.declare(""_s, gb::kKept);
  }
  int node = rich ? 2 : 1;
  i.effect(0, [self, &i, node](gb::Run&) { i.prop(node, kValue, self->value.get()); });
  i.on(node, kInput, 1, [self](gb::Event& ev) { self->value.set(ev.value); });
}

TEST(Blocks, ValuesGoWithTheirKey) {
  gb::Cell<gb::List<gb::Int>> keys(gb::List<gb::Int>::of(1ll, 2ll, 3ll));
  gb::Cell<gb::Str> stated("init"_s);
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      for (gb::Int key : keys.get()) PlaceField(run, false, gb::key(key), stated.get());
    });
  });
  auto values = [&] {
    std::string all;
    for (size_t i = 0; i < page.Count("input"); ++i) all += page.Find("input", i).Value() + " ";
    return all;
  };
  page.Type(page.Find("input", 1), "two");
  EXPECT_EQ(values(), "init two init ");
  keys.set(gb::List<gb::Int>::of(3ll, 2ll, 4ll));
  Flush();
  EXPECT_EQ(values(), "init two init ");
  keys.set(gb::List<gb::Int>::of(2ll, 4ll));
  Flush();
  EXPECT_EQ(values(), "two init ");
  stated.set("new"_s);
  Flush();
  EXPECT_EQ(values(), "two new ");
}

TEST(Blocks, UnkeyedFieldsKeepWhatNobodyStates) {
  gb::Cell<gb::Int> count(1);
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      for (gb::Int i = 0; i < count.get(); ++i) PlaceField(run, false, gb::Key(), gb::none);
    });
  });
  page.Type(page.Find("input"), "c");
  count.set(3);
  Flush();
  EXPECT_EQ(page.Find("input", 0).Value(), "c");
  EXPECT_EQ(page.Count("input"), 3u);
}

TEST(Blocks, ANewTemplateTakesOverComponentAndFocus) {
  gb::Cell<bool> rich(false);
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.place(kText, 2);
    run.render([&](gb::Run& run) { PlaceField(run, rich.get(), gb::Key(), gb::none); });
    run.place(kText, 2);
  });
  page.Type(page.Find("input"), "typed");
  page.TakeEdits();
  rich.set(true);
  Flush();
  EXPECT_EQ(page.TakeEdits().Summary(), "clones 1, replaces 1, properties 1");
  EXPECT_EQ(page.Find(".rich input").Value(), "typed");
  EXPECT_EQ(page.focused(), &page.Find(".rich input"));
  EXPECT_EQ(page.root().children[1].get(), &page.Find(".rich"));
  page.Type(page.Find("input"), "more");
  rich.set(false);
  Flush();
  EXPECT_EQ(page.Find("input").Value(), "more");
}

TEST(Blocks, StatesOfARenderLiveOn) {
  gb::Cell<gb::Int> outer(0);
  gb::Ref<gb::Cell<gb::Int>> inner;
  int made = 0;
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      outer.get();
      auto first = run.state<gb::Int>(100, [&] { return gb::Int{++made}; });
      inner = run.state<gb::Int>(101, [&] { return gb::Int{10}; });
      run.place(kText, 1).text(0, 1, gb::add(first->get(), inner->get()));
    });
  });
  EXPECT_EQ(page.Html(), "<p>11</p>\n");
  outer.set(1);
  Flush();
  inner->set(20);
  Flush();
  EXPECT_EQ(page.Html(), "<p>21</p>\n");
  EXPECT_EQ(made, 1);
}

TEST(Blocks, AFailingBlockLeavesTheOthersAlone) {
  gb::Cell<gb::Int> n(0);
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      run.place(kText, 1).text(0, 1, "before"_s);
      run.render([&](gb::Run& run) {
        run.place(kText, 1).text(0, 1, "inner"_s);
        gb::line(7);
        run.place(kText, 1).text(0, 1, gb::floordiv(10ll, n.get()));
        run.place(kText, 1).text(0, 1, "end"_s);
      });
      run.place(kText, 1).text(0, 1, "after"_s);
    });
    run.render([&](gb::Run& run) { run.place(kText, 1).text(0, 1, gb::add(n.get(), 100ll)); });
  });
  EXPECT_EQ(page.TakeFailures(), std::vector<std::string>{"line 7: Division by zero."});
  EXPECT_EQ(page.Html(), "<p>before</p>\n<p>after</p>\n<p>100</p>\n");
  n.set(5);
  Flush();
  EXPECT_EQ(page.Html(), "<p>before</p>\n<p>inner</p>\n<p>2</p>\n<p>end</p>\n<p>after</p>\n<p>105</p>\n");
  n.set(0);
  Flush();
  // It keeps what it showed.
  EXPECT_EQ(page.Html(), "<p>before</p>\n<p>inner</p>\n<p>2</p>\n<p>end</p>\n<p>after</p>\n<p>100</p>\n");
  EXPECT_EQ(page.TakeFailures().size(), 1u);
  n.set(2);
  Flush();
  EXPECT_TRUE(page.TakeFailures().empty());
}

TEST(Blocks, AFailingComponentIsLeftOut) {
  gb::Cell<gb::Int> n(0);
  int runs = 0;
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      ++runs;
      run.place(kText, 1).text(0, 1, "before"_s);
      for (gb::Int i = 0; i < 3; ++i) {
        run.fragment(2, gb::key(i)).run([&n, i](gb::Run& run) {
          run.place(kText, 1).text(0, 1, gb::concat("item "_s, gb::to_str(i)));
          run.place(kText, 1).text(0, 1, gb::floordiv(6ll, gb::sub(i, n.get())));
        });
      }
      run.place(kText, 1).text(0, 1, "after"_s);
    });
  });
  EXPECT_EQ(page.Html(),
            "<p>before</p>\n<p>item 1</p>\n<p>6</p>\n<p>item 2</p>\n<p>3</p>\n<p>after</p>\n");
  EXPECT_EQ(page.TakeFailures().size(), 1u);
  EXPECT_EQ(runs, 1);
  n.set(-1);
  Flush();
  EXPECT_EQ(page.Html(),
            "<p>before</p>\n<p>item 0</p>\n<p>6</p>\n<p>item 1</p>\n<p>3</p>\n<p>item 2</p>\n<p>2</p>\n<p>after</p>\n");
  EXPECT_EQ(runs, 1);
}

TEST(Blocks, AFailingEffectLeavesTheRowsAlone) {
  gb::Cell<gb::Int> n(1);
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& top = run.place(kText, 1);
    top.effect(0, [&](gb::Run&) { top.text(0, 1, gb::floordiv(1ll, gb::sub(n.get(), 1ll))); });
    run.render([&](gb::Run& run) {
      for (gb::Int i = 0; i < 3; ++i) {
        gb::Instance& row = run.place(kText, 1);
        row.effect_now(0, [&row, &n, i](gb::Run&) { row.text(0, 1, gb::floordiv(6ll, gb::sub(i, n.get()))); });
      }
    });
    run.place(kText, 1).text(0, 1, "end"_s);
  });
  EXPECT_EQ(page.TakeFailures().size(), 2u);
  EXPECT_EQ(page.Html(), "<p></p>\n<p>-6</p>\n<p></p>\n<p>6</p>\n<p>end</p>\n");
  n.set(3);
  Flush();
  EXPECT_EQ(page.Html(), "<p>0</p>\n<p>-2</p>\n<p>-3</p>\n<p>-6</p>\n<p>end</p>\n");
  EXPECT_TRUE(page.TakeFailures().empty());
}

TEST(Blocks, ARenderThatChangesWhatItReadsIsStopped) {
  gb::Ref<Box> box = gb::make<Box>();
  gb::Cell<gb::Int> other(0);
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run&) {
      gb::Str now = box->value.get();
      box->value.declare(gb::concat(now, "x"_s), gb::kStated);
    });
    run.render([&](gb::Run& run) { run.place(kText, 1).text(0, 1, other.get()); });
  });
  EXPECT_EQ(page.TakeFailures(), std::vector<std::string>{"line " + std::to_string(gb::current_line) +
                                                          ": A render block keeps changing what it reads."});
  EXPECT_EQ(page.Html(), "<p>0</p>\n");
}

TEST(Blocks, SlotsOfEffectsAndHiddenBranches) {
  gb::Cell<gb::Int> n(2);
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& field = run.place(kField, 1);
    field.effect(0, [&](gb::Run& run) {
      auto in = run.enter(field, 0, 0, 1);
      for (gb::Int i = 0; i < n.get(); ++i) run.place(kText, 5).text(0, 1, i);
    });
  });
  EXPECT_EQ(page.Html(), "<div>\n  <p>0</p>\n  <p>1</p>\n  <input>\n</div>\n");
  n.set(0);
  Flush();
  EXPECT_EQ(page.Html(), "<div>\n  <input>\n</div>\n");
  n.set(1);
  Flush();
  EXPECT_EQ(page.Html(), "<div>\n  <p>0</p>\n  <input>\n</div>\n");
}

TEST(Blocks, NothingIsLeftOver) {
  gb::Size before = gb::live_bytes();
  {
    gb::Cell<gb::List<gb::Int>> keys;
    TestPage page(kTemplates, [&](gb::Run& run) {
      run.watch(
          3, [&] { gb::observe(keys); }, [] {});
      run.render([&](gb::Run& run) {
        for (gb::Int key : keys.get()) {
          gb::Fragment& f = run.fragment(9, gb::key(gb::tuple(key, "k"_s)), 1);
          gb::Ref<Box> self = f.component<Box>(0);
          f.run([key, self](gb::Run& run) {
            PlaceField(run, key % 2 == 0, gb::Key(gb::to_str(key)), self->value.get());
            run.listen(self->submit, 4, [self] {});
            run.watch(
                4, [self] { gb::observe(self->value); }, [self] {});
            run.state<gb::Str>(50, [] { return "a string that is long"_s; });
          });
        }
      });
    });
    Flush();
    gb::Size empty = gb::live_bytes();
    for (int round = 0; round < 10000; ++round) {
      gb::List<gb::Int> next;
      for (int i = 0; i < round % 7; ++i) gb::list_append(next, (round * 3 + i * 5) % 11);
      keys.set(next);
      Flush();
      ASSERT_TRUE(page.TakeFailures().empty());
    }
    keys.set(gb::List<gb::Int>());
    Flush();
    EXPECT_LT(gb::live_bytes(), empty + 2000);  // buffers that are kept
    EXPECT_EQ(page.live_nodes(), 1u);
  }
  EXPECT_EQ(gb::live_bytes(), before);
}

}  // namespace
