// What runs too long or calls itself too deeply ends as a failure.
#include <gtest/gtest.h>

#include <chrono>

#include "gblocks/platform.h"
#include "support.h"

namespace {

void LoopFor(double milliseconds) {
  double end = gb::platform::now() + milliseconds;
  while (gb::platform::now() < end)
    for (int i = 0; i < 30000; ++i) gb::tick();
}

gb::Int Down(gb::Int n) {
  gb::Depth depth;
  return n == 0 ? 0 : Down(n - 1);
}

class Patience : public TestPage {
 public:
  Patience() : TestPage("", [](gb::Run&) {}) { gb::first_time_limit = 30; }
  ~Patience() override { gb::first_time_limit = 5000; }
  bool Stop(double seconds, int line, std::string_view file) override {
    asked.push_back(seconds);
    EXPECT_EQ(line, 7);
    EXPECT_EQ(file, "test.gblocks");
    return stops;
  }
  double Now() override {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
  }
  std::vector<double> asked;
  bool stops = true;
};

TEST(Limits, WhatRunsLongIsStoppedIfTheUserWants) {
  Patience page;
  gb::start_limits();
  gb::line(7);
  EXPECT_EQ(FailureOf([] { LoopFor(10000); }), "kStopped 0");
  EXPECT_EQ(page.asked.size(), 1u);
  EXPECT_GE(page.asked[0], 0.03);
}

TEST(Limits, WhoGoesOnIsAskedAgainAfterTwiceTheTime) {
  Patience page;
  page.stops = false;
  gb::start_limits();
  gb::line(7);
  EXPECT_EQ(FailureOf([] { LoopFor(150); }), "");
  ASSERT_GE(page.asked.size(), 2u);
  EXPECT_GE(page.asked[1], 0.06);
  EXPECT_LE(page.asked.size(), 3u);
}

TEST(Limits, EachHandlerHasItsOwnTime) {
  Patience page;
  for (int i = 0; i < 4; ++i) {
    gb::start_limits();
    LoopFor(15);
  }
  EXPECT_TRUE(page.asked.empty());
}

TEST(Limits, CallsAreCounted) {
  EXPECT_EQ(FailureOf([] { Down(900); }), "");
  EXPECT_EQ(FailureOf([] { Down(1000); }), "kRecursion");
  // What has been left does not count.
  EXPECT_EQ(FailureOf([] { Down(900); }), "");
}

}  // namespace
