// Runs of blocks that fail: page, items, listeners and components are as they were before the run, and nothing leaks.
#include <gtest/gtest.h>

#include "support.h"

namespace {

constexpr gb::Template kRow{.id = 0, .nodes = 3, .memos = 2, .slots = 1, .components = 1, .effects = 1};
constexpr gb::Template kOther{.id = 1, .nodes = 2, .memos = 1, .components = 1};
const char kTemplates[] = R"(
<template><div><b g="t"></b><ul g></ul></div></template>
<template><p g="t"></p></template>)";

/// Rows with everything that a run can write; the run fails before row number `fails`, or in its inside.
struct Rows {
  enum class Where { kRow, kSlot, kFragment };
  gb::Ref<gb::Cell<gb::List<gb::Int>>> keys =
      gb::make<gb::Cell<gb::List<gb::Int>>>(gb::List<gb::Int>::of(1ll, 2ll, 3ll));
  gb::Ref<gb::Cell<gb::Str>> text = gb::make<gb::Cell<gb::Str>>("a"_s);
  gb::Int fails = -1;
  Where where = Where::kRow;
  bool other = false;
  std::string heard;  // what listeners say
  gb::Ref<Box> field;

  void Fail(gb::Int i, Where here) {
    if (i == fails && here == where) gb::fail(gb::Error::kZero);
  }
  bool Fails(const gb::List<gb::Int>& keys) const {
    if (where == Where::kRow) return fails <= gb::len(keys);
    return fails < gb::len(keys) && !(other && gb::at(keys, fails) == 2);
  }
  void Row(gb::Run& run, gb::Int i, gb::Int key) {
    Fail(i, Where::kRow);
    std::string mark = std::string(text->get().data(), text->get().size()) + std::to_string(key) + " ";
    if (other && key == 2) {
      gb::Instance& row = run.place(kOther, 1, gb::Key(key));
      row.text(0, 1, text->get());
      field = row.component<Box>(0);
      field->value.declare(text->get(), gb::kStated);
      return;
    }
    gb::Instance& row = run.place(kRow, 1, gb::Key(key));
    row.text(0, 1, gb::concat(text->get(), gb::to_str(key)));
    row.attr(1, 0, kClass, text->get());
    gb::Ref<Box> own = row.component<Box>(0);
    if (key == 2) field = own;
    own->value.declare(text->get(), gb::kStated);
    row.effect(0, [own, &row](gb::Run&) { row.prop(0, kValue, own->value.get()); });
    row.on(0, kClick, 1, [this, mark](gb::Event&) { heard += mark; });
    run.listen(own->submit, 2, [this, mark] { heard += "submit " + mark; });
    auto in = run.enter(row, 0, 2);
    run.fragment(3, gb::Key(key)).run([this, i, key](gb::Run& run) {
      // Not read as a change of its own: it runs with the block around it.
      run.place(kOther, 4).text(0, 1, gb::concat("in "_s, text->peek(), gb::to_str(key)));
      Fail(i, Where::kFragment);
    });
    run.place(kOther, 5).text(0, 1, text->get());
    Fail(i, Where::kSlot);
  }
  void Run(gb::Run& run) {
    gb::Int i = 0;
    for (gb::Int key : keys->get()) Row(run, i++, key);
    Fail(i, Where::kRow);
  }
  std::function<void(gb::Run&)> App() {
    return [this](gb::Run& run) { run.render([this](gb::Run& run) { Run(run); }); };
  }
  std::string Click(gblocks::oracle::Page& page) {
    heard.clear();
    std::vector<gblocks::oracle::Node*> rows;
    for (const auto& child : page.root().children) rows.push_back(child.get());
    for (gblocks::oracle::Node* row : rows) page.Click(*row);
    return heard;
  }
};

void Flush() {
  gb::scheduler.flush();
  gb::scheduler.resume();
}

gb::List<gb::Int> List(std::initializer_list<gb::Int> numbers) {
  gb::List<gb::Int> list;
  for (gb::Int n : numbers) gb::list_append(list, n);
  return list;
}

