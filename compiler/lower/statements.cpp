// Statements: assignment, branches, loops, return.
#include <iterator>

#include "compiler/check/type_rules.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {

ir::Body Lowerer::LowerBody(const ast::Body& body) {
  ir::Body lowered;
  ir::Body* outside = std::exchange(at_.out, &lowered);
  for (ast::StmtId id : body) LowerStmt(id);
  at_.out = outside;
  return lowered;
}

ir::Body Lowerer::LowerRegion(const ast::Body& body, ir::Body start) {
  ir::Body lowered = LowerBody(body);
  lowered.insert(lowered.begin(), std::make_move_iterator(start.begin()), std::make_move_iterator(start.end()));
  HoistDeclarations(program_, lowered);
  return lowered;
}

void Lowerer::LowerStmt(ast::StmtId id) {
  const ast::Stmt& stmt = Ast(id);
  std::visit(
      Overloaded{
          [&](const ast::ExprStmt& node) { LowerExprStmt(stmt, node); },
          [&](const ast::Assign& node) { LowerAssign(stmt, node); },
          [&](const ast::AugAssign& node) { LowerAugAssign(stmt, node); },
          [&](const ast::StateDecl& node) { LowerState(id, stmt, node); },
          [&](const ast::If& node) { LowerIf(stmt, node); },
          [&](const ast::For& node) {
            LowerLoopElse(node.else_body, node.body, stmt.head, [&] { LowerFor(stmt, node); });
          },
          [&](const ast::While& node) {
            LowerLoopElse(node.else_body, node.body, stmt.head, [&] { LowerWhile(stmt, node); });
          },
          [&](const ast::Break&) { LowerBreak(stmt); },
          [&](const ast::Continue&) { Emit(ir::MakeStmt(StmtKind::kContinue, stmt.range)); },
          [&](const ast::Return& node) { LowerReturn(stmt, node); },
          [&](const ast::Def& node) {
            // At the top of a file a def is a function of the program, lowered where it is called.
            SymbolId symbol = Tables().declarations.at(id);
            if (Sym(symbol).place == check::Place::kGlobal) return;
            AssignVar(VarOf(symbol), NestedDef(symbol, node, stmt.head), stmt.head);
          },
          [&](const ast::Match& node) { LowerMatch(id, stmt, node); },
          [&](const ast::Del& node) {
            for (ast::ExprId target : node.targets) LowerDel(target, stmt.range);
          },
          [&](const ast::Assert& node) { LowerAssert(stmt, node); },
          [&](const ast::Emit&) { LowerEmit(id, stmt); },
          [&](const ast::Children&) { Emit(ir::MakeStmt(StmtKind::kChildren, stmt.range)); },
          [&](const ast::Render& node) { LowerRender(id, stmt, node); },
          [&](const ast::On& node) { LowerOn(id, stmt, node); },
          // Declarations are lowered where they are referred to; `pass` is nothing; the others never come past check/.
          [](const ast::RecordDecl&) {},
          [](const ast::ComponentDecl&) {},
          [](const ast::EventDecl&) {},
          [](const ast::Pass&) {},
          [](const ast::ImportFrom&) {},
          [](const ast::InvalidStmt&) {},
      },
      stmt.node);
}

void Lowerer::LowerExprStmt(const ast::Stmt& stmt, const ast::ExprStmt& node) {
  if (node.block || IsUiCall(node.value)) {
    LowerUiCall(node.value, node.block ? &*node.block : nullptr, {}, false);
    return;
  }
  if (As<ast::StrLiteral>(node.value) != nullptr) return;  // a comment in quotes
  if (const auto* comprehension = As<ast::Comprehension>(node.value);
      comprehension != nullptr && ContainsUi(node.value)) {
    LowerUiComprehension(node.value, *comprehension, false);
    return;
  }
  if (const auto* call = CallOf(node.value);
      call != nullptr && call->callee.builtin == "app" && call->callee.kind == RefKind::kBuiltinFunction) {
    return LowerApp(*call);
  }
  Expr value = LowerExpr(node.value);
  if (value.kind != ExprKind::kVar && value.kind != ExprKind::kNone) Emit(ir::ExprStmt(std::move(value), stmt.range));
}

