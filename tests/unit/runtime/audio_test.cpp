// Audio as values, and its way to the page and back.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "support.h"

namespace {

gb::Ref<gb::AudioData> Sine(gb::Int rate, gb::Int channels, double seconds, double hertz) {
  auto audio = gb::make<gb::AudioData>(rate, channels, static_cast<gb::Int>(seconds * static_cast<double>(rate)));
  for (gb::Int c = 0; c < channels; ++c)
    for (gb::Int i = 0; i < audio->frames(); ++i)
      audio->channel(c)[i] = static_cast<float>(
          std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / static_cast<double>(rate)));
  return audio;
}

TEST(Audio, ScaledAndMixed) {
  auto a = Sine(8000, 1, 1, 440), b = Sine(8000, 2, 0.5, 220);
  auto half = gb::AudioData_scaled(a, 0.5);
  EXPECT_FLOAT_EQ(half->channel(0)[100], a->channel(0)[100] / 2);
  auto both = gb::AudioData_mixed_with(half, b);
  EXPECT_EQ(both->channels(), 2);
  EXPECT_EQ(both->frames(), 4000);
  EXPECT_EQ(gb::AudioData_duration(both), 0.5);
  EXPECT_FLOAT_EQ(both->channel(1)[123], half->channel(0)[123] + b->channel(1)[123]);
}

TEST(Audio, ResamplesToTheFirstRate) {
  for (gb::Int rate : {22050, 48000, 11025}) {
    auto silence = gb::AudioData_scaled(Sine(44100, 1, 1, 1), 0);
    auto mixed = gb::AudioData_mixed_with(silence, Sine(rate, 1, 0.5, 1000));
    auto wanted = Sine(44100, 1, 1, 1000);
    EXPECT_EQ(mixed->rate(), 44100);
    EXPECT_NEAR(static_cast<double>(mixed->frames()), 22050, 2);
    for (gb::Int i = 500; i < 21000; ++i)
      ASSERT_NEAR(mixed->channel(0)[i], wanted->channel(0)[i], 0.01) << rate << " " << i;
  }
}

TEST(Audio, ReachesThePageAndComesFromIt) {
  gb::Cell<gb::Opt<gb::Ref<gb::AudioData>>> sound;
  constexpr gb::Template kPlayer{.id = 0, .nodes = 2, .memos = 1};
  TestPage page("<template><div><audio g></audio></div></template>", [&](gb::Run& run) {
    gb::Instance& i = run.place(kPlayer, 1);
    i.on(0, kAudio, 1, [&](gb::Event& ev) { sound.set(ev.audio); });
    run.render([&](gb::Run&) { i.media(0, 1, kValue, sound.get()); });
  });
  page.SendAudio(page.Find("div"), 8000, 2, {1, 2, 3, 4, 5, 6});
  EXPECT_EQ((*sound.get())->frames(), 3);
  EXPECT_EQ((*sound.get())->channel(1)[0], 4);
  EXPECT_NE(page.Find("audio").Attribute("value")->find("8000Hz 2x3"), std::string::npos);
  page.SendAudio(page.Find("div"), 8000, 1, {});
  EXPECT_EQ(page.Find("audio").Attribute("value"), nullptr);
}

}  // namespace
