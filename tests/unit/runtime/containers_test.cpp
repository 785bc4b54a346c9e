// Lists, dicts, sets, tuples, optionals and the builtin functions over them.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "support.h"

namespace {

using gb::Int;

std::string Repr(const auto& x) {
  return Text(gb::repr(x));
}
gb::List<Int> Numbers(std::initializer_list<Int> items) {
  gb::List<Int> list;
  for (Int i : items) gb::list_append(list, i);
  return list;
}

TEST(Lists, Methods) {
  gb::List<Int> list = Numbers({3, 1, 2});
  gb::list_insert(list, -1, 9);
  EXPECT_EQ(Repr(list), "[3, 1, 9, 2]");
  gb::list_insert(list, 100, 7);
  gb::list_insert(list, -100, 8);
  EXPECT_EQ(Repr(list), "[8, 3, 1, 9, 2, 7]");
  EXPECT_EQ(gb::list_pop(list), 7);
  EXPECT_EQ(gb::list_pop(list, 0), 8);
  EXPECT_EQ(gb::list_index(list, 9), 2);
  EXPECT_EQ(FailureOf([&] { gb::list_index(list, 9, 3); }), "kNoItem");
  gb::list_remove(list, 9);
  EXPECT_EQ(FailureOf([&] { gb::list_remove(list, 9); }), "kNoItem");
  gb::list_extend(list, list);
  EXPECT_EQ(Repr(list), "[3, 1, 2, 3, 1, 2]");
  EXPECT_EQ(gb::list_count(list, 3), 2);
  gb::list_reverse(list);
  EXPECT_EQ(Repr(list), "[2, 1, 3, 2, 1, 3]");
  gb::set_slice(list, 1ll, -1ll, Numbers({7}));
  EXPECT_EQ(Repr(list), "[2, 7, 3]");
  gb::del_slice(list, gb::none, 2ll);
  EXPECT_EQ(Repr(list), "[3]");
  EXPECT_EQ(Repr(gb::add(list, Numbers({4}))), "[3, 4]");
  EXPECT_EQ(Repr(gb::mul(list, 3)), "[3, 3, 3]");
  gb::list_clear(list);
  EXPECT_EQ(FailureOf([&] { gb::list_pop(list); }), "kEmpty pop");
  EXPECT_EQ(FailureOf([&] { gb::at(list, 0); }), "kIndex 0,0");
  EXPECT_EQ(FailureOf([&] { gb::slice(list, gb::none, gb::none, 0ll); }), "kStep");
  EXPECT_FALSE(gb::truthy(list));
}

TEST(Lists, EqualityIsDeepAndIdentityIsNot) {
  auto a = gb::List<gb::List<Int>>::of(Numbers({1}), Numbers({2}));
  auto b = gb::List<gb::List<Int>>::of(Numbers({1}), Numbers({2}));
  EXPECT_TRUE(gb::equal(a, b));
  EXPECT_FALSE(gb::same(a, b));
  gb::list_append(gb::at(a, 1), 3);
  EXPECT_FALSE(gb::equal(a, b));
  EXPECT_TRUE(gb::less(b, a));
  EXPECT_EQ(Repr(a), "[[1], [2, 3]]");
}

TEST(Lists, SortIsStable) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    gb::List<gb::Tuple<Int, Int>> list;
    std::vector<std::pair<Int, Int>> wanted;
    Int count = static_cast<Int>(random() % 40);
    for (Int i = 0; i < count; ++i) {
      Int x = static_cast<Int>(random() % 8);
      gb::list_append(list, gb::tuple(x, i));
      wanted.emplace_back(x, i);
    }
    bool reverse = round % 2;
    gb::list_sort(
        list, [](const gb::Tuple<Int, Int>& t) { return gb::get<0>(t); }, reverse);
    std::stable_sort(wanted.begin(), wanted.end(),
                     [&](auto& a, auto& b) { return reverse ? a.first > b.first : a.first < b.first; });
    for (size_t i = 0; i < wanted.size(); ++i)
      EXPECT_EQ(gb::get<1>(gb::at(list, static_cast<Int>(i))), wanted[i].second);
  }
  EXPECT_EQ(Repr(gb::sorted(gb::List<gb::Str>::of("b"_s, "a"_s, "C"_s))), "['C', 'a', 'b']");
  EXPECT_EQ(Repr(gb::sorted("hello"_s, gb::none, true)), "['o', 'l', 'l', 'h', 'e']");
}

