// derive_keys: a container without a key follows the first keyed component in it.
//
//   for task in tasks:                      for task in tasks:
//       Row:                          =>        Row(key=task.id):
//           Textbox(key=task.id)                    Textbox(key=task.id)
//
// Matching goes from the outside in: an unkeyed Row would be matched by its place, and the keyed Textbox in it would meet another
// one's earlier self. The key is taken only from what the container always holds (not from inside `if` or `for`), and only where
// it can be computed before the container's block runs.
#include <unordered_set>

#include "compiler/ir/walk.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/reads.h"

namespace gblocks::passes {
namespace {

using namespace ir;

std::vector<Expr>* KeyOf(Stmt& stmt) {
  if (stmt.kind == StmtKind::kElement) return &stmt.element->key;
  if (stmt.kind == StmtKind::kScope) return &stmt.scope->key;
  return nullptr;
}

/// The key of the first keyed component that a body unconditionally holds; null if there is none.
const Expr* FirstKey(Body& body) {
  for (Stmt& stmt : body) {
    if (std::vector<Expr>* key = KeyOf(stmt)) {
      if (!key->empty()) return &key->front();
      const Expr* inner = FirstKey(stmt.kind == StmtKind::kElement ? stmt.element->body : stmt.scope->body);
      if (inner) return inner;
    } else if (stmt.kind == StmtKind::kChildren) {
      if (const Expr* inner = FirstKey(stmt.body)) return inner;
    }
  }
  return nullptr;
}

void DeriveIn(Body& body) {
  for (Stmt& stmt : body) {
    ForEachBody(stmt, [](Body& inner) { DeriveIn(inner); });
    std::vector<Expr>* key = KeyOf(stmt);
    if (!key || !key->empty()) continue;
    Body& inside = stmt.kind == StmtKind::kElement ? stmt.element->body : stmt.scope->body;
    const Expr* first = FirstKey(inside);
    if (!first) continue;
    std::unordered_set<VarId> declared;
    VisitBody(inside, [&](Stmt& inner) { ForEachDeclared(inner, [&](VarId& var) { declared.insert(var); }); });
    if (!UsesAny(*first, declared)) key->push_back(Expr(*first));
  }
}

}  // namespace

void DeriveKeys(Program& program) {
  ForEachDrawing(program, [](Body& body, ComponentId) { DeriveIn(body); });
}

}  // namespace gblocks::passes
