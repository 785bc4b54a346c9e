// Every kind of statement of the language's own.
#include <gtest/gtest.h>

#include "tests/unit/codegen/ir_maker.h"

namespace gblocks::codegen {
namespace {

using ir::Expr;
using ir::ExprKind;
using ir::StmtKind;

class Statements : public ::testing::Test, public IrMaker {
 protected:
  /// The body of a function `f` with these statements.
  std::string Of(ir::Body body, std::vector<ir::VarId> params = {}, check::TypeId result = {}) {
    Function("f", std::move(params), result.valid() ? result : types.none(), std::move(body));
    std::string text = BodyOfF();
    program.functions = {};
    return text;
  }
  ir::Stmt AugAssign(Expr target, std::string op, Expr value) {
    ir::Stmt stmt = Stmt(StmtKind::kAugAssign);
    stmt.text = std::move(op);
    stmt.target.push_back(std::move(target));
    stmt.value.push_back(std::move(value));
    return stmt;
  }
  ir::Stmt Print(Expr value) { return Do(Builtin("print", types.none(), {std::move(value)})); }

  check::TypeId ints = types.List(types.integer());
  ir::VarId x = Param("x", types.integer()), s = Param("s", types.str()), xs = Param("xs", ints),
            b = Param("b", types.boolean());
  ir::VarId d = Param("d", types.Dict(types.str(), types.integer()));
  ir::VarId a = Local("a", types.integer()), c = Local("c", types.str());
};

TEST_F(Statements, Variables) {
  EXPECT_EQ(Of({Let(a, Int(1)), Assign(Use(a), Use(x)), Print(Use(a))}, {x}), "gb::Int a = 1; a = x; gb::print(a);");
  ir::Stmt declared = Stmt(StmtKind::kLet);
  declared.var = a;
  EXPECT_EQ(Of({declared, If(Use(b), {Assign(Use(a), Int(1))}, {Assign(Use(a), Int(2))}), Print(Use(a))}, {b}),
            "gb::Int a{}; if (b) { a = 1; } else { a = 2; } gb::print(a);");
  ir::VarId unread = Local("unread", types.integer());
  EXPECT_EQ(Of({Let(unread, Int(1))}), "[[maybe_unused]] gb::Int unread = 1;");
}

TEST_F(Statements, StateAndGlobals) {
  ir::VarId count = State("count", types.integer()), title = Var("title", types.str(), ir::VarKind::kGlobal);
  ir::Stmt cell = Stmt(StmtKind::kStateCell);
  cell.var = count;
  cell.value.push_back(Int(3));
  program.body = {cell, Let(title, Str("a"))};
  EXPECT_EQ(Of({AugAssign(Use(count), "+", Int(1)), Assign(Use(title), Str("b"))}),
            "gb::line(1); app->count.set(gb::add(app->count.get(), 1LL)); app->title = \"b\"_s;");
  EXPECT_EQ(Definition("gb_app"),
            "void gb_app(gb::Run&) {\n  app = gb::create<App>();\n  app->count.init(3);\n  app->title = \"a\"_s;\n}\n");
  EXPECT_EQ(Definition("App"), "struct App {\n  gb::Cell<gb::Int> count;\n  gb::Str title;\n};\n");
}

TEST_F(Statements, Places) {
  Expr item = Make(ExprKind::kIndex, types.integer(), {Use(xs), Int(0)});
  EXPECT_EQ(Of({Assign(item, Int(5))}, {xs}), "gb::line(1); gb::set_at(xs, 0, 5);");
  Expr entry = Make(ExprKind::kIndex, types.integer(), {Use(d), Use(s)});
  EXPECT_EQ(Of({AugAssign(entry, "*", Int(2))}, {d, s}), "gb::line(1); gb::set_at(d, s, gb::mul(gb::at(d, s), 2LL));");
  Expr pop = Method("list.pop", types.integer(), {Use(xs)});
  Expr popped = Make(ExprKind::kIndex, types.integer(), {Use(xs), pop});
  EXPECT_EQ(Of({AugAssign(popped, "-", Int(1))}, {xs}),
            "gb::line(1); const auto place_1 = gb::list_pop(xs); gb::set_at(xs, place_1, gb::sub(gb::at(xs, place_1), "
            "1LL));");
  EXPECT_EQ(Of({Assign(popped, pop)}, {xs}),
            "gb::line(1); const auto value_1 = gb::list_pop(xs); const auto place_1 = gb::list_pop(xs); gb::set_at(xs, "
            "place_1, value_1);");
  check::TypeId bound = types.Optional(types.integer());
  Expr slice =
      Make(ExprKind::kSlice, ints, {Use(xs), Make(ExprKind::kSome, bound, {Int(1)}), None(bound), None(bound)});
  EXPECT_EQ(Of({Assign(slice, Make(ExprKind::kList, ints))}, {xs}),
            "gb::set_slice(xs, 1, gb::none, gb::List<gb::Int>());");
  EXPECT_EQ(Of({AugAssign(Use(xs), "+", Make(ExprKind::kList, ints, {Int(1)}))}, {xs}),
            "gb::line(1); gb::list_extend(xs, gb::List<gb::Int>::of(1));");
}

TEST_F(Statements, FieldsOfRecords) {
  ir::RecordId task = Record("Task", {{"name", types.str()}});
  ir::VarId r = Param("r", RecordType(task)), rs = Param("rs", types.List(RecordType(task)));
  EXPECT_EQ(Of({Assign(GetField(Use(r), task, 0), Str("x"))}, {r}), "gb::set(r, r->name, \"x\"_s);");
  Expr first = Make(ExprKind::kIndex, RecordType(task), {Use(rs), Int(0)});
  EXPECT_EQ(Of({AugAssign(GetField(first, task, 0), "+", Str("!"))}, {rs}),
            "gb::line(1); const auto place_1 = gb::at(rs, 0); gb::set(place_1, place_1->name, "
            "gb::concat(gb::get(place_1, place_1->name), "
            "\"!\"_s));");
  EXPECT_EQ(Definition("Task"),
            "struct Task : gb::Record {\n"
            "  gb::Field<gb::Str, 0> name;\n\n"
            "  explicit Task(gb::Str name_) : name(name_) {}\n"
            "  static constexpr const char* kName = \"Task\";\n"
            "  template <class F>\n"
            "  void fields(Task& other, F f) {\n"
            "    f(\"name\", name, other.name);\n"
            "  }\n"
            "};\n");
}

TEST_F(Statements, Unpacking) {
  ir::VarId p = Local("p", types.integer()), q = Local("q", types.integer());
  check::TypeId pair = types.Tuple({types.integer(), types.integer()});
  ir::Stmt swap = Stmt(StmtKind::kUnpack);
  swap.unpack.items = {{p, {}}, {q, {}}};
  swap.value.push_back(Make(ExprKind::kTuple, pair, {Use(q), Use(p)}));
  EXPECT_EQ(Of({Let(p, Int(1)), Let(q, Int(2)), swap, Print(Use(p)), Print(Use(q))}),
            "gb::Int p = 1; gb::Int q = 2; const auto value_1 = q; const auto value_2 = p; p = value_1; q = value_2; "
            "gb::print(p); gb::print(q);");
  ir::VarId t = Param("t", pair);
  swap.value[0] = Use(t);
  EXPECT_EQ(Of({swap, Print(Use(p)), Print(Use(q))}, {t}),
            "const auto item_1 = t; gb::Int p = gb::get<0>(item_1); gb::Int q = gb::get<1>(item_1); gb::print(p); "
            "gb::print(q);");
  swap.value[0] = Use(xs);
  EXPECT_EQ(Of({swap, Print(Use(p)), Print(Use(q))}, {xs}),
            "gb::line(1); const auto item_1 = xs; if (gb::len(item_1) != 2) { gb::fail(gb::Error::kUnpack, "
            "gb::len(item_1), 2); } "
            "gb::Int p = gb::at(item_1, 0); gb::Int q = gb::at(item_1, 1); gb::print(p); gb::print(q);");
}

TEST_F(Statements, Loops) {
  ir::VarId i = Local("i", types.integer()), j = Local("j", types.integer()), k = Local("k", types.str());
  EXPECT_EQ(
      Of({For({i, {}}, Use(xs), {Print(Use(i))})}, {xs}),
      "gb::line(1); gb::track(xs); for (gb::Int i_1 = 0; i_1 < gb::count(xs); ++i_1) { gb::tick(); gb::Int i = gb::item(xs, i_1); gb::print(i); }");
  EXPECT_EQ(Of({For({i, {}}, Builtin("range", ints, {Int(10)}), {Print(Use(i))})}),
            "gb::line(1); for (gb::Int i = 0; i < 10; ++i) { gb::tick(); gb::print(i); }");
  EXPECT_EQ(Of({For({i, {}}, Builtin("range", ints, {Use(x), Int(0), Int(-2)}), {Print(Use(i))})}, {x}),
            "gb::line(1); for (gb::Int i = x; i > 0; i -= 2) { gb::tick(); gb::print(i); }");
  EXPECT_EQ(Of({For({i, {}}, Use(s), {Stmt(StmtKind::kContinue)})}, {s}),
            "gb::line(1); const auto items_1 = gb::items_of(s); for (gb::Int i_1 = 0; i_1 < gb::count(items_1); ++i_1) { gb::tick(); "
            "continue; }");
  check::TypeId numbered = types.List(types.Tuple({types.integer(), types.integer()}));
  Expr enumerated = Builtin("enumerate", numbered, {Use(xs)});
  EXPECT_EQ(
      Of({For({{}, {{i, {}}, {j, {}}}}, enumerated, {Print(Use(i)), Print(Use(j))})}, {xs}),
      "gb::line(1); gb::track(xs); for (gb::Int i_1 = 0; i_1 < gb::count(xs); ++i_1) { gb::tick(); gb::Int i = i_1; gb::Int j = gb::item(xs, i_1); "
      "gb::print(i); gb::print(j); }");
  Expr zipped = Builtin("zip", numbered, {Use(xs), Use(xs)});
  EXPECT_EQ(
      Of({For({{}, {{i, {}}, {j, {}}}}, zipped, {Print(Use(j))})}, {xs}),
      "gb::line(1); gb::track(xs); gb::track(xs); for (gb::Int i_1 = 0; i_1 < gb::count(xs) && i_1 < gb::count(xs); ++i_1) { gb::tick(); gb::Int j = gb::item(xs, i_1); "
      "gb::print(j); }");
  check::TypeId entries = types.List(types.Tuple({types.str(), types.integer()}));
  EXPECT_EQ(
      Of({For({{}, {{k, {}}, {j, {}}}}, Method("dict.items", entries, {Use(d)}), {Print(Use(k)), Print(Use(j))})}, {d}),
      "gb::line(1); const auto keys_1 = gb::dict_keys(d); const auto values_1 = gb::dict_values(d); "
      "for (gb::Int i_1 = 0; i_1 < gb::count(keys_1); ++i_1) { gb::tick(); gb::Str k = gb::item(keys_1, i_1); gb::Int j = "
      "gb::item(values_1, i_1); "
      "gb::print(k); gb::print(j); }");
  ir::VarId pair = Local("pair", types.Tuple({types.str(), types.integer()}));
  EXPECT_EQ(Of({For({pair, {}}, Method("dict.items", entries, {Use(d)}), {Print(Use(pair))})}, {d}),
            "gb::line(1); const auto keys_1 = gb::dict_keys(d); const auto values_1 = gb::dict_values(d); "
            "for (gb::Int i_1 = 0; i_1 < gb::count(keys_1); ++i_1) { gb::tick(); gb::Tuple<gb::Str, gb::Int> pair = "
            "gb::Tuple<gb::Str, gb::Int>(gb::item(keys_1, i_1), gb::item(values_1, i_1)); gb::print(pair); }");
}

TEST_F(Statements, WhileAndReturn) {
  ir::Stmt loop = Stmt(StmtKind::kWhile);
  loop.value.push_back(Compare(">", Use(x), Int(0)));
  loop.body = {AugAssign(Use(x), "-", Int(1)), If(Use(b), {Stmt(StmtKind::kBreak)})};
  EXPECT_EQ(Of({loop, Return(Use(x))}, {x, b}, types.integer()),
            "gb::line(1); while (x > 0) { gb::tick(); gb::line(1); x = gb::sub(x, 1LL); if (b) { break; } } return x;");
  loop.value[0] = Compare(">", Make(ExprKind::kIndex, types.integer(), {Use(xs), Int(0)}), Int(0));
  EXPECT_EQ(Of({loop}, {x, b, xs}),
            "while (true) { gb::line(1); gb::tick(); if (!(gb::at(xs, 0) > 0)) { break; } x = gb::sub(x, 1LL); if (b) "
            "{ break; } }");
  check::TypeId maybe = types.Optional(types.integer());
  EXPECT_EQ(Of({If(Use(b), {Return(Make(ExprKind::kSome, maybe, {Int(1)}))})}, {b}, maybe),
            "if (b) { return 1; } return gb::none;");
}

TEST_F(Statements, ConditionsThatCanFailSayTheirLine) {
  ir::Stmt branches = If(Use(b), {Print(Int(1))});
  Expr risky = Compare("==", Make(ExprKind::kIndex, types.integer(), {Use(xs), Int(0)}), Int(1));
  risky.range = Line(7);
  branches.branches.push_back({risky, {Print(Int(2))}});
  branches.else_body = {Print(Int(3))};
  EXPECT_EQ(Of({branches}, {b, xs}),
            "if (b) { gb::print(1LL); } else { gb::line(7); if (gb::at(xs, 0) == 1) { gb::print(2LL); } else { "
            "gb::print(3LL); } }");
}

TEST_F(Statements, FunctionsInsideFunctionsMayCallThemselves) {
  check::TypeId type = types.Function({types.integer()}, types.integer());
  ir::VarId count = Local("count", type), n = Param("n", types.integer());
  Expr again = Make(ExprKind::kCallValue, types.integer(), {Use(count), Binary("-", types.integer(), Use(n), Int(1))});
  auto lambda = std::make_shared<ir::Lambda>();
  lambda->params = {n};
  lambda->block = {If(Compare("<", Use(n), Use(x)), {Return(Int(0))}), Return(again)};
  Expr value = Make(ExprKind::kLambda, type);
  value.lambda = lambda;
  EXPECT_EQ(Of({Let(count, value), Print(Make(ExprKind::kCallValue, types.integer(), {Use(count), Int(5)}))}, {x}),
            "const auto count_1 = [x](const auto& count, gb::Int n) -> gb::Int { gb::Depth depth; if (n < x) { return "
            "0; } gb::line(1); "
            "return count(count, gb::sub(n, 1LL)); }; "
            "gb::Fn<gb::Int(gb::Int)> count = [count_1](gb::Int a_1) { return count_1(count_1, a_1); }; gb::line(1); "
            "gb::print(count(5));");
}

TEST_F(Statements, LinesAreSaidOnce) {
  ir::Stmt first = Print(Make(ExprKind::kIndex, types.integer(), {Use(xs), Int(0)}));
  ir::Stmt second = first;
  second.value[0].range = Line(9);
  EXPECT_EQ(Of({first, first, second}, {xs}),
            "gb::line(1); gb::print(gb::at(xs, 0)); gb::print(gb::at(xs, 0)); gb::line(9); gb::print(gb::at(xs, 0));");
}

}  // namespace
}  // namespace gblocks::codegen
