#include "compiler/ir/verify.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compiler/ir/dump.h"
#include "compiler/ir/walk.h"

namespace gblocks::ir {
namespace {

bool IsSourceKind(StmtKind kind) {
  return kind == StmtKind::kElement || kind == StmtKind::kComponent || kind == StmtKind::kChildren ||
         kind == StmtKind::kScope;
}

bool IsPlacedKind(StmtKind kind) {
  return kind == StmtKind::kPlace || kind == StmtKind::kFragment || kind == StmtKind::kWrite ||
         kind == StmtKind::kEnter || kind == StmtKind::kBindElement || kind == StmtKind::kEffect ||
         kind == StmtKind::kIteration ||
         kind == StmtKind::kObject || kind == StmtKind::kDeclare;
}

/// True if what is declared in the bodies of such a statement is not known after it.
bool OpensBlock(StmtKind kind) {
  return kind == StmtKind::kIf || kind == StmtKind::kFor || kind == StmtKind::kWhile || kind == StmtKind::kListen ||
         kind == StmtKind::kRender || kind == StmtKind::kEffect || kind == StmtKind::kIteration;
}

/// How many operands an expression has: least and most.
std::pair<size_t, size_t> OperandCount(ExprKind kind) {
  constexpr size_t kMany = 1000000;
  switch (kind) {
    case ExprKind::kInt:
    case ExprKind::kFloat:
    case ExprKind::kStr:
    case ExprKind::kBool:
    case ExprKind::kNone:
    case ExprKind::kVar:
    case ExprKind::kComprehension:
    case ExprKind::kLambda:
      return {0, 0};
    case ExprKind::kField:
    case ExprKind::kProperty:
    case ExprKind::kEventDatum:
    case ExprKind::kUnary:
    case ExprKind::kToStr:
    case ExprKind::kTupleItem:
    case ExprKind::kSome:
    case ExprKind::kUnwrap:
    case ExprKind::kToUnion:
    case ExprKind::kMember:
    case ExprKind::kIsMember:
    case ExprKind::kIntToFloat:
    case ExprKind::kTruthy:
      return {1, 1};
    case ExprKind::kBinary:
    case ExprKind::kCompare:
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kFormat:
    case ExprKind::kIndex:
      return {2, 2};
    case ExprKind::kConditional:
      return {3, 3};
    case ExprKind::kSlice:
      return {4, 4};
    case ExprKind::kCallValue:
    case ExprKind::kMethod:
      return {1, kMany};
    case ExprKind::kConcat:
    case ExprKind::kList:
    case ExprKind::kSet:
    case ExprKind::kTuple:
    case ExprKind::kDict:
    case ExprKind::kCall:
    case ExprKind::kBuiltin:
    case ExprKind::kMakeRecord:
      return {0, kMany};
  }
  return {0, 0};
}

class Verifier {
 public:
  Verifier(const Program& program, Stage stage) : program_(program), stage_(stage) {}

  std::vector<std::string> Run() {
    ForEachRoot(program_, [&](const Body& root) {
      VisitBody(root, [&](const Stmt& stmt) {
        if (stmt.kind == StmtKind::kPlace) instances_[stmt.var] = stmt.template_id;
      });
    });
    for (const Component& component : program_.components) {
      declared_.clear();
      for (VarId param : component.params) declared_.insert(param);
      Check(component.body);
    }
    for (const Function& function : program_.functions) {
      declared_.clear();
      for (VarId param : function.params) declared_.insert(param);
      Check(function.body);
    }
    declared_.clear();
    Check(program_.body);
    return std::move(problems_);
  }

 private:
  void Problem(std::string text) { problems_.push_back(std::move(text)); }

  void Check(const Body& body) {
    for (size_t i = 0; i < body.size(); ++i) {
      // Functions that stand one after the other may name each other.
      for (size_t next = i; next < body.size() && IsFunction(body[next]); ++next) declared_.insert(body[next].var);
      CheckStmt(body[i]);
    }
  }

  static bool IsFunction(const Stmt& stmt) {
    return stmt.kind == StmtKind::kLet && !stmt.value.empty() && stmt.value[0].kind == ExprKind::kLambda;
  }

  void Use(VarId var) {
    if (var.index >= static_cast<int32_t>(program_.vars.size())) return Problem("a variable that does not exist");
    VarKind kind = program_.vars[var].kind;
    if (kind == VarKind::kGlobal || kind == VarKind::kGlobalState || declared_.count(var) > 0) return;
    Problem("`" + program_.vars[var].name + "` is used where it is not declared");
  }

