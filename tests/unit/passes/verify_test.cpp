#include "compiler/ir/verify.h"

#include <gtest/gtest.h>

#include "compiler/ir/build.h"
#include "compiler/ir/clone.h"
#include "compiler/passes/passes.h"

namespace gblocks::ir {
namespace {

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() { program_.types = &types_; }

  check::TypeTable types_;
  Program program_;
};

TEST_F(VerifyTest, ReportsAVariableUsedOutsideItsBlock) {
  VarId var = NewVar(program_, "word", types_.integer(), VarKind::kLocal);
  Stmt branch = MakeStmt(StmtKind::kIf);
  branch.branches.push_back({BoolExpr(program_, true), {}});
  branch.branches[0].body.push_back(LetStmt(var, IntExpr(program_, 1)));
  program_.body.push_back(std::move(branch));
  program_.body.push_back(ExprStmt(VarExpr(program_, var)));
  std::vector<std::string> problems = Verify(program_, Stage::kSource);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0], "`word` is used where it is not declared");
}

TEST_F(VerifyTest, ReportsStatementsOfTheOtherStageAndHolesOutOfRange) {
  Template made;
  made.nodes = 2;
  made.memos = 1;
  TemplateId id = program_.templates.Add(made);
  Stmt place = MakeStmt(StmtKind::kPlace);
  place.var = NewVar(program_, "row", types_.none(), VarKind::kInstance);
  place.template_id = id;
  Stmt write = MakeStmt(StmtKind::kWrite);
  write.var = place.var;
  write.hole.node = 2;
  write.hole.memo = 0;
  write.value.push_back(StrExpr(program_, "x"));
  place.body.push_back(std::move(write));
  program_.body.push_back(std::move(place));
  EXPECT_EQ(Verify(program_, Stage::kPlaced), std::vector<std::string>{"node 2 out of range"});
  EXPECT_FALSE(Verify(program_, Stage::kSource).empty());
}

TEST_F(VerifyTest, AFreshCopyDeclaresItsOwnNamesAndSharesNothing) {
  VarId var = NewVar(program_, "x", types_.integer(), VarKind::kLocal);
  Body body;
  body.push_back(LetStmt(var, IntExpr(program_, 1)));
  Stmt element = MakeStmt(StmtKind::kElement);
  element.element = std::make_shared<Element>();
  element.element->tag = "p";
  body.push_back(std::move(element));
  body.push_back(ExprStmt(VarExpr(program_, var)));
  Replacements replacements;
  Body copy = CloneFresh(program_, body, replacements);
  EXPECT_NE(copy[0].var, var);
  EXPECT_EQ(copy[2].value[0].var, copy[0].var);
  copy[1].element->tag = "b";
  EXPECT_EQ(body[1].element->tag, "p");
}

TEST(Passes, NamesAreUniqueAndTheLastStageIsPlaced) {
  const std::vector<passes::PassInfo>& all = passes::AllPasses();
  for (size_t i = 0; i < all.size(); ++i) {
    for (size_t j = 0; j < i; ++j) EXPECT_NE(all[i].name, all[j].name);
  }
  EXPECT_EQ(all.back().stage, Stage::kPlaced);
}

}  // namespace
}  // namespace gblocks::ir
