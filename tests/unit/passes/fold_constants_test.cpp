#include "compiler/passes/fold_constants.h"

#include <gtest/gtest.h>

#include <limits>

#include "compiler/ir/build.h"
#include "compiler/ir/dump.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

constexpr int64_t kMin = std::numeric_limits<int64_t>::min(), kMax = std::numeric_limits<int64_t>::max();

class FoldConstantsTest : public testing::Test {
 protected:
  FoldConstantsTest() { program_.types = &types_; }

  ir::Expr Int(int64_t value) const { return ir::IntExpr(program_, value); }
  ir::Expr Str(const char* value) const { return ir::StrExpr(program_, value); }
  std::string Binary(const char* op, ir::Expr left, ir::Expr right) {
    ir::Expr expr = ir::MakeExpr(ir::ExprKind::kBinary, left.type, {}, {left, right});
    expr.text = op;
    Folder(program_).Fold(expr);
    return ir::Dump(program_, expr);
  }
  std::string Compare(const char* op, ir::Expr left, ir::Expr right) {
    ir::Expr expr = ir::MakeExpr(ir::ExprKind::kCompare, types_.boolean(), {}, {left, right});
    expr.text = op;
    Folder(program_).Fold(expr);
    return ir::Dump(program_, expr);
  }

  check::TypeTable types_;
  ir::Program program_;
};

TEST_F(FoldConstantsTest, DivisionRoundsDownAndTheRemainderHasTheDivisorsSign) {
  EXPECT_EQ(Binary("//", Int(-7), Int(2)), "-4");
  EXPECT_EQ(Binary("%", Int(-7), Int(3)), "2");
  EXPECT_EQ(Binary("//", Int(7), Int(-2)), "-4");
  EXPECT_EQ(Binary("%", Int(7), Int(-3)), "-2");
}

TEST_F(FoldConstantsTest, WhatWouldFailStays) {
  EXPECT_EQ(Binary("//", Int(1), Int(0)), "1 // 0");
  EXPECT_EQ(Binary("+", Int(kMax), Int(1)), "9223372036854775807 + 1");
  EXPECT_EQ(Binary("//", Int(kMin), Int(-1)), "-9223372036854775808 // -1");
  EXPECT_EQ(Binary("%", Int(kMin), Int(-1)), "-9223372036854775808 % -1");
  EXPECT_EQ(Binary("**", Int(10), Int(19)), "10 ** 19");
  EXPECT_EQ(Binary("**", Int(10), Int(18)), "1000000000000000000");
}

TEST_F(FoldConstantsTest, NoneIsKnownFromTheType) {
  ir::VarId name = ir::NewVar(program_, "name", types_.str(), ir::VarKind::kLocal);
  ir::VarId maybe = ir::NewVar(program_, "maybe", types_.Optional(types_.str()), ir::VarKind::kLocal);
  EXPECT_EQ(Compare("is", ir::VarExpr(program_, name), ir::NoneExpr(types_.none())), "False");
  EXPECT_EQ(Compare("is not", ir::VarExpr(program_, maybe), ir::NoneExpr(types_.none())), "maybe is not None");
}

TEST_F(FoldConstantsTest, TextsOrderByCodePoint) {
  EXPECT_EQ(Compare("<", Str("z"), Str("é")), "True");
  EXPECT_EQ(Compare("in", Str("b"), Str("abc")), "True");
}

TEST_F(FoldConstantsTest, ANameThatIsAssignedAgainIsNoConstant) {
  ir::VarId once = ir::NewVar(program_, "once", types_.integer(), ir::VarKind::kLocal);
  ir::VarId twice = ir::NewVar(program_, "twice", types_.integer(), ir::VarKind::kLocal);
  program_.body.push_back(ir::LetStmt(once, Int(1)));
  program_.body.push_back(ir::LetStmt(twice, Int(2)));
  program_.body.push_back(ir::AssignStmt(ir::VarExpr(program_, twice), Int(3)));
  ir::Expr pair = ir::MakeExpr(ir::ExprKind::kTuple, types_.Tuple({types_.integer(), types_.integer()}), {},
                               {ir::VarExpr(program_, once), ir::VarExpr(program_, twice)});
  program_.body.push_back(ir::ExprStmt(std::move(pair)));
  FoldConstants(program_);
  EXPECT_EQ(ir::Dump(program_, program_.body[3].value[0]), "(1, twice)");
}

}  // namespace
}  // namespace gblocks::passes
