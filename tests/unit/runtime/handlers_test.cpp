// Handlers: order, failures and what they put back, `change`, emitted events, load.
#include <gtest/gtest.h>

#include "support.h"

namespace {

constexpr gb::Template kButton{.id = 0, .nodes = 1, .memos = 1, .components = 1};
constexpr gb::Template kText{.id = 1, .nodes = 2, .memos = 1};
constexpr gb::Template kNested{.id = 2, .nodes = 3, .slots = 1};
const char kTemplates[] = R"(
<template><button id="b">b</button></template>
<template><p g="t"></p></template>
<template><div id="outer"><p><i id="inner" g></i></p><ul g></ul></div></template>)";

struct Point : gb::Record {
  gb::Field<gb::Int, 0> x;
  gb::Field<gb::List<gb::Int>, 1> more;
  explicit Point(gb::Int x_) : x(x_) {}
  static constexpr const char* kName = "Point";
  template <class F>
  void fields(Point& other, F f) {
    f("x", x, other.x);
    f("more", more, other.more);
  }
};

TEST(Handlers, AFailurePutsEverythingBack) {
  gb::Cell<gb::Int> number(1);
  gb::Cell<gb::Str> text("a"_s);
  gb::Cell<gb::Dict<gb::Str, gb::Int>> dict(gb::Dict<gb::Str, gb::Int>::of(gb::tuple("k"_s, 1ll)));
  gb::Cell<gb::Set<gb::Int>> set(gb::Set<gb::Int>::of(1ll, 2ll));
  auto point = gb::make<Point>(5);
  gb::List<gb::Int> list = gb::List<gb::Int>::of(3ll, 1ll, 2ll);
  gb::List<gb::Int> appended = gb::List<gb::Int>::of(1ll);
  gb::Ref<Box> box;
  bool fail = true;
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& b = run.place(kButton, 1);
    box = b.component<Box>(0);
    box->value.declare("typed"_s, gb::kStated);
    b.on(0, kClick, 1, [&](gb::Event&) {
      number.set(2);
      number.set(3);
      text.set("b"_s);
      gb::set_at(dict.get(), "k"_s, 7);
      gb::set_at(dict.get(), "new"_s, 8);
      gb::set_add(set.get(), 3);
      gb::set_remove(set.get(), 1);
      gb::set(point, point->x, 6);
      gb::list_append(gb::get(point, point->more), 1);
      gb::list_append(appended, 2);
      gb::list_append(appended, 3);
      gb::list_append(list, 4);
      gb::list_sort(list);
      gb::list_append(list, 5);
      gb::del_at(list, 0);
      box->value.set("changed"_s);
      gb::List<gb::Int> fresh;
      gb::list_append(fresh, 1);
      set.set(gb::Set<gb::Int>());
      gb::line(42);
      if (fail) gb::at(list, 100);
    });
    b.on(0, kClick, 2, [&](gb::Event&) { number.set(gb::add(number.get(), 10ll)); });
  });
  page.ClickId("b");
  EXPECT_EQ(page.TakeFailures(), std::vector<std::string>{"line 42: There is no item 100: the length is 4."});
  EXPECT_EQ(number.get(), 11);
  EXPECT_EQ(Text(text.get()), "a");
  EXPECT_EQ(Text(gb::repr(dict.get())), "{'k': 1}");
  EXPECT_EQ(Text(gb::repr(set.get())), "{1, 2}");
  EXPECT_EQ(Text(gb::repr(point)), "Point(x=5, more=[])");
  EXPECT_EQ(Text(gb::repr(list)), "[3, 1, 2]");
  EXPECT_EQ(Text(gb::repr(appended)), "[1]");
  EXPECT_EQ(Text(box->value.get()), "typed");
  fail = false;
  page.ClickId("b");
  EXPECT_EQ(Text(gb::repr(list)), "[2, 3, 4, 5]");
  EXPECT_EQ(Text(gb::repr(appended)), "[1, 2, 3]");
  EXPECT_EQ(number.get(), 13);
}