void Lowerer::LowerAssign(const ast::Stmt& stmt, const ast::Assign& node) {
  if (!node.value.valid()) return;  // `x: int`: its values follow
  if (node.targets.size() == 1 && (node.block || IsUiCall(node.value))) {
    const ast::Body* block = node.block ? &*node.block : nullptr;
    auto bound = Tables().bindings.find(node.targets[0]);
    if (bound != Tables().bindings.end() && Sym(bound->second).is_handle) {
      LowerUiCall(node.value, block, bound->second, false);
      return;
    }
    AssignTo(node.targets[0], LowerUiCall(node.value, block, {}, true), stmt.range);
    return;
  }
  if (node.targets.size() == 1) {
    const auto* list = As<ast::ListLiteral>(node.targets[0]);
    const auto* tuple = As<ast::TupleLiteral>(node.targets[0]);
    if (list == nullptr && tuple == nullptr) {
      TypeId type = LowerTarget(node.targets[0]).type;
      return AssignTo(node.targets[0], LowerExprAs(node.value, type), stmt.range);
    }
    return AssignTo(node.targets[0], LowerExpr(node.value), stmt.range);
  }
  Expr value = LowerExpr(node.value);
  VarId temp = Temp("value", value.type);
  Emit(ir::LetStmt(temp, std::move(value), stmt.range));
  for (ast::ExprId target : node.targets) AssignTo(target, ir::VarExpr(program_, temp, stmt.range), stmt.range);
}

/// A target as an expression with the type it was declared with.
Expr Lowerer::LowerTarget(ast::ExprId target) {
  SourceRange range = Ast(target).range;
  auto bound = Tables().bindings.find(target);
  if (bound != Tables().bindings.end()) return ir::VarExpr(program_, VarOf(bound->second), range);
  if (const auto* attribute = As<ast::Attribute>(target)) return LowerAttribute(target, *attribute, range);
  if (const auto* index = As<ast::Index>(target)) return LowerIndex(*index, TypeOf(target), range);
  if (const auto* slice = As<ast::Slice>(target)) return LowerSlice(*slice, TypeOf(target), range);
  return LowerName(target, range);
}

void Lowerer::AssignTo(ast::ExprId target, Expr value, SourceRange range) {
  if (const auto* tuple = As<ast::TupleLiteral>(target)) return Unpack(tuple->items, std::move(value), range);
  if (const auto* list = As<ast::ListLiteral>(target)) return Unpack(list->items, std::move(value), range);
  Expr place = LowerTarget(target);
  value = Coerce(std::move(value), place.type);
  if (place.kind == ExprKind::kVar) return AssignVar(place.var, std::move(value), range);
  Emit(ir::AssignStmt(std::move(place), std::move(value), range));
}

void Lowerer::AssignVar(VarId var, Expr value, SourceRange range) {
  ir::VarKind kind = program_.vars[var].kind;
  bool has_place = kind == ir::VarKind::kGlobalState || kind == ir::VarKind::kState || kind == ir::VarKind::kParam;
  if (!has_place && assigned_.insert(var).second) return Emit(ir::LetStmt(var, std::move(value), range));
  Emit(ir::AssignStmt(ir::VarExpr(program_, var, range), std::move(value), range));
}

void Lowerer::LowerAugAssign(const ast::Stmt& stmt, const ast::AugAssign& node) {
  Expr place = LowerTarget(node.target);
  Expr before = place;
  bool varies = IsOptional(place.type) || Kind(place.type) == TypeKind::kUnion;
  if (varies) before = Narrow(place, TypeOf(node.target));  // what it is known to be here
  bool waits = As<ast::Await>(node.value) != nullptr && Kind(before.type) != TypeKind::kList &&
               Kind(before.type) != TypeKind::kSet && Kind(before.type) != TypeKind::kDict;
  if (waits) {  // as in Python: what is there before the wait is added to
    VarId old = Temp("before", before.type);
    Emit(ir::LetStmt(old, std::move(before), stmt.range));
    before = ir::VarExpr(program_, old, stmt.range);
  }
  Expr value = LowerExpr(node.value);
  Expr result = MakeBinary(node.op, before, value, before.type, stmt.range);
  if (varies || result.kind != ExprKind::kBinary || result.type != place.type) {
    result = Coerce(std::move(result), place.type);
    if (result.kind == ExprKind::kConcat && place.kind == ExprKind::kVar)
      return AssignVar(place.var, std::move(result), stmt.range);
    if (result.kind != ExprKind::kConcat) return Emit(ir::AssignStmt(std::move(place), std::move(result), stmt.range));
  }
  if (waits) {
    if (place.kind == ExprKind::kVar) return AssignVar(place.var, std::move(result), stmt.range);
    return Emit(ir::AssignStmt(std::move(place), std::move(result), stmt.range));
  }
  Stmt lowered = ir::MakeStmt(StmtKind::kAugAssign, stmt.range);
  lowered.text = result.kind == ExprKind::kBinary ? result.text : "+";
  lowered.value.push_back(result.kind == ExprKind::kBinary ? std::move(result.operands[1]) : std::move(value));
  lowered.target.push_back(std::move(place));
  Emit(std::move(lowered));
}

