// fold_constants: computes what the program's text decides.
//
//   let lines = 1                               let lines = 1
//   if lines > 1:                               <textarea class="field" rows=1>
//     <div>                            →        <label data-testid="a-radio-label">
//   else:                                       <label data-testid="b-radio-label">
//     <textarea class=concat("field", "")
//               rows=lines>
//   for choice in ["a", "b"]:
//     <label data-testid=concat(choice, "-radio-label")>
//
// Arithmetic is exact: what would fail at run time (overflow, division by zero, an index out of range) stays as it is
// and fails there, on its line. Names that keep their first value are replaced by it where that is a constant. Branches
// never taken go; a branch always taken takes the place of its `if`. Loops over at most 32 constant items that put
// something into the page are unrolled, so that templates can hold their elements; other loops stay.
#include "compiler/passes/fold_constants.h"

#include <algorithm>
#include <iterator>

#include "compiler/ir/build.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/constants.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {

using ir::Body;
using ir::Expr;
using ir::ExprKind;
using ir::Stmt;
using ir::StmtKind;

namespace {

constexpr size_t kMaxUnrolled = 32;

/// `break` or `continue` of this very loop.
bool JumpsOut(const Body& body) {
  return std::any_of(body.begin(), body.end(), [](const Stmt& stmt) {
    if (stmt.kind == StmtKind::kBreak || stmt.kind == StmtKind::kContinue) return true;
    if (stmt.kind == StmtKind::kFor || stmt.kind == StmtKind::kWhile || stmt.kind == StmtKind::kListen) return false;
    bool jumps = false;
    ir::ForEachBody(stmt, [&](const Body& inner) { jumps = jumps || JumpsOut(inner); });
    return jumps;
  });
}

/// The items that a loop goes through, where they are constant and few.
std::optional<std::vector<Expr>> ConstantItems(const ir::Program& program, const Expr& iterable) {
  if (IsConstantList(iterable) && iterable.operands.size() <= kMaxUnrolled) return iterable.operands;
  if (iterable.kind != ExprKind::kBuiltin) return std::nullopt;
  const std::vector<Expr>& operands = iterable.operands;
  check::TypeId item = program.types->operator[](iterable.type).arguments.empty()
                           ? check::TypeId{}
                           : (*program.types)[iterable.type].arguments[0];
  if (iterable.text == "range") {
    if (!std::all_of(operands.begin(), operands.end(), [](const Expr& one) { return one.kind == ExprKind::kInt; }))
      return std::nullopt;
    int64_t start = operands.size() > 1 ? operands[0].integer : 0, stop = operands[operands.size() > 1 ? 1 : 0].integer;
    int64_t step = operands.size() > 2 ? operands[2].integer : 1;
    constexpr int64_t kFar = int64_t{1} << 31;
    if (step == 0 || start > kFar || start < -kFar || stop > kFar || stop < -kFar) return std::nullopt;
    std::vector<Expr> items;
    for (int64_t i = start; step > 0 ? i < stop : i > stop; i += step) {
      if (items.size() == kMaxUnrolled) return std::nullopt;
      items.push_back(ir::IntExpr(program, i, iterable.range));
    }
    return items;
  }
  if (iterable.text == "enumerate" && !operands.empty()) {
    auto inner = ConstantItems(program, operands[0]);
    if (!inner || (operands.size() > 1 && operands[1].kind != ExprKind::kInt)) return std::nullopt;
    int64_t number = operands.size() > 1 ? operands[1].integer : 0;
    std::vector<Expr> items;
    for (Expr& one : *inner) {
      items.push_back(
          ir::MakeExpr(ExprKind::kTuple, item, iterable.range, {ir::IntExpr(program, number++, iterable.range), one}));
    }
    return items;
  }
  if (iterable.text != "zip" || operands.empty()) return std::nullopt;
  std::vector<std::vector<Expr>> columns;
  size_t shortest = kMaxUnrolled;
  for (const Expr& operand : operands) {
    auto column = ConstantItems(program, operand);
    if (!column) return std::nullopt;
    shortest = std::min(shortest, column->size());
    columns.push_back(std::move(*column));
  }
  std::vector<Expr> items;
  for (size_t i = 0; i < shortest; ++i) {
    Expr tuple = ir::MakeExpr(ExprKind::kTuple, item, iterable.range);
    for (const std::vector<Expr>& column : columns) tuple.operands.push_back(column[i]);
    items.push_back(std::move(tuple));
  }
  return items;
}

/// Names of a target as the parts of a constant; false where the value cannot be taken apart here.
bool Bind(const ir::Target& target, const Expr& value, ir::Replacements& replacements) {
  if (target.items.empty()) {
    replacements.values[target.var] = value;
    return true;
  }
  if (value.kind != ExprKind::kTuple || value.operands.size() != target.items.size()) return false;
  for (size_t i = 0; i < target.items.size(); ++i) {
    if (!Bind(target.items[i], value.operands[i], replacements)) return false;
  }
  return true;
}

void Append(Body& out, Body body) {
  std::move(body.begin(), body.end(), std::back_inserter(out));
}

}  // namespace

