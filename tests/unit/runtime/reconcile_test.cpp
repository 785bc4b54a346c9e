// Lists of items: matching by key and by type and order, and as few moves as can be.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "gblocks/platform.h"
#include "src/build.h"
#include "support.h"

namespace {

constexpr gb::Template kItem{.id = 0, .nodes = 2, .memos = 1};
constexpr gb::Template kOther{.id = 1, .nodes = 2, .memos = 1};
constexpr gb::Template kPair{.id = 2, .nodes = 2, .slots = 1};
const char kTemplates[] =
    "<template><li g=\"t\"></li></template>"
    "<template><b g=\"t\"></b></template>"
    "<template><div><ul g></ul><hr></div></template>";

/// A page whose render block shows `items` (numbers; 1000 and above: of another type), with keys or without.
struct Lister {
  explicit Lister(bool keyed_)
      : keyed(keyed_), items(gb::make<gb::Cell<gb::List<gb::Int>>>()), page(kTemplates, [this](gb::Run& run) {
          run.render([this](gb::Run& run) {
            for (gb::Int item : items->get()) {
              bool other = item >= 1000;
              gb::Instance& i = run.place(other ? kOther : kItem, other ? 2 : 1, keyed ? gb::key(item) : gb::Key());
              i.text(0, 1, item);
            }
          });
        }) {}
  void Show(const std::vector<gb::Int>& numbers) {
    gb::List<gb::Int> list;
    for (gb::Int n : numbers) gb::list_append(list, n);
    page.TakeEdits();
    items->set(list);
    gb::scheduler.flush();
    gb::scheduler.resume();
  }
  std::vector<gb::Int> Shown() {
    std::vector<gb::Int> numbers;
    for (const auto& node : page.root().children) numbers.push_back(std::stoll(node->TextContent()));
    return numbers;
  }
  bool keyed;
  gb::Ref<gb::Cell<gb::List<gb::Int>>> items;
  TestPage page;
};

/// Items that can stay while the others move, by brute force.
int LongestRise(const std::vector<int>& v) {
  int best = 0;
  std::vector<int> length(v.size(), 1);
  for (size_t i = 0; i < v.size(); ++i) {
    for (size_t j = 0; j < i; ++j)
      if (v[j] < v[i]) length[i] = std::max(length[i], length[j] + 1);
    best = std::max(best, length[i]);
  }
  return best;
}

TEST(KeepLongestRise, KeepsARiseOfFullLength) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::vector<int> v(random() % 12);
    for (size_t i = 0; i < v.size(); ++i) v[i] = static_cast<int>(i);
    std::shuffle(v.begin(), v.end(), random);
    std::vector<int> kept = v;
    gb::keep_longest_rise(kept.data(), static_cast<unsigned>(kept.size()));
    int last = -1, count = 0;
    for (int x : kept) {
      if (x < 0) continue;
      EXPECT_GT(x, last);
      last = x;
      ++count;
    }
    EXPECT_EQ(count, LongestRise(v));
  }
}

TEST(Reconcile, RandomKeyedListsMoveAsLittleAsCanBe) {
  std::mt19937 random(2);
  Lister lister(true);
  std::vector<gb::Int> before;
  for (int round = 0; round < 2000; ++round) {
    std::vector<gb::Int> after = before;
    std::erase_if(after, [&](gb::Int) { return random() % 6 == 0; });
    for (int n = static_cast<int>(random() % 4); n > 0; --n) {
      gb::Int x = static_cast<gb::Int>(random() % 30) + (random() % 5 == 0 ? 1000 : 0);
      if (std::find(after.begin(), after.end(), x) != after.end()) continue;
      after.insert(after.begin() + static_cast<long>(random() % (after.size() + 1)), x);
    }
    if (random() % 3 == 0) std::shuffle(after.begin(), after.end(), random);
    if (random() % 5 == 0 && after.size() > 2) std::swap(after[0], after.back());
    if (random() % 40 == 0) after.clear();
    lister.Show(after);
    ASSERT_EQ(lister.Shown(), after);

    std::vector<int> kept;
    int fresh = 0, gone = 0;
    for (gb::Int x : after) {
      auto old = std::find(before.begin(), before.end(), x);
      if (old == before.end()) {
        ++fresh;
      } else {
        kept.push_back(static_cast<int>(old - before.begin()));
      }
    }
    for (gb::Int x : before) gone += std::find(after.begin(), after.end(), x) == after.end();
    auto edits = lister.page.TakeEdits();
    EXPECT_EQ(edits.clones, fresh);
    EXPECT_EQ(edits.inserts, fresh);
    EXPECT_EQ(edits.removes, gone);
    EXPECT_EQ(edits.moves, static_cast<int>(kept.size()) - LongestRise(kept));
    EXPECT_EQ(edits.texts, fresh);
    before = after;
  }
}

