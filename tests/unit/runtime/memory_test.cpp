// Memory that ends is a failure like any other: what it ended is put back, nothing leaks, and the rest goes on.
#include <gtest/gtest.h>

#include "src/platform_native.h"
#include "support.h"

namespace {

constexpr gb::Template kButton{.id = 0, .nodes = 1, .memos = 1};
constexpr gb::Template kText{.id = 1, .nodes = 2, .memos = 1};
const char kTemplates[] = R"(
<template><button></button></template>
<template><p><b g="t"></b></p></template>)";

/// A state, a handler that does `what`, and a render that draws the state and as much as `more` says.
class Greedy {
 public:
  explicit Greedy(
      std::function<void(Greedy&)> what, std::function<void(gb::Run&)> more = [](gb::Run&) {})
      : page_(kTemplates, [this, what, more](gb::Run& run) {
          gb::Instance& button = run.place(kButton, 1);
          button.attr(0, 0, kId, "go"_s);
          button.on(0, kClick, 1, [this, what](gb::Event&) { what(*this); });
          run.render([this, more](gb::Run& run) {
            run.place(kText, 2).text(0, 1, gb::repr(items->get()));
            if (drawing->get()) more(run);
          });
        }) {}

  void FailsEachTime() {
    std::string before = page_.Html();
    gb::Size limit = gb::live_bytes() + (4 << 20);
    for (int i = 0; i < 3; ++i) {
      gb::native::memory_limit = limit;
      page_.ClickId("go");
      gb::native::memory_limit = ~0ull;
      std::vector<std::string> failures = page_.TakeFailures();
      ASSERT_EQ(failures.size(), 1u);
      EXPECT_NE(failures[0].find("There is no memory left."), std::string::npos) << failures[0];
      EXPECT_EQ(page_.Html(), before);
      EXPECT_EQ(Text(gb::repr(items->peek())), "[1, 2, 3]");
      if (i == 0) base_ = gb::live_bytes();
      EXPECT_EQ(gb::live_bytes(), base_);
    }
  }

  gb::Ref<gb::Cell<gb::List<gb::Int>>> items =
      gb::make<gb::Cell<gb::List<gb::Int>>>(gb::List<gb::Int>::of(1ll, 2ll, 3ll));
  gb::Ref<gb::Cell<bool>> drawing = gb::make<gb::Cell<bool>>(false);

 private:
  TestPage page_;
  gb::Size base_ = 0;
};

TEST(Memory, AListThatGrows) {
  Greedy([](Greedy& page) {
    gb::set_at(page.items->get(), 0, 5);
    for (;;) page.items->set(gb::add(page.items->get(), page.items->get()));
  }).FailsEachTime();
  Greedy([](Greedy& page) {
    for (;;) gb::list_append(page.items->get(), 4);
  }).FailsEachTime();
}

TEST(Memory, WhatIsSavedBeforeItChanges) {
  Greedy([](Greedy& page) {
    auto large = gb::mul(page.items->get(), 20000);
    gb::Savepoint start = gb::journal_begin();  // for which it is older
    gb::native::memory_limit = gb::live_bytes() + (1 << 16);
    gb::list_reverse(large);
    gb::journal_commit(start);
  }).FailsEachTime();
}

TEST(Memory, Texts) {
  Greedy([](Greedy& page) {
    page.items->set(gb::List<gb::Int>());
    for (gb::Str text = "ab"_s;;) text = gb::concat(text, text);
  }).FailsEachTime();
  Greedy([](Greedy&) {
    gb::StrBuilder text;
    for (;;) text.add("abc"_s);
  }).FailsEachTime();
  Greedy([](Greedy&) { gb::repeat("ab"_s, 1ll << 40); }).FailsEachTime();
  Greedy([](Greedy&) { gb::repeat("ab"_s, 500000000); }).FailsEachTime();
}

TEST(Memory, DictsAndSets) {
  Greedy([](Greedy&) {
    gb::Dict<gb::Int, gb::Str> names;
    for (gb::Int i = 0;; ++i) gb::set_at(names, i, gb::concat("number "_s, gb::to_str(i)));
  }).FailsEachTime();
}

TEST(Memory, SizesBeyondAllMemory) {
  Greedy([](Greedy& page) { page.items->set(gb::mul(page.items->get(), 1ll << 40)); }).FailsEachTime();
  Greedy([](Greedy& page) { page.items->set(gb::mul(page.items->get(), 1431655766)); }).FailsEachTime();  // 2^32 + 2
  Greedy([](Greedy&) { gb::Array_zeros(1 << 14, 1 << 14); }).FailsEachTime();
}

// Each takes less than what must ask for memory: the turns of the loop notice.
TEST(Memory, SmallThings) {
  Greedy([](Greedy&) {
    gb::List<gb::List<gb::Int>> all;
    for (;; gb::tick()) gb::list_append(all, gb::List<gb::Int>::of(1ll, 2ll, 3ll));
  }).FailsEachTime();
}

TEST(Memory, WhatHasNoTurnsFailsAtItsEnd) {
  Greedy([](Greedy& page) {
    gb::list_append(page.items->get(), 4);
    gb::native::memory_limit = gb::live_bytes() + 100000;
    gb::Str a = gb::repeat("a"_s, 60000), b = gb::repeat("b"_s, 60000);
  }).FailsEachTime();
}

TEST(Memory, ARenderThatDrawsWithoutEnd) {
  Greedy(
      [](Greedy& page) {
        page.drawing->set(true);
        page.items->set(gb::list_copy(page.items->get()));  // so that it runs again
      },
      [](gb::Run& run) {
        for (gb::Int i = 0;; ++i, gb::tick()) run.place(kText, 3).text(0, 1, gb::concat("line "_s, gb::to_str(i)));
      })
      .FailsEachTime();
}

}  // namespace