TEST(Dicts, KeepTheOrderOfInsertion) {
  gb::Dict<gb::Str, Int> dict =
      gb::Dict<gb::Str, Int>::of(gb::tuple("b"_s, 1ll), gb::tuple("a"_s, 2ll), gb::tuple("b"_s, 3ll));
  EXPECT_EQ(Repr(dict), "{'b': 3, 'a': 2}");
  gb::set_at(dict, "c"_s, 4);
  gb::del_at(dict, "b"_s);
  gb::set_at(dict, "b"_s, 5);
  EXPECT_EQ(Repr(dict), "{'a': 2, 'c': 4, 'b': 5}");
  EXPECT_EQ(FailureOf([&] { gb::at(dict, "x"_s); }), "kKey 'x'");
  EXPECT_EQ(FailureOf([&] { gb::dict_pop(dict, "x"_s); }), "kKey 'x'");
  EXPECT_EQ(gb::dict_pop(dict, "x"_s, 9), 9);
  EXPECT_FALSE(gb::dict_get(dict, "x"_s).has());
  EXPECT_EQ(gb::dict_get(dict, "x"_s, 7), 7);
  EXPECT_EQ(gb::dict_setdefault(dict, "x"_s, 7), 7);
  EXPECT_EQ(Repr(gb::dict_keys(dict)), "['a', 'c', 'b', 'x']");
  EXPECT_EQ(Repr(gb::dict_values(dict)), "[2, 4, 5, 7]");
  EXPECT_EQ(Repr(gb::dict_items(dict)), "[('a', 2), ('c', 4), ('b', 5), ('x', 7)]");
  auto other = gb::Dict<gb::Str, Int>::of(gb::tuple("x"_s, 7ll), gb::tuple("b"_s, 5ll), gb::tuple("c"_s, 4ll),
                                          gb::tuple("a"_s, 2ll));
  EXPECT_TRUE(gb::equal(dict, other));
  EXPECT_EQ(Repr(gb::bit_or(other, gb::Dict<gb::Str, Int>::of(gb::tuple("z"_s, 0ll)))),
            "{'x': 7, 'b': 5, 'c': 4, 'a': 2, 'z': 0}");
}

TEST(Dicts, BehaveAsAMapOverManyChanges) {
  std::mt19937 random(6);
  gb::Dict<Int, Int> dict;
  std::map<Int, Int> wanted;
  for (int i = 0; i < 20000; ++i) {
    Int key = static_cast<Int>(random() % 300);
    if (random() % 2) {
      gb::set_at(dict, key, i);
      wanted[key] = i;
    } else if (wanted.erase(key)) {
      gb::del_at(dict, key);
    } else {
      EXPECT_FALSE(gb::contains(dict, key));
    }
  }
  EXPECT_EQ(gb::len(dict), static_cast<Int>(wanted.size()));
  for (auto [key, value] : wanted) EXPECT_EQ(gb::at(dict, key), value);
}

TEST(Sets, Operations) {
  auto a = gb::Set<Int>::of(3ll, 1ll, 3ll), b = gb::Set<Int>::of(1ll, 2ll);
  EXPECT_EQ(Repr(a), "{3, 1}");
  EXPECT_EQ(Repr(gb::bit_or(a, b)), "{3, 1, 2}");
  EXPECT_EQ(Repr(gb::bit_and(a, b)), "{1}");
  EXPECT_EQ(Repr(gb::sub(a, b)), "{3}");
  EXPECT_EQ(Repr(gb::bit_xor(a, b)), "{3, 2}");
  EXPECT_TRUE(gb::set_issubset(gb::Set<Int>::of(1ll), a));
  EXPECT_FALSE(gb::set_isdisjoint(a, b));
  gb::set_discard(a, 9);
  EXPECT_EQ(FailureOf([&] { gb::set_remove(a, 9); }), "kNotFound 9");
  gb::set_update(a, b);
  EXPECT_TRUE(gb::equal(a, gb::Set<Int>::of(1ll, 2ll, 3ll)));
  EXPECT_EQ(Repr(gb::Set<Int>()), "set()");
  EXPECT_TRUE(gb::contains(gb::set_("hello"_s), "l"_s));
  EXPECT_TRUE(gb::contains(gb::Set<gb::Tuple<Int, gb::Str>>::of(gb::tuple(1ll, "x"_s)), gb::tuple(1ll, "x"_s)));
}