void Lowerer::LowerIf(const ast::Stmt& stmt, const ast::If& node) {
  Stmt lowered = ir::MakeStmt(StmtKind::kIf, stmt.head);
  for (const ast::IfBranch& branch : node.branches) {
    Expr condition = LowerCondition(branch.condition);
    lowered.branches.push_back({std::move(condition), LowerBody(branch.body)});
  }
  if (node.else_body) lowered.else_body = LowerBody(*node.else_body);
  Emit(std::move(lowered));
}

/// Each loop has variables of its own. A name that is used outside the loops which bind it is assigned from them.
void Lowerer::LowerFor(const ast::Stmt& stmt, const ast::For& node) {
  SourceRange outer = at_.loop;
  if (at_.loop.end == 0) at_.loop = stmt.range;
  Stmt lowered = ir::MakeStmt(StmtKind::kFor, stmt.head);
  lowered.value.push_back(LowerExpr(node.iterable));
  bool assigns = IsPlaceTarget(node.target);  // `for self.x in …`: a name of its own, and an assignment
  std::vector<SymbolId> symbols;
  if (!assigns) CollectTargets(node.target, symbols);
  std::vector<std::pair<VarId, VarId>> copies;
  std::vector<std::pair<SymbolId, VarId>> hidden;
  for (SymbolId symbol : symbols) {
    if (!LivesOn(symbol)) {
      auto known = vars_.find(symbol);
      hidden.emplace_back(symbol, known == vars_.end() ? VarId{} : known->second);
      if (known != vars_.end()) vars_.erase(known);
    } else {
      VarId var = VarOf(symbol);
      copies.emplace_back(var, Temp(Sym(symbol).name, Concrete(Sym(symbol).type)));
    }
  }
  if (assigns) {
    lowered.unpack.var = Temp("item", check::ElementOf(types_, lowered.value[0].type));
  } else {
    lowered.unpack = BindTarget(node.target, true);
  }
  ir::ForEachTargetVar(lowered.unpack, [&](VarId& var) {
    for (const auto& copy : copies) {
      if (copy.first == var) var = copy.second;
    }
    assigned_.insert(var);
  });
  ir::Body* outside = std::exchange(at_.out, &lowered.body);
  for (const auto& copy : copies) AssignVar(copy.first, ir::VarExpr(program_, copy.second, stmt.head), stmt.head);
  if (assigns) AssignTo(node.target, ir::VarExpr(program_, lowered.unpack.var, stmt.head), stmt.head);
  for (ast::StmtId id : node.body) LowerStmt(id);
  at_.out = outside;
  at_.loop = outer;
  for (const auto& entry : hidden) {
    vars_.erase(entry.first);
    if (entry.second.valid()) vars_[entry.first] = entry.second;
  }
  Emit(std::move(lowered));
}

void Lowerer::LowerWhile(const ast::Stmt& stmt, const ast::While& node) {
  SourceRange outer = at_.loop;
  if (at_.loop.end == 0) at_.loop = stmt.range;
  Stmt lowered = ir::MakeStmt(StmtKind::kWhile, stmt.head);
  lowered.value.push_back(LowerCondition(node.condition));
  lowered.body = LowerBody(node.body);
  at_.loop = outer;
  Emit(std::move(lowered));
}

void Lowerer::LowerReturn(const ast::Stmt& stmt, const ast::Return& node) {
  Stmt lowered = ir::MakeStmt(StmtKind::kReturn, stmt.range);
  if (node.value.valid()) {
    Expr value = LowerExpr(node.value);
    if (at_.result.valid() && Kind(at_.result) != TypeKind::kNone) value = Coerce(std::move(value), at_.result);
    lowered.value.push_back(std::move(value));
  } else if (at_.result.valid() && IsOptional(at_.result)) {
    lowered.value.push_back(ir::NoneExpr(at_.result, stmt.range));
  }
  Emit(std::move(lowered));
}

}  // namespace gblocks::lower
