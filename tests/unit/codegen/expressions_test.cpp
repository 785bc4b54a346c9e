// Every kind of expression: what it is in C++, and that compilers accept it.
#include <gtest/gtest.h>

#include "tests/unit/codegen/ir_maker.h"

namespace gblocks::codegen {
namespace {

using ir::Expr;
using ir::ExprKind;

class Expressions : public ::testing::Test, public IrMaker {
 protected:
  /// The body of a function that returns the expression.
  std::string Of(Expr expr, std::vector<ir::VarId> params = {}) {
    Returns(std::move(expr), std::move(params));
    std::string body = BodyOfF();
    program.functions = {};
    return body;
  }

  check::TypeId ints = types.List(types.integer());
  check::TypeId maybe = types.Optional(types.integer());
  ir::VarId x = Param("x", types.integer()), y = Param("y", types.floating()), s = Param("s", types.str());
  ir::VarId xs = Param("xs", ints), o = Param("o", maybe), b = Param("b", types.boolean());
  ir::VarId d = Param("d", types.Dict(types.str(), types.integer()));
  ir::VarId t = Param("t", types.Tuple({types.integer(), types.str()}));
};

TEST_F(Expressions, Constants) {
  EXPECT_EQ(Of(Int(5)), "return 5;");
  EXPECT_EQ(Of(Float(2.5)), "return 2.5;");
  EXPECT_EQ(Of(Str("a\n")), "return \"a\\n\"_s;");
  EXPECT_EQ(Of(Bool(true)), "return true;");
  EXPECT_EQ(Of(None(maybe)), "return gb::none;");
  EXPECT_EQ(Of(Make(ExprKind::kSome, maybe, {Int(5)})), "return 5;");
}

TEST_F(Expressions, Arithmetic) {
  EXPECT_EQ(Of(Binary("+", types.integer(), Use(x), Int(1)), {x}), "gb::line(1); return gb::add(x, 1LL);");
  EXPECT_EQ(Of(Binary("*", types.floating(), Use(y), Float(2)), {y}), "return gb::mul(y, 2.0);");
  EXPECT_EQ(Of(Binary("/", types.floating(), Use(x), Int(2)), {x}), "gb::line(1); return gb::div(x, 2LL);");
  EXPECT_EQ(Of(Binary("**", types.integer(), Use(x), Int(2)), {x}), "gb::line(1); return gb::pow(x, 2LL);");
  EXPECT_EQ(Of(Binary("<<", types.integer(), Use(x), Int(2)), {x}), "gb::line(1); return gb::shl(x, 2LL);");
  EXPECT_EQ(Of(Binary("*", types.str(), Use(s), Int(2)), {s}), "gb::line(1); return gb::mul(s, 2LL);");
  EXPECT_EQ(Of(Binary("+", ints, Use(xs), Make(ExprKind::kList, types.List(types.never()))), {xs}),
            "return gb::add(xs, gb::List<gb::Int>());");
  EXPECT_EQ(Of(Make(ExprKind::kUnary, types.integer(), {Use(x)}, "-"), {x}), "gb::line(1); return gb::neg(x);");
  EXPECT_EQ(Of(Make(ExprKind::kUnary, types.integer(), {Int(7)}, "-")), "gb::line(1); return -7LL;");
  EXPECT_EQ(Of(Make(ExprKind::kUnary, types.boolean(), {Use(xs)}, "not"), {xs}), "return !gb::truthy(xs);");
  EXPECT_EQ(Of(Make(ExprKind::kIntToFloat, types.floating(), {Use(x)}), {x}), "return static_cast<double>(x);");
  EXPECT_EQ(Of(Make(ExprKind::kIntToFloat, types.floating(), {Int(3)})), "return 3.0;");
  EXPECT_EQ(Of(Binary("&", types.boolean(), Use(b), Bool(true)), {b}),
            "return gb::bit_and(static_cast<gb::Int>(b), static_cast<gb::Int>(true)) != 0;");
}

TEST_F(Expressions, Text) {
  Expr greeting = Binary("+", types.str(), Binary("+", types.str(), Str("a"), Use(s)),
                         Make(ExprKind::kToStr, types.str(), {Use(x)}));
  EXPECT_EQ(Of(greeting, {s, x}), "return gb::concat(\"a\"_s, s, gb::to_str(x));");
  EXPECT_EQ(Of(Make(ExprKind::kFormat, types.str(), {Use(y), Str(".2f")}), {y}), "return gb::format(y, \".2f\"_s);");
}

TEST_F(Expressions, Comparisons) {
  EXPECT_EQ(Of(Compare("<", Use(x), Int(3)), {x}), "return x < 3;");
  EXPECT_EQ(Of(Compare("==", Use(x), Use(x)), {x}), "return gb::equal(x, x);");
  EXPECT_EQ(Of(Compare("==", Use(x), Use(b)), {x, b}), "return x == static_cast<gb::Int>(b);");
  EXPECT_EQ(Of(Compare("!=", Use(s), Str("a")), {s}), "return !gb::equal(s, \"a\"_s);");
  EXPECT_EQ(Of(Compare("<=", Use(s), Str("a")), {s}), "return !gb::less(\"a\"_s, s);");
  EXPECT_EQ(Of(Compare("is", Use(o), None(types.none())), {o}), "return !o.has();");
  EXPECT_EQ(Of(Compare("is not", Use(o), None(types.none())), {o}), "return o.has();");
  EXPECT_EQ(Of(Compare("==", Use(o), Int(3)), {o}), "return gb::equal(o, 3LL);");
  EXPECT_EQ(Of(Compare("is", Use(xs), Use(xs)), {xs}), "return same(xs, xs);");
  EXPECT_EQ(Of(Compare("in", Int(3), Use(xs)), {xs}), "return gb::contains(xs, 3LL);");
  EXPECT_EQ(Of(Compare("not in", Str("k"), Use(d)), {d}), "return !gb::contains(d, \"k\"_s);");
}

TEST_F(Expressions, AndOrConditional) {
  EXPECT_EQ(Of(Make(ExprKind::kAnd, types.boolean(), {Use(b), Compare("<", Use(x), Int(3))}), {b, x}),
            "return b && x < 3;");
  EXPECT_EQ(Of(Make(ExprKind::kOr, types.integer(), {Use(x), Int(5)}), {x}), "return x != 0 ? x : 5LL;");
  EXPECT_EQ(Of(Make(ExprKind::kAnd, types.str(), {Use(s), Str("y")}), {s}), "return gb::truthy(s) ? \"y\"_s : s;");
  EXPECT_EQ(Of(Make(ExprKind::kOr, types.str(), {Method("str.strip", types.str(), {Use(s)}), Str("none")}), {s}),
            "return [&]() -> gb::Str { const auto value_1 = gb::str_strip(s); "
            "return gb::truthy(value_1) ? value_1 : \"none\"_s; }();");
  Expr both = Make(ExprKind::kTruthy, types.boolean(), {Make(ExprKind::kAnd, types.str(), {Use(s), Str("y")})});
  EXPECT_EQ(Of(both, {s}), "return gb::truthy(s) && gb::truthy(\"y\"_s);");
  EXPECT_EQ(
      Of(Make(ExprKind::kConditional, maybe, {Use(b), Make(ExprKind::kSome, maybe, {Use(x)}), None(maybe)}), {b, x}),
      "return b ? gb::Opt<gb::Int>(x) : gb::Opt<gb::Int>();");
}

TEST_F(Expressions, Containers) {
  EXPECT_EQ(Of(Make(ExprKind::kList, ints, {Int(1), Use(x)}), {x}), "return gb::List<gb::Int>::of(1, x);");
  EXPECT_EQ(Of(Make(ExprKind::kSet, types.Set(types.str()), {Str("a")})), "return gb::Set<gb::Str>::of(\"a\"_s);");
  EXPECT_EQ(Of(Make(ExprKind::kDict, types.Dict(types.str(), types.integer()), {Str("a"), Int(1)})),
            "return gb::Dict<gb::Str, gb::Int>::of(gb::tuple(\"a\"_s, 1LL));");
  EXPECT_EQ(Of(Make(ExprKind::kTuple, types.Tuple({types.integer(), maybe}), {Int(1), None(maybe)})),
            "return gb::Tuple<gb::Int, gb::Opt<gb::Int>>(1, gb::none);");
  Expr item = Make(ExprKind::kTupleItem, types.str(), {Use(t)});
  item.index = 1;
  EXPECT_EQ(Of(item, {t}), "return gb::get<1>(t);");
  EXPECT_EQ(Of(Make(ExprKind::kIndex, types.integer(), {Use(xs), Int(0)}), {xs}), "gb::line(1); return gb::at(xs, 0);");
  EXPECT_EQ(Of(Make(ExprKind::kIndex, types.integer(), {Use(d), Str("k")}), {d}),
            "gb::line(1); return gb::at(d, \"k\"_s);");
  Expr none = None(types.none());
  EXPECT_EQ(Of(Make(ExprKind::kSlice, ints, {Use(xs), Int(1), none, none}), {xs}),
            "return gb::slice(xs, 1, gb::none);");
  EXPECT_EQ(Of(Make(ExprKind::kSlice, types.str(), {Use(s), none, none, Int(-1)}), {s}),
            "return gb::slice(s, gb::none, gb::none, -1);");
  EXPECT_EQ(Of(Make(ExprKind::kUnwrap, types.integer(), {Use(o)}), {o}), "return *o;");
}

TEST_F(Expressions, Comprehensions) {
  ir::VarId i = Local("i", types.integer());
  EXPECT_EQ(
      Of(ListComprehension(i, Use(xs), Binary("*", types.integer(), Use(i), Int(2)), {Compare(">", Use(i), Int(0))}),
         {xs}),
      "gb::line(1); return [&] { gb::List<gb::Int> result; gb::track(xs); for (gb::Int i_1 = 0; i_1 < gb::count(xs); ++i_1) { "
      "gb::tick(); "
      "const auto& i = gb::item(xs, i_1); if (i > 0) { result->push(gb::mul(i, 2LL)); } } return result; }();");
  EXPECT_EQ(Of(ListComprehension(i, Builtin("range", ints, {Use(x)}), Use(i)), {x}),
            "gb::line(1); return [&] { gb::List<gb::Int> result; for (gb::Int i = 0, end_1 = x; i < end_1; ++i) { gb::tick(); "
            "result->push(i); } return result; }();");
}

TEST_F(Expressions, Builtins) {
  EXPECT_EQ(Of(Builtin("len", types.integer(), {Use(s)}), {s}), "return gb::len(s);");
  EXPECT_EQ(Of(Builtin("int", types.integer(), {Use(s)}), {s}), "gb::line(1); return gb::int_(s);");
  EXPECT_EQ(Of(Builtin("math.sqrt", types.floating(), {Use(x)}), {x}),
            "gb::line(1); return gb::math_sqrt(x);");
  EXPECT_EQ(Of(Builtin("math.pi", types.floating(), {})), "return gb::math_pi;");
  EXPECT_EQ(Of(Builtin("max", types.floating(), {Use(y), Int(0)}), {y}), "gb::line(1); return gb::max(y, 0.0);");
  ir::VarId p = Param("p", types.integer());
  Expr key = MakeLambda({p}, Make(ExprKind::kUnary, types.integer(), {Use(p)}, "-"));
  EXPECT_EQ(Of(Builtin("sorted", ints, {Use(xs), key}), {xs}),
            "gb::line(1); return gb::sorted(xs, [](gb::Int p) { return gb::neg(p); });");
  EXPECT_EQ(Of(Builtin("sorted", ints, {Use(xs), None({}), Bool(true)}), {xs}),
            "return gb::sorted(xs, gb::none, true);");
  EXPECT_EQ(Of(Method("dict.get", types.integer(), {Use(d), Str("k"), Int(0)}), {d}),
            "return gb::dict_get(d, \"k\"_s, 0LL);");
}

TEST_F(Expressions, FunctionsAndLambdas) {
  ir::VarId p = Param("p", types.integer());
  check::TypeId function = types.Function({types.integer()}, types.integer());
  EXPECT_EQ(Of(MakeLambda({p}, Binary("+", types.integer(), Use(p), Use(x))), {x}),
            "return [x](gb::Int p) { return gb::add(p, x); };");
  ir::VarId g = Param("g", function);
  EXPECT_EQ(Of(Make(ExprKind::kCallValue, types.integer(), {Use(g), Int(2)}), {g}), "gb::line(1); return g(2);");
  ir::FunctionId recursive = Function("f", {x}, types.integer(), {});
  program.functions[recursive].body = {Return(CallFunction(recursive, {Binary("-", types.integer(), Use(x), Int(1))}))};
  program.functions[recursive].body.insert(program.functions[recursive].body.begin(),
                                           If(Compare("<", Use(x), Int(1)), {Return(Int(0))}));
  EXPECT_EQ(BodyOfF(), "gb::Depth depth; if (x < 1) { return 0; } gb::line(1); return f(gb::sub(x, 1LL));");
}

TEST_F(Expressions, OperandsWithEffectsAreEvaluatedInOrder) {
  Expr pop = Method("list.pop", types.integer(), {Use(xs)});
  EXPECT_EQ(Of(Binary("-", types.integer(), pop, pop), {xs}),
            "gb::line(1); return [&]() -> gb::Int { const auto operand_1 = gb::list_pop(xs); "
            "const auto operand_2 = gb::list_pop(xs); return gb::sub(operand_1, operand_2); }();");
}

TEST_F(Expressions, Records) {
  ir::RecordId task = Record("Task", {{"name", types.str()}, {"class", maybe}});
  check::TypeId type = RecordType(task);
  ir::VarId r = Param("r", type);
  Expr made = Make(ExprKind::kMakeRecord, type, {Str("x"), None(maybe)});
  made.record = task;
  EXPECT_EQ(Of(made), "return gb::make<Task>(\"x\"_s, gb::none);");
  ir::VarId rs = Param("rs", types.List(type));
  // What no code assigns is read without being tracked.
  EXPECT_EQ(Of(GetField(Use(r), task, 0), {r}), "return r->name.peek();");
  EXPECT_EQ(Of(GetField(Make(ExprKind::kIndex, type, {Use(rs), Int(0)}), task, 1), {rs}),
            "gb::line(1); return gb::at(rs, 0)->class_.peek();");
  ir::VarId q = Param("q", type);
  auto assign = [&](int field, Expr value) {
    Function("change", {q}, types.none(), {Assign(GetField(Use(q), task, field), std::move(value))});
  };
  assign(0, Str("y"));
  EXPECT_EQ(Of(GetField(Use(r), task, 0), {r}), "return gb::get(r, r->name);");
  assign(1, None(maybe));
  EXPECT_EQ(Of(GetField(Make(ExprKind::kIndex, type, {Use(rs), Int(0)}), task, 1), {rs}),
            "gb::line(1); return [](const auto& object) -> gb::Opt<gb::Int> { return gb::get(object, object->class_); "
            "}(gb::at(rs, 0));");
}

}  // namespace
}  // namespace gblocks::codegen