TEST(Builtins, OverEverythingThatCanBeIterated) {
  gb::List<Int> list = Numbers({3, 1, 2});
  EXPECT_EQ(gb::sum(list), 6);
  EXPECT_EQ(gb::sum(gb::List<bool>::of(true, false, true)), 2);
  EXPECT_EQ(gb::sum(gb::List<double>::of(0.5, 1.0), 1), 2.5);
  EXPECT_EQ(gb::min(list), 1);
  EXPECT_EQ(gb::max(list), 3);
  EXPECT_EQ(gb::max(3ll, 7ll, 5ll), 7);
  EXPECT_EQ(gb::min(3ll, 2.5), 2.5);
  EXPECT_EQ(Text(gb::max(gb::List<gb::Str>::of("aa"_s, "b"_s), [](const gb::Str& s) { return gb::len(s); })), "aa");
  EXPECT_EQ(gb::max(gb::List<Int>(), gb::none, 5), 5);
  EXPECT_EQ(FailureOf([&] { gb::max(gb::List<Int>()); }), "kEmpty max");
  EXPECT_EQ(Repr(gb::enumerate("ab"_s, 1)), "[(1, 'a'), (2, 'b')]");
  EXPECT_EQ(Repr(gb::zip(list, "xy"_s)), "[(3, 'x'), (1, 'y')]");
  EXPECT_EQ(Repr(gb::zip(list, list, list)), "[(3, 3, 3), (1, 1, 1), (2, 2, 2)]");
  EXPECT_EQ(Repr(gb::map([](Int x) { return gb::to_str(x); }, list)), "['3', '1', '2']");
  EXPECT_EQ(Repr(gb::filter([](Int x) { return x > 1; }, list)), "[3, 2]");
  EXPECT_EQ(Repr(gb::reversed(gb::range(3))), "[2, 1, 0]");
  EXPECT_EQ(Repr(gb::range(5, -5, -3)), "[5, 2, -1, -4]");
  EXPECT_EQ(Repr(gb::list(gb::tuple(1ll, 2ll))), "[1, 2]");
  EXPECT_EQ(Repr(gb::dict(gb::List<gb::Tuple<gb::Str, Int>>::of(gb::tuple("a"_s, 1ll)))), "{'a': 1}");
  EXPECT_EQ(Text(gb::str_join("-"_s, gb::tuple("a"_s, "b"_s))), "a-b");
  EXPECT_EQ(Text(gb::str_join("-"_s, gb::map([](Int x) { return gb::to_str(x); }, list))), "3-1-2");
  EXPECT_TRUE(gb::any(list));
  EXPECT_FALSE(gb::all(Numbers({1, 0})));
  EXPECT_EQ(gb::tuple_index(gb::tuple(4ll, 5ll), 5ll), 1);
  EXPECT_EQ(Repr(gb::divmod(-7ll, 2ll)), "(-4, 1)");
  EXPECT_EQ(Repr(gb::tuple(1ll)), "(1,)");
  EXPECT_EQ(Repr(gb::Opt<Int>()), "None");
  EXPECT_EQ(gb::int_(-3.9), -3);
  EXPECT_EQ(FailureOf([] { gb::int_(1e30); }), "kOverflow");
  EXPECT_EQ(FailureOf([] { gb::div(1.0, 0.0); }), "kZero");
  EXPECT_EQ(FailureOf([] { gb::pow(2ll, -1ll); }), "kNegativePower -1");
  EXPECT_EQ(FailureOf([] { gb::add(9223372036854775807ll, 1ll); }), "kOverflow");
  EXPECT_EQ(FailureOf([] { gb::int_("x"_s); }), "kParse x,a whole number");
  EXPECT_EQ(FailureOf([] { gb::math_sqrt(-1); }), "kDomain sqrt()");
  EXPECT_EQ(FailureOf([] { gb::Opt<Int>().value(); }), "kNone");
}

TEST(Random, ASeedFixesTheNumbers) {
  gb::random_seed(5);
  double first = gb::random_random();
  gb::List<Int> list = gb::range(20);
  gb::random_shuffle(list);
  gb::random_seed(5);
  EXPECT_EQ(gb::random_random(), first);
  for (int i = 0; i < 1000; ++i) {
    Int x = gb::random_randint(-2, 2);
    EXPECT_TRUE(x >= -2 && x <= 2);
    EXPECT_TRUE(gb::contains(list, gb::random_choice(list)));
  }
  EXPECT_TRUE(gb::equal(gb::sorted(list), gb::range(20)));
  EXPECT_EQ(FailureOf([] { gb::random_randint(2, 1); }), "kValue The range is empty.");
}

}  // namespace