Folder::Folder(ir::Program& program) : program_(program), reassigned_(ReassignedVars(program)) {}

void Folder::NoteCopies(const ir::Replacements& replacements) {
  for (const auto& entry : replacements.vars) {
    if (reassigned_.count(entry.first) > 0) reassigned_.insert(entry.second);
  }
}

void Folder::Fold(Expr& expr) {
  ir::RewriteExpr(expr, [&](Expr& inner) {
    if (inner.kind == ExprKind::kVar) {
      auto known = constants_.find(inner.var);
      if (known == constants_.end()) return;
      SourceRange range = inner.range;
      inner = known->second;
      inner.range = range;
    } else {
      FoldNode(program_, inner);
    }
  });
}

void Folder::Fold(Body& body) {
  Body out;
  for (Stmt& stmt : body) {
    // The target of an assignment names a place; what it reads on the way is folded.
    std::vector<Expr> target = std::move(stmt.target);
    if (stmt.kind == StmtKind::kAssign || stmt.kind == StmtKind::kAugAssign) {
      for (Expr& operand : target[0].operands) Fold(operand);
    } else {
      for (Expr& datum : target) Fold(datum);
    }
    stmt.target.clear();
    for (ir::EventSource& source : stmt.events) {
      if (source.kind == ir::EventSource::Kind::kComponent) continue;
      for (Expr& object : source.object) Fold(object);
    }
    std::vector<ir::EventSource> events = std::move(stmt.events);
    stmt.events.clear();
    ir::ForEachExpr(stmt, [&](Expr& expr) { Fold(expr); });
    stmt.target = std::move(target);
    stmt.events = std::move(events);

    if (stmt.kind == StmtKind::kIf && TakeBranch(stmt, out)) continue;
    if (stmt.kind == StmtKind::kFor && Unroll(stmt, out)) continue;
    if (stmt.kind == StmtKind::kWhile && ConstantTruth(stmt.value[0]) == false) continue;
    if (stmt.kind == StmtKind::kLet && !stmt.value.empty() && IsConstant(stmt.value[0]) && KeepsValue(stmt.var)) {
      constants_[stmt.var] = stmt.value[0];
    }
    FoldInside(stmt);
    out.push_back(std::move(stmt));
  }
  body = std::move(out);
}

void Folder::FoldInside(Stmt& stmt) {
  ir::ForEachBody(stmt, [&](Body& inner) { Fold(inner); });
}

/// An `if` whose conditions are known, as far as they are. True: it is gone, what is left of it stands in `out`.
bool Folder::TakeBranch(Stmt& stmt, Body& out) {
  std::vector<ir::Branch> open;
  for (ir::Branch& branch : stmt.branches) {
    std::optional<bool> truth = ConstantTruth(branch.condition);
    if (truth == false) continue;
    if (truth == true) {
      stmt.else_body = std::move(branch.body);
      break;
    }
    open.push_back(std::move(branch));
  }
  stmt.branches = std::move(open);
  if (!stmt.branches.empty()) return false;
  Fold(stmt.else_body);
  Append(out, std::move(stmt.else_body));
  return true;
}

bool Folder::Unroll(Stmt& stmt, Body& out) {
  if (!MakesElements(stmt.body) || JumpsOut(stmt.body)) return false;
  bool changes = false;
  ir::ForEachTargetVar(stmt.unpack, [&](const ir::VarId& var) { changes = changes || !KeepsValue(var); });
  if (changes) return false;
  auto items = ConstantItems(program_, stmt.value[0]);
  if (!items) return false;
  Body unrolled;
  for (const Expr& item : *items) {
    ir::Replacements replacements;
    if (!Bind(stmt.unpack, item, replacements)) return false;
    Append(unrolled, ir::CloneFresh(program_, stmt.body, replacements));
    NoteCopies(replacements);
  }
  Fold(unrolled);
  Append(out, std::move(unrolled));
  return true;
}

void FoldConstants(ir::Program& program) {
  Folder folder(program);
  folder.Fold(program.body);
  for (ir::Component& component : program.components) {
    for (std::optional<Expr>& value : component.defaults) {
      if (value) folder.Fold(*value);
    }
    folder.Fold(component.body);
  }
  for (ir::Function& function : program.functions) folder.Fold(function.body);
}

}  // namespace gblocks::passes
