#include "compiler/check/type_rules.h"

#include <gtest/gtest.h>

namespace gblocks::check {
namespace {

class TypeRulesTest : public testing::Test {
 protected:
  TypeTable types;
  TypeId i = types.integer(), f = types.floating(), s = types.str(), none = types.none(), b = types.boolean();
};

TEST_F(TypeRulesTest, EqualTypesHaveOneId) {
  EXPECT_EQ(types.List(s), types.List(s));
  EXPECT_NE(types.List(s), types.List(i));
  EXPECT_EQ(types.Optional(types.Optional(s)), types.Optional(s));
  EXPECT_EQ(types.Literals({"b", "a", "b"}), types.Literals({"a", "b"}));
}

TEST_F(TypeRulesTest, NamesReadAsProgramsWriteThem) {
  EXPECT_EQ(types.Name(types.Optional(types.List(s))), "list[str] | None");
  EXPECT_EQ(types.Name(types.Dict(s, types.Tuple({i, f}))), "dict[str, tuple[int, float]]");
  EXPECT_EQ(types.Name(types.Literals({"stop", "primary"})), "\"primary\" | \"stop\"");
  EXPECT_EQ(types.Name(types.Function({i}, b)), "Callable[[int], bool]");
}

TEST_F(TypeRulesTest, OnlyIntStandsForFloat) {
  EXPECT_TRUE(Assignable(types, i, f));
  EXPECT_FALSE(Assignable(types, f, i));
  EXPECT_FALSE(Assignable(types, b, i));
  EXPECT_FALSE(Assignable(types, i, s));
}

TEST_F(TypeRulesTest, OptionalTakesItsTypeAndNone) {
  TypeId optional = types.Optional(f);
  EXPECT_TRUE(Assignable(types, none, optional));
  EXPECT_TRUE(Assignable(types, i, optional));
  EXPECT_TRUE(Assignable(types, types.Optional(i), optional));
  EXPECT_FALSE(Assignable(types, optional, f));
}

TEST_F(TypeRulesTest, ItemsOfListsAreTheSame) {
  EXPECT_FALSE(Assignable(types, types.List(i), types.List(f)));
  EXPECT_TRUE(Assignable(types, types.List(types.never()), types.List(f)));
  EXPECT_TRUE(Assignable(types, types.Tuple({i, i}), types.Tuple({f, i})));
}

TEST_F(TypeRulesTest, LiteralsAreTexts) {
  TypeId small = types.Literals({"small"}), size = types.Literals({"small", "large"});
  EXPECT_TRUE(Assignable(types, small, size));
  EXPECT_FALSE(Assignable(types, size, small));
  EXPECT_TRUE(Assignable(types, size, s));
  EXPECT_FALSE(Assignable(types, s, size));
}

TEST_F(TypeRulesTest, JoinFindsWhatBothAgreeTo) {
  EXPECT_EQ(Join(types, i, f), f);
  EXPECT_EQ(Join(types, none, s), types.Optional(s));
  EXPECT_EQ(Join(types, types.Optional(i), f), types.Optional(f));
  EXPECT_EQ(Join(types, types.Literals({"a"}), types.Literals({"b"})), types.Literals({"a", "b"}));
  EXPECT_EQ(Join(types, types.Tuple({i, s}), types.Tuple({f, s})), types.Tuple({f, s}));
  EXPECT_FALSE(Join(types, i, s).valid());
  EXPECT_EQ(Join(types, types.error(), s), types.error());
}

TEST_F(TypeRulesTest, ElementsOfWhatForGoesThrough) {
  EXPECT_EQ(ElementOf(types, types.Dict(s, i)), s);
  EXPECT_EQ(ElementOf(types, s), s);
  EXPECT_EQ(ElementOf(types, types.Tuple({i, f})), f);
  EXPECT_FALSE(ElementOf(types, i).valid());
}

TEST_F(TypeRulesTest, OrderAndKeys) {
  EXPECT_TRUE(Ordered(types, types.Tuple({i, s})));
  EXPECT_FALSE(Ordered(types, types.Optional(i)));
  EXPECT_TRUE(Hashable(types, types.Tuple({i, s})));
  EXPECT_FALSE(Hashable(types, types.List(i)));
}

}  // namespace
}  // namespace gblocks::check