TEST(Rollback, OldContentStaysUsable) {
  std::string fresh_html;
  {
    Rows fresh;
    fresh.text->set("c"_s);
    fresh.keys->set(List({4, 2}));
    fresh_html = TestPage(kTemplates, fresh.App()).Html();
  }
  for (auto where : {Rows::Where::kRow, Rows::Where::kSlot}) {
    for (gb::Int fails = 0; fails < 4; ++fails) {
      for (auto keys : {List({1, 2, 3}), List({3, 2, 1}), List({2, 9, 1, 3}), List({5, 6, 7, 8}), List({3, 1})}) {
        for (bool other : {false, true}) {
          Rows rows;
          TestPage page(kTemplates, rows.App());
          std::string html = page.Html();
          EXPECT_EQ(rows.Click(page), "a1 a2 a3 ");
          page.TakeEdits();
          rows.where = where;
          rows.fails = fails;
          rows.other = other;
          rows.text->set("b"_s);
          rows.keys->set(keys);
          Flush();
          bool failed = !page.TakeFailures().empty();
          EXPECT_EQ(failed, rows.Fails(keys)) << fails;
          if (!failed) continue;
          EXPECT_EQ(page.Html(), html);
          EXPECT_EQ(page.TakeEdits().Summary(), "nothing");
          EXPECT_EQ(rows.Click(page), "a1 a2 a3 ");
          EXPECT_EQ(rows.field ? std::string(rows.field->value.peek().data()) : "", "a");
          // And it goes on where what it read changes.
          rows.fails = -1;
          rows.other = false;
          rows.text->set("c"_s);
          rows.keys->set(List({4, 2}));
          Flush();
          EXPECT_EQ(rows.Click(page), "c4 c2 ");
          EXPECT_EQ(page.Html(), fresh_html);
        }
      }
    }
  }
}

TEST(Rollback, AFragmentFailsAlone) {
  Rows rows;
  TestPage page(kTemplates, rows.App());
  rows.where = Rows::Where::kFragment;
  rows.fails = 1;
  rows.text->set("b"_s);
  Flush();
  EXPECT_EQ(page.TakeFailures().size(), 1u);
  std::string html = page.Html();
  EXPECT_NE(html.find("in b1"), std::string::npos);
  EXPECT_NE(html.find("in a2"), std::string::npos);
  EXPECT_NE(html.find("in b3"), std::string::npos);
  EXPECT_EQ(rows.Click(page), "b1 b2 b3 ");
}

TEST(Rollback, ABlockInsideThatRanGoesBackAndOn) {
  gb::Cell<gb::Int> outer(0), inner(0);
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.render([&](gb::Run& run) {
      gb::Int n = outer.get();
      run.fragment(1).run([&inner, n](gb::Run& run) {
        run.place(kOther, 2).text(0, 1, gb::concat(gb::to_str(n), " "_s, gb::to_str(inner.get())));
      });
      if (n == 1) gb::fail(gb::Error::kZero);
    });
  });
  EXPECT_EQ(page.Html(), "<p>0 0</p>\n");
  outer.set(1);
  inner.set(1);
  Flush();
  // The outer one failed, and the inner one is what it was then, with what has changed for itself.
  EXPECT_EQ(page.Html(), "<p>0 1</p>\n");
  inner.set(2);
  Flush();
  EXPECT_EQ(page.Html(), "<p>0 2</p>\n");
  outer.set(2);
  Flush();
  EXPECT_EQ(page.Html(), "<p>2 2</p>\n");
}

TEST(Rollback, NothingLeaks) {
  for (auto where : {Rows::Where::kRow, Rows::Where::kSlot, Rows::Where::kFragment}) {
    Rows rows;
    TestPage page(kTemplates, rows.App());
    rows.where = where;
    auto step = [&](int i) {
      rows.fails = i % 4;
      rows.other = i % 3 == 0;
      rows.text->set(i % 2 ? "b"_s : "c"_s);
      rows.keys->set(i % 5 < 3 ? List({2, 1, 7}) : List({3, 2, 1, 9}));
      Flush();
      page.TakeFailures();
    };
    auto settle = [&] {
      rows.fails = -1;
      rows.other = false;
      rows.text->set("settled"_s);
      rows.keys->set(List({1, 2, 3}));
      Flush();
      return gb::live_bytes();
    };
    for (int i = 0; i < 60; ++i) step(i);
    gb::Size before = settle(), nodes = page.live_nodes();
    for (int i = 0; i < 1020; ++i) step(i);
    EXPECT_EQ(settle(), before);
    EXPECT_EQ(page.live_nodes(), nodes);
    EXPECT_EQ(rows.Click(page), "settled1 settled2 settled3 ");
  }
}

}  // namespace
