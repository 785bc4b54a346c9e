// attach_listeners: a listener of an element stands right behind the element.
//
//   element div                            element div
//     if info is not None …        =>        if info is not None …
//     field = element input                  field = element input
//   on field.input                           on field.input
//     value = ev.value                         value = ev.value
//
// What a block with control flow holds may be placed again by itself, in an effect, where nothing outside can reach its elements. So
// that nothing has to, the listener goes with the element; one of several elements goes to each of them. It stays where it is if it
// uses a variable that does not exist yet up there.
#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/ir/clone.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

using namespace ir;

/// Where an element is declared.
struct Place {
  Body* body = nullptr;
  size_t index = 0;
};

bool HoldsElements(const Stmt& stmt) {
  return stmt.kind == StmtKind::kElement || stmt.kind == StmtKind::kScope || stmt.kind == StmtKind::kChildren;
}

/// Finds the declaration of `handle` in what a body always holds.
Place Find(Body& body, VarId handle) {
  for (size_t i = 0; i < body.size(); ++i) {
    if (body[i].kind == StmtKind::kElement && body[i].element->handle == handle) return {&body, i};
    if (!HoldsElements(body[i])) continue;
    Place found;
    ForEachBody(body[i], [&](Body& inner) {
      if (!found.body) found = Find(inner, handle);
    });
    if (found.body) return found;
  }
  return {};
}

std::unordered_set<VarId> UsedBy(const Stmt& listen) {
  std::unordered_set<VarId> used;
  VisitBody(Body{listen}, [&](const Stmt& stmt) {
    ForEachVar(stmt, [&](const VarId& var) { used.insert(var); });
    ForEachExpr(stmt, [&](const Expr& expr) {
      VisitExpr(expr, [&](const Expr& inner) {
        if (inner.kind == ExprKind::kVar) used.insert(inner.var);
      });
    });
  });
  return used;
}

class Attacher {
 public:
  explicit Attacher(Program& program) : program_(program) {}

  void Walk(Body& body) {
    for (size_t i = 0; i < body.size(); ++i) {
      if (body[i].kind != StmtKind::kListen) {
        ForEachBody(body[i], [&](Body& inner) { Walk(inner); });
      } else if (Attach(body, i)) {
        body.erase(body.begin() + static_cast<std::ptrdiff_t>(i--));
      }
    }
  }

 private:
  /// Moves the listener at `index` to its elements; false if it has to stay.
  bool Attach(Body& body, size_t index) {
    const Stmt& listen = body[index];
    std::vector<size_t> holders;
    for (const EventSource& source : listen.events) {
      if (source.kind != EventSource::Kind::kElement) return false;
      size_t holder = 0;
      while (holder < index && !(HoldsElements(body[holder]) && Declares(body[holder], source.element))) ++holder;
      if (holder == index) return false;
      Place place;
      ForEachBody(body[holder], [&](Body& inner) {
        if (!place.body) place = Find(inner, source.element);
      });
      if (!place.body) return false;  // it is this statement's own element, or in a branch
      holders.push_back(holder);
    }
    if (holders.empty()) return false;
    std::unordered_set<VarId> used = UsedBy(listen);
    for (const EventSource& source : listen.events) used.erase(source.element);
    for (size_t i = *std::min_element(holders.begin(), holders.end()); i < index; ++i) {
      for (const VarId var : used) {
        if (program_.vars[var].kind != VarKind::kGlobal && Declares(body[i], var)) return false;
      }
    }
    const Stmt original = std::move(body[index]);
    for (size_t i = 0; i < holders.size(); ++i) {
      Body copy{original};
      if (holders.size() > 1) {
        Replacements replacements;
        copy = CloneFresh(program_, copy, replacements);
      }
      copy[0].events = {original.events[i]};
      ForEachBody(body[holders[i]], [&](Body& inner) {
        const Place place = Find(inner, original.events[i].element);
        if (!place.body || copy.empty()) return;
        size_t at = place.index + 1;
        while (at < place.body->size() && (*place.body)[at].kind == StmtKind::kListen) ++at;
        place.body->insert(place.body->begin() + static_cast<std::ptrdiff_t>(at), std::move(copy[0]));
        copy.clear();
      });
    }
    return true;
  }

  /// True if the statement, or one inside it that it always holds, declares the variable.
  bool Declares(const Stmt& stmt, VarId var) const {
    bool declares = false;
    VisitBody(Body{stmt}, [&](const Stmt& inner) {
      ForEachDeclared(inner, [&](const VarId& one) { declares |= one == var; });
    });
    return declares;
  }

  Program& program_;
};

}  // namespace

void AttachListeners(Program& program) {
  ForEachDrawing(program, [&](Body& body, ComponentId) { Attacher(program).Walk(body); });
}

}  // namespace gblocks::passes