TEST(Handlers, RunFromTheTargetUpAndInProgramOrder) {
  std::string order;
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& i = run.place(kNested, 1);
    i.on(0, kClick, 9, [&](gb::Event&) { order += "outer9 "; });
    i.on(0, kClick, 3, [&](gb::Event&) { order += "outer3 "; });
    i.on(1, kClick, 50, [&](gb::Event& ev) {
      order += "inner ";
      ev.prevent_default();
    });
    i.on(1, kInput, 1, [&](gb::Event&) { order += "input "; });
    gb::Element outer = i.element(0);
    run.render([&order, outer](gb::Run& run) { run.listen(outer, kClick, 5, [&] { order += "foreign5 "; }); });
  });
  EXPECT_TRUE(page.Dispatch(page.Find("#inner"), "click"));
  EXPECT_EQ(order, "inner outer3 foreign5 outer9 ");
}

TEST(Handlers, ForeignListenersLiveWithTheirRun) {
  gb::Cell<gb::Int> count(0);
  std::string told;
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& b = run.place(kButton, 1);
    gb::Ref<Box> box = b.component<Box>(0);
    b.on(0, kClick, 1, [box](gb::Event&) { box->submit.emit(); });
    run.listen(box->submit, 2, [&] { told += "static "; });
    run.render([&, box](gb::Run& run) {
      gb::Int n = count.get();
      for (gb::Int i = 0; i < n; ++i) run.listen(box->submit, 7, [&, i] { told += std::to_string(i) + " "; });
    });
    run.render([&, box](gb::Run& run) {
      count.get();
      run.listen(box->submit, 1, [&] { told += "first "; });
    });
    b.on(0, kInput, 3, [&](gb::Event&) { count.set(gb::add(count.get(), 1ll)); });
  });
  page.ClickId("b");
  EXPECT_EQ(std::exchange(told, ""), "first static ");
  page.Dispatch(page.Find("#b"), "input");
  page.Dispatch(page.Find("#b"), "input");
  page.ClickId("b");
  EXPECT_EQ(told, "first static 0 1 ");
}

TEST(Handlers, EmittedEventsCarryDataAndAreHandlersOfTheirOwn) {
  std::string told;
  gb::Cell<gb::Int> count(0);
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& b = run.place(kButton, 1);
    gb::Ref<Box> box = b.component<Box>(0);
    b.on(0, kClick, 1, [&, box](gb::Event&) {
      box->chosen.emit(4, "four"_s);
      told += "click ";
    });
    b.on(0, kClick, 2, [&](gb::Event&) { told += "second "; });
    run.listen(box->chosen, 3, [&](gb::Int i, const gb::Str& s) { told += std::to_string(i) + Text(s) + " "; });
    run.listen(box->chosen, 4, [&] {
      count.set(1);
      gb::line(42);
      gb::fail(gb::Error::kValue, "no"_s);
    });
    run.listen(box->chosen, 5, [&, box](const gb::Tuple<gb::Int, gb::Str>& data) {
      told += std::to_string(gb::get<0>(data)) + " ";
      box->submit.emit();
    });
    run.listen(box->chosen, 6, [&] { told += "last "; });
    run.listen(box->submit, 6, [&] { told += "nested "; });
    run.watch(
        8, [&] { gb::observe(count); }, [&] { told += "never "; });
  });
  page.ClickId("b");
  EXPECT_EQ(told, "click 4four 4 nested last second ");
  EXPECT_EQ(page.TakeFailures(), std::vector<std::string>{"line 42: no"});
  EXPECT_EQ(count.get(), 0);
}

