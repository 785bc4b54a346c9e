#include "compiler/codegen/names.h"

#include <gtest/gtest.h>

namespace gblocks::codegen {
namespace {

TEST(Names, KeywordsAndReservedNamesAreSafe) {
  EXPECT_EQ(SafeName("class"), "class_");
  EXPECT_EQ(SafeName("run"), "run_");
  EXPECT_EQ(SafeName("floor"), "floor_");
  EXPECT_EQ(SafeName("_private"), "v_private");
  EXPECT_EQ(SafeName("_"), "unused");
  EXPECT_EQ(SafeName("a__b"), "a_b");
  EXPECT_EQ(SafeName("größe"), "grxc3xb6xc3x9fe");
}

TEST(Names, NothingIsShadowed) {
  NameScopes names;
  EXPECT_EQ(names.Unique("task"), "task");
  names.Enter();
  EXPECT_EQ(names.Unique("task"), "task_2");
  EXPECT_EQ(names.Unique("class"), "class_");
  EXPECT_EQ(names.Unique("class"), "class_2");
  EXPECT_EQ(names.Numbered("i"), "i_1");
  names.Leave();
  EXPECT_EQ(names.Unique("class"), "class_");
  EXPECT_EQ(names.Numbered("i"), "i_1");
}

TEST(Names, UpperCamel) {
  EXPECT_EQ(UpperCamel("aria-hidden"), "AriaHidden");
  EXPECT_EQ(UpperCamel("click"), "Click");
}

}  // namespace
}  // namespace gblocks::codegen