TEST(Reconcile, UnkeyedItemsMatchByTypeAndOrder) {
  Lister lister(false);
  lister.Show({1, 1001, 2, 1002, 3});
  lister.Show({1, 1001, 5, 2, 1002});
  EXPECT_EQ(lister.Shown(), (std::vector<gb::Int>{1, 1001, 5, 2, 1002}));
  auto edits = lister.page.TakeEdits();
  EXPECT_EQ(edits.clones, 0);
  EXPECT_EQ(edits.texts, 2);  // 2 -> 5, 3 -> 2
  EXPECT_EQ(edits.moves, 1);
  lister.Show({1001, 1, 7});
  EXPECT_EQ(lister.Shown(), (std::vector<gb::Int>{1001, 1, 7}));
  EXPECT_EQ(lister.page.TakeEdits().removes, 2);
}

TEST(Reconcile, RandomUnkeyedLists) {
  std::mt19937 random(3);
  Lister lister(false);
  for (int round = 0; round < 500; ++round) {
    std::vector<gb::Int> after(random() % 10);
    for (gb::Int& x : after) x = static_cast<gb::Int>(random() % 50) + (random() % 2 ? 1000 : 0);
    lister.Show(after);
    ASSERT_EQ(lister.Shown(), after);
  }
}

TEST(Reconcile, DuplicateKeysFailAndNameTheKey) {
  Lister lister(true);
  gb::line(0);
  lister.Show({1, 2, 3});
  lister.Show({1, 2, 2, 4});
  EXPECT_EQ(lister.page.TakeFailures(), std::vector<std::string>{"line 0: Two siblings have the key 2."});
  lister.Show({4, 3, 3});
  EXPECT_EQ(lister.page.TakeFailures(), std::vector<std::string>{"line 0: Two siblings have the key 3."});
  lister.Show({3, 1, 2});
  EXPECT_EQ(lister.Shown(), (std::vector<gb::Int>{3, 1, 2}));
  EXPECT_TRUE(lister.page.TakeFailures().empty());
  lister.Show({7, 8, 8});
  EXPECT_EQ(lister.page.TakeFailures().size(), 1u);
}

TEST(Reconcile, TheUsualEditsOfLongLists) {
  Lister lister(true);
  std::vector<gb::Int> rows(1000);
  for (size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<gb::Int>(i) % 1000;
  lister.Show(rows);
  EXPECT_EQ(lister.page.TakeEdits().Summary(), "clones 1000, inserts 1000, texts 1000");
  lister.Show(rows);
  EXPECT_EQ(lister.page.TakeEdits().Summary(), "nothing");
  std::swap(rows[1], rows[998]);
  lister.Show(rows);
  EXPECT_EQ(lister.page.TakeEdits().Summary(), "moves 2");
  rows.erase(rows.begin() + 500);
  lister.Show(rows);
  EXPECT_EQ(lister.page.TakeEdits().Summary(), "removes 1");
  rows.insert(rows.begin(), 5000);
  lister.Show(rows);
  EXPECT_EQ(lister.page.TakeEdits().Summary(), "clones 1, inserts 1, texts 1");
  rows.push_back(6000);
  lister.Show(rows);
  EXPECT_EQ(lister.page.TakeEdits().Summary(), "clones 1, inserts 1, texts 1");
  lister.Show({});
  EXPECT_EQ(lister.page.TakeEdits().Summary(), "removes 1001");
  EXPECT_EQ(lister.page.live_nodes(), 1u);
}

/// Nested lists: fragments beside instances, in a slot that stands before static content; all of it keyed and shuffled.
TEST(Reconcile, FragmentsAndSlots) {
  using Rows = gb::List<gb::List<gb::Int>>;
  auto rows = gb::make<gb::Cell<Rows>>();
  TestPage page(kTemplates, [&](gb::Run& run) {
    gb::Instance& pair = run.place(kPair, 3);
    auto in = run.enter(pair, 0, 1);
    run.render([&](gb::Run& run) {
      for (gb::Int r = 0; r < gb::len(rows->get()); ++r) {
        gb::List<gb::Int> row = gb::at(rows->get(), r);
        gb::Int name = gb::at(row, 0ll);
        gb::Fragment& f = run.fragment(7, gb::key(name));
        f.run([row](gb::Run& run) {
          for (gb::Int item : row) run.place(kItem, 1, gb::key(item)).text(0, 1, item);
        });
      }
    });
    run.place(kOther, 2).text(0, 1, "end"_s);
  });
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    Rows next;
    std::vector<int> names(random() % 6);
    for (size_t i = 0; i < names.size(); ++i) names[i] = static_cast<int>(i);
    std::shuffle(names.begin(), names.end(), random);
    std::string wanted;
    for (int name : names) {
      gb::List<gb::Int> row = gb::List<gb::Int>::of(gb::Int{name});
      wanted += std::to_string(name) + ";";
      for (int n = static_cast<int>(random() % 4); n > 0; --n) {
        gb::Int item = 100 + n * 7 % 4 + static_cast<gb::Int>(random() % 2) * 50;
        if (gb::contains(row, item)) continue;
        gb::list_append(row, item);
        wanted += std::to_string(item) + ";";
      }
      gb::list_append(next, row);
    }
    rows->set(next);
    gb::scheduler.flush();
    gb::scheduler.resume();
    std::string shown;
    for (const auto& node : page.Find("ul").children) shown += node->TextContent() + ";";
    ASSERT_EQ(shown, wanted + "end;");
    ASSERT_EQ(page.Find("div").children.back()->tag, "hr");
  }
}

}  // namespace