  void CheckExpr(const Expr& expr) {
    auto [least, most] = OperandCount(expr.kind);
    if (expr.operands.size() < least || expr.operands.size() > most)
      Problem("wrong number of operands: " + Dump(program_, expr));
    if (!expr.type.valid()) Problem("no type: " + Dump(program_, expr));
    if (expr.kind == ExprKind::kVar) Use(expr.var);
    if (expr.kind == ExprKind::kProperty && !expr.component.valid()) Problem("a property of no component");
    if (expr.kind == ExprKind::kMember || expr.kind == ExprKind::kIsMember) CheckMember(expr);
    if (expr.kind == ExprKind::kField && !expr.record.valid()) Problem("a field of no record");
    for (const Expr& operand : expr.operands) CheckExpr(operand);
    if (expr.comprehension) {
      for (const ComprehensionClause& clause : expr.comprehension->clauses) {
        CheckExpr(clause.iterable);
        ForEachTargetVar(clause.target, [&](const VarId& var) { declared_.insert(var); });
        for (const Expr& condition : clause.conditions) CheckExpr(condition);
      }
      for (const Expr& element : expr.comprehension->element) CheckExpr(element);
    }
    if (expr.lambda) {
      for (VarId param : expr.lambda->params) declared_.insert(param);
      for (const Expr& body : expr.lambda->body) CheckExpr(body);
      Check(expr.lambda->block);
    }
  }

  void CheckMember(const Expr& expr) {
    const check::Type& type = (*program_.types)[expr.operands[0].type];
    bool in = expr.index >= 0 && static_cast<size_t>(expr.index) < type.arguments.size();
    if (type.kind != check::TypeKind::kUnion || !in) Problem("a member of no union: " + Dump(program_, expr));
  }

  void CheckCounts(const Stmt& stmt) {
    bool needs_value =
        stmt.kind == StmtKind::kAssign || stmt.kind == StmtKind::kUnpack || stmt.kind == StmtKind::kAugAssign ||
        stmt.kind == StmtKind::kExpr || stmt.kind == StmtKind::kFor || stmt.kind == StmtKind::kWhile ||
        stmt.kind == StmtKind::kStateCell || stmt.kind == StmtKind::kWrite || stmt.kind == StmtKind::kDeclare;
    if (needs_value && stmt.value.size() != 1) Problem("a statement without its value");
    bool needs_target = stmt.kind == StmtKind::kAssign || stmt.kind == StmtKind::kAugAssign;
    if (needs_target && stmt.target.size() != 1) Problem("an assignment without its target");
  }

  const Template* TemplateOf(VarId instance) {
    auto found = instances_.find(instance);
    if (found != instances_.end()) return &program_.templates[found->second];
    Problem("a hole, slot or effect of no instance");
    return nullptr;
  }

  void CheckRanges(const Stmt& stmt) {
    auto in = [&](int number, int count, const char* what) {
      if (number < 0 || number >= count) Problem(std::string(what) + " " + std::to_string(number) + " out of range");
    };
    if (stmt.kind == StmtKind::kWrite) {
      if (const Template* one = TemplateOf(stmt.var)) {
        in(stmt.hole.node, one->nodes, "node");
        if (stmt.hole.kind != HoleKind::kProperty && stmt.hole.kind != HoleKind::kFocus) in(stmt.hole.memo, one->memos, "memo");
      }
    } else if (stmt.kind == StmtKind::kEnter) {
      if (const Template* one = TemplateOf(stmt.var)) {
        in(stmt.index, one->slots, "slot");
        in(stmt.hole.node, one->nodes, "node");
      }
    } else if (stmt.kind == StmtKind::kEffect) {
      if (const Template* one = TemplateOf(stmt.var)) in(stmt.index, one->effects, "effect");
    } else if (stmt.kind == StmtKind::kBindElement) {
      if (const Template* one = TemplateOf(stmt.owner)) in(stmt.index, one->nodes, "node");
    } else if (stmt.kind == StmtKind::kObject && program_.vars[stmt.owner].kind == VarKind::kInstance) {
      if (const Template* one = TemplateOf(stmt.owner)) in(stmt.index, one->components, "component");
    }
  }

  void CheckStmt(const Stmt& stmt) {
    if (stage_ == Stage::kPlaced ? IsSourceKind(stmt.kind) : IsPlacedKind(stmt.kind))
      Problem("a statement of the other stage");
    CheckCounts(stmt);
    if (stage_ == Stage::kPlaced) CheckRanges(stmt);

    // A loop's own variables and an event are known inside alone; what is observed is computed outside.
    ForEachExpr(stmt, [&](const Expr& expr) { CheckExpr(expr); });
    if (stmt.owner.valid()) Use(stmt.owner);
    for (const EventSource& source : stmt.events) {
      if (source.element.valid()) Use(source.element);
    }
    if (!OpensBlock(stmt.kind)) {
      ForEachDeclared(stmt, [&](const VarId& var) { declared_.insert(var); });
      if (stmt.kind == StmtKind::kFragment) {
        Check(stmt.prelude);
        return InBlock([&] { Check(stmt.body); });
      }
      return ForEachBody(stmt, [&](const Body& body) { Check(body); });
    }
    ForEachBody(stmt, [&](const Body& body) {
      InBlock([&] {
        ForEachDeclared(stmt, [&](const VarId& var) { declared_.insert(var); });
        Check(body);
      });
    });
  }

  template <class Fn>
  void InBlock(const Fn& fn) {
    std::unordered_set<VarId> outside = declared_;
    fn();
    declared_ = std::move(outside);
  }

  const Program& program_;
  Stage stage_;
  std::unordered_set<VarId> declared_;
  std::unordered_map<VarId, TemplateId> instances_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> Verify(const Program& program, Stage stage) {
  return Verifier(program, stage).Run();
}

}  // namespace gblocks::ir