TEST(Handlers, ChangeIsToldOnceInProgramOrderAndDeeply) {
  std::string told;
  gb::Cell<gb::Int> a(0), b(0);
  gb::Cell<gb::List<gb::Ref<Point>>> points(gb::List<gb::Ref<Point>>::of(gb::make<Point>(1)));
  std::function<void()> act;
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.watch(
        9, [&] { gb::observe(points); }, [&] { told += "points "; });
    run.watch(
        5,
        [&] {
          gb::observe(a);
          gb::observe(b);
        },
        [&] { told += "ab "; });
    run.watch(
        7, [&] { gb::observe(a); },
        [&] {
          told += "a ";
          b.set(gb::add(b.get(), 1ll));
        });
    run.place(kButton, 1).on(0, kClick, 1, [&](gb::Event&) { act(); });
  });
  act = [&] {
    a.set(1);
    a.set(2);
    b.set(1);
  };
  page.ClickId("b");
  EXPECT_EQ(std::exchange(told, ""), "ab a ");
  act = [&] { a.set(2); };
  page.ClickId("b");
  EXPECT_EQ(std::exchange(told, ""), "");
  act = [&] { gb::list_append(gb::get(gb::at(points.get(), 0ll), gb::at(points.get(), 0ll)->more), 5); };
  page.ClickId("b");
  EXPECT_EQ(std::exchange(told, ""), "points ");
  gb::Ref<Point> late = gb::make<Point>(7);
  act = [&] { gb::list_append(points.get(), late); };
  page.ClickId("b");
  act = [&] { gb::set(late, late->x, 8); };
  page.ClickId("b");
  EXPECT_EQ(std::exchange(told, ""), "points points ");
  // An equal list is no change, though another object.
  act = [&] { points.set(gb::list_copy(points.get())); };
  page.ClickId("b");
  EXPECT_EQ(std::exchange(told, ""), "");
  act = [&] { gb::set(late, late->x, 9); };
  page.ClickId("b");
  EXPECT_EQ(std::exchange(told, ""), "points ");
  // What failed has changed nothing.
  act = [&] {
    gb::set(late, late->x, 10);
    gb::fail(gb::Error::kZero);
  };
  page.ClickId("b");
  EXPECT_EQ(told, "");
  EXPECT_EQ(gb::get(late, late->x), 9);
}

TEST(Handlers, LoadComesAfterTheFirstFlush) {
  std::string told;
  gb::Cell<gb::Int> count(0);
  TestPage page(kTemplates, [&](gb::Run& run) {
    run.on_load(9, [&] { told += "second "; });
    run.on_load(2, [&] {
      told += "first " + std::to_string(gb::scheduler.page()->count) + " ";
      count.set(5);
    });
    run.place(kText, 1).text(0, 1, "t"_s);
    run.render([&](gb::Run& run) {
      run.place(kText, 1).text(0, 1, count.get());
      run.on_load(3, [&] { told += "inner "; });
    });
    run.render_on([&](gb::Run& run) { run.on_load(11, run.rerun()); },
                  [&](gb::Run& run) { run.place(kText, 1).text(0, 1, "loaded"_s); });
  });
  EXPECT_EQ(told, "first 3 inner second ");
  EXPECT_EQ(page.Html(), "<p>t</p>\n<p>5</p>\n<p>loaded</p>\n");
}

TEST(Handlers, RenderOnRunsForItsEventsAlone) {
  gb::Cell<gb::Int> count(0);
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& b = run.place(kButton, 1);
    gb::Ref<Box> box = b.component<Box>(0);
    b.on(0, kClick, 1, [&](gb::Event&) { count.set(gb::add(count.get(), 1ll)); });
    b.on(0, kInput, 1, [box](gb::Event&) { box->submit.emit(); });
    run.render_on([box](gb::Run& run) { run.listen(box->submit, 4, run.rerun()); },
                  [&](gb::Run& run) { run.place(kText, 2).text(0, 1, count.get()); });
  });
  EXPECT_EQ(page.Count("p"), 0u);
  page.ClickId("b");
  EXPECT_EQ(page.Count("p"), 0u);
  page.Dispatch(page.Find("#b"), "input");
  EXPECT_EQ(page.Find("p").TextContent(), "1");
  page.ClickId("b");
  EXPECT_EQ(page.Find("p").TextContent(), "1");
  page.Dispatch(page.Find("#b"), "input");
  EXPECT_EQ(page.Find("p").TextContent(), "2");
}

}  // namespace
