#include "compiler/passes/item_builder.h"

#include <algorithm>
#include <cctype>

#include "compiler/ir/build.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/constants.h"
#include "compiler/passes/reads.h"

namespace gblocks::passes {

using namespace ir;

Stmt ItemBuilder::Build(Stmt item, RenderFrame frame) {
  frame_ = frame;
  instance_ = NewVar(program_, "", program_.types->none(), VarKind::kInstance);
  // The outermost component names the item; the key is the first one from the outside in.
  std::string name;
  int type_number = -1;
  std::vector<Expr> key;
  for (Stmt* stmt = &item; stmt;) {
    const std::vector<Expr>& stated = stmt->kind == StmtKind::kScope ? stmt->scope->key : stmt->element->key;
    if (key.empty()) key = stated;
    if (stmt->kind == StmtKind::kElement) {
      if (name.empty()) {
        name = stmt->element->tag;
        type_number = former_.TypeNumberOf(name);
      }
      break;
    }
    if (name.empty()) {
      name = program_.components[stmt->scope->component].name;
      type_number = program_.components[stmt->scope->component].type_number;
    }
    Body* body = &stmt->scope->body;
    stmt = nullptr;
    while (body) {
      Body* inner = nullptr;
      for (Stmt& candidate : *body) {
        if (candidate.kind == StmtKind::kElement || candidate.kind == StmtKind::kScope) stmt = &candidate;
        if (candidate.kind == StmtKind::kChildren && MakesPage(candidate)) inner = &candidate.body;
      }
      body = inner;
    }
  }
  key_ = key;
  const SourceRange range = item.range;
  Time time;
  AddStmt(item, -1, time);
  return Finish(name, type_number, std::move(key), range);
}

Stmt ItemBuilder::BuildRender(Stmt render, RenderFrame frame) {
  instance_ = NewVar(program_, "", program_.types->none(), VarKind::kInstance);
  HtmlNode root;
  root.tag = "div";
  root.attributes.emplace_back("class", frame == RenderFrame::kRow ? "row render" : "column render");
  tree_.Add(-1, std::move(root));
  const SourceRange range = render.range;
  Stmt enter = MakeStmt(StmtKind::kEnter, range);
  enter.var = instance_;
  enter.index = made_.slots++;
  made_.slot_nodes.push_back(0);
  enter.hole.node = 0;
  enter.body.push_back(std::move(render));
  out_.push_back(std::move(enter));
  return Finish("render", former_.TypeNumberOf("render"), {}, range);
}

void ItemBuilder::AddBody(Body& body, int parent, Time& time) {
  for (Stmt& stmt : body) AddStmt(stmt, parent, time);
}

void ItemBuilder::AddStmt(Stmt& stmt, int parent, Time& time) {
  switch (stmt.kind) {
    case StmtKind::kElement: AddElement(stmt, parent, time); break;
    case StmtKind::kScope: AddScope(stmt, parent, time); break;
    case StmtKind::kChildren: AddBody(stmt.body, parent, time.caller ? *time.caller : time); break;
    default: Emit(std::move(stmt), TimeOf(stmt, time));
  }
}

void ItemBuilder::AddScope(Stmt& stmt, int parent, Time& time) {
  Scope& scope = *stmt.scope;
  if (scope.object.valid()) {
    Stmt object = MakeStmt(StmtKind::kObject, stmt.range);
    object.var = scope.object;
    object.owner = instance_;
    object.index = made_.components++;
    object.component = scope.component;
    Emit(std::move(object), nullptr);
    for (PropertyInit& init : scope.inits) {
      Stmt declare = MakeStmt(StmtKind::kDeclare, stmt.range);
      declare.var = scope.object;
      declare.component = scope.component;
      declare.index = init.property;
      declare.declared = init.declared;
      declare.value.push_back(std::move(init.value));
      Time* when = TimeOf(declare, time);
      Emit(std::move(declare), when);
    }
  }
  Time own;
  own.caller = &time;
  own.own = true;
  own.component = scope.component;
  FindChanging(scope.body, own);
  AddBody(scope.body, parent, own);
  if (own.effect.empty()) return;
  Stmt effect = MakeStmt(StmtKind::kEffect, stmt.range);
  effect.var = instance_;
  effect.index = made_.effects++;
  effect.always = NeedsParentRun(own.effect);
  effect.body = std::move(own.effect);
  Emit(std::move(effect), nullptr);
}

void ItemBuilder::AddElement(Stmt& stmt, int parent, Time& time) {
  Element& element = *stmt.element;
  HtmlNode html;
  if (element.tag == "#text") {
    if (!element.text.empty()) html.text = element.text[0].text;
    tree_.Add(parent, std::move(html));
    return;
  }
  html.tag = element.tag;
  const int node = tree_.Add(parent, std::move(html));
  for (Attribute& attribute : element.attributes) AddAttribute(element, attribute, node, time);
  if (element.handle.valid()) {
    tree_[node].numbered = true;
    Stmt bind = MakeStmt(StmtKind::kBindElement, stmt.range);
    bind.var = element.handle;
    bind.owner = instance_;
    bind.index = node;
    Emit(std::move(bind), nullptr);
  }
  if (!element.text.empty()) AddText(std::move(element.text[0]), node, time);
  AddChildren(stmt, node, time);
}

void ItemBuilder::AddChildren(Stmt& stmt, int node, Time& time) {
  Body& body = stmt.element->body;
  if (Absorbs(body)) return AddBody(body, node, time);
  tree_[node].numbered = true;
  Stmt enter = MakeStmt(StmtKind::kEnter, stmt.range);
  enter.var = instance_;
  enter.index = made_.slots++;
  made_.slot_nodes.push_back(node);
  enter.hole.node = node;
  enter.body = std::move(body);
  Time* when = TimeOf(enter, time);
  enter.body = former_.FormList(std::move(enter.body), RenderFrame::kBare, time.component);
  Emit(std::move(enter), when);
}

bool ItemBuilder::Absorbs(const Body& body) const {
  return std::all_of(body.begin(), body.end(), [&](const Stmt& stmt) {
    const auto key_fits = [&](const std::vector<Expr>& key) {
      return key.empty() || (key_.empty() ? IsConstant(key[0]) : FollowsFrom(key[0], key_[0]));
    };
    switch (stmt.kind) {
      case StmtKind::kElement: return key_fits(stmt.element->key);  // its own children may be in a slot of its own
      case StmtKind::kScope: return key_fits(stmt.scope->key) && Absorbs(stmt.scope->body);
      case StmtKind::kChildren: return Absorbs(stmt.body);
      default: return !MakesPage(stmt);
    }
  });
}

/// Finds the variables that change by themselves in a component's own code: what is computed from tracked things, and what is
/// assigned beside them. Code of nested components and of children is not its own.
void ItemBuilder::FindChanging(const Body& body, Time& time) {
  // Own code is at depth 0. A component called in it is one deeper, and its `children` are back in own code.
  const auto visit = [&](const auto& self, const Body& inside, int depth) -> void {
    for (const Stmt& stmt : inside) {
      if (stmt.kind == StmtKind::kElement) {
        self(self, stmt.element->body, depth);
      } else if (stmt.kind == StmtKind::kScope) {
        self(self, stmt.scope->body, depth + 1);
      } else if (stmt.kind == StmtKind::kChildren) {
        if (depth > 0) self(self, stmt.body, depth - 1);
      } else if (depth == 0 && stmt.kind != StmtKind::kListen && !MakesPage(stmt) && TimeOf(stmt, time)) {
        VisitBody(Body{stmt}, [&](const Stmt& inner) {
          ForEachDeclared(inner, [&](const VarId& var) { time.changing.insert(var); });
          if (inner.kind != StmtKind::kAssign && inner.kind != StmtKind::kAugAssign) return;
          if (inner.target[0].kind == ExprKind::kVar) time.changing.insert(inner.target[0].var);
        });
      }
    }
  };
  // What depends on a changing variable changes, too, wherever it stands: until nothing is new.
  for (size_t before = time.changing.size() + 1; before != time.changing.size();) {
    before = time.changing.size();
    visit(visit, body, 0);
  }
}

Time* ItemBuilder::TimeOf(const Expr& expr, Time& time) const {
  Time* found = nullptr;
  for (Time* one = &time; one; one = one->caller) {
    if (one->own && UsesAny(expr, one->changing)) found = one;
  }
  if (found) return found;
  return time.own && ReadsTracked(program_, expr) ? &time : nullptr;
}

Time* ItemBuilder::TimeOf(const Stmt& stmt, Time& time) const {
  if (stmt.kind == StmtKind::kChildren) {
    Time& callers = time.caller ? *time.caller : time;
    for (const Stmt& inner : stmt.body) {
      if (Time* found = TimeOf(inner, callers)) return found;
    }
    return nullptr;
  }
  if (stmt.kind == StmtKind::kListen || stmt.kind == StmtKind::kRender) {
    // It has time of its own; but it needs the variables that it uses.
    Time* found = nullptr;
    for (Time* one = &time; one; one = one->caller) {
      if (!one->own) continue;
      bool uses = false;
      VisitBody(Body{stmt}, [&](const Stmt& inner) {
        ForEachExpr(inner, [&](const Expr& expr) { uses |= UsesAny(expr, one->changing); });
        ForEachVar(inner, [&](const VarId& var) { uses |= one->changing.count(var) > 0; });
      });
      if (uses) found = one;
    }
    return found;
  }
  Time* found = nullptr;
  const auto note = [&](Time* one) {
    if (one && !found) found = one;
  };
  // The body of a component inside has time of its own as far as it reads tracked things.
  Time inner_time;
  inner_time.caller = &time;
  Time& body_time = stmt.kind == StmtKind::kScope ? inner_time : time;
  ForEachExpr(stmt, [&](const Expr& expr) { note(TimeOf(expr, time)); });
  ForEachVar(stmt, [&](const VarId& var) {
    for (Time* one = &time; one; one = one->caller) {
      if (one->own && one->changing.count(var) > 0) note(one);
    }
  });
  ForEachBody(stmt, [&](const Body& body) {
    for (const Stmt& inner : body) note(TimeOf(inner, body_time));
  });
  return found;
}

void ItemBuilder::Emit(Stmt stmt, Time* time) { (time ? time->effect : out_).push_back(std::move(stmt)); }

bool ItemBuilder::NeedsParentRun(const Body& effect) const {
  std::unordered_set<VarId> declared;
  VisitBody(effect, [&](const Stmt& stmt) { ForEachDeclared(stmt, [&](const VarId& var) { declared.insert(var); }); });
  bool needs = false;
  VisitExprs(effect, [&](const Expr& expr) {
    if (expr.comprehension) {
      for (const ComprehensionClause& clause : expr.comprehension->clauses) {
        ForEachTargetVar(clause.target, [&](const VarId& var) { declared.insert(var); });
      }
    }
    if (expr.lambda) declared.insert(expr.lambda->params.begin(), expr.lambda->params.end());
    if (expr.kind != ExprKind::kVar) return;
    const VarKind kind = program_.vars[expr.var].kind;
    needs |= (kind == VarKind::kLocal || kind == VarKind::kShared || kind == VarKind::kParam) && declared.count(expr.var) == 0;
  });
  return needs;
}

namespace {

/// Node indices of the tree become numbers, in the statements about this instance.
void NumberNodes(Body& body, VarId instance, HtmlTree& tree) {
  VisitBody(body, [&](Stmt& stmt) {
    if (stmt.kind == StmtKind::kWrite && stmt.var == instance) {
      const HtmlNode& node = tree[stmt.hole.node];
      stmt.hole.node = stmt.hole.kind == HoleKind::kText ? node.text_number : node.number;
    } else if (stmt.kind == StmtKind::kEnter && stmt.var == instance) {
      stmt.hole.node = tree[stmt.hole.node].number;
    } else if (stmt.kind == StmtKind::kBindElement && stmt.owner == instance) {
      stmt.index = tree[stmt.index].number;
    }
  });
}

}  // namespace

Stmt ItemBuilder::Finish(const std::string& name, int type_number, std::vector<Expr> key, SourceRange range) {
  made_.nodes = tree_.AssignNumbers();
  made_.html = tree_.Html();
  for (int& node : made_.slot_nodes) node = tree_[node].number;
  NumberNodes(out_, instance_, tree_);

  std::string variable = name;
  std::replace_if(variable.begin(), variable.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  std::string template_name = variable;
  variable[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(variable[0])));
  template_name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(template_name[0])));
  program_.vars[instance_].name = name == "render" ? "frame" : variable;  // render_1 is the block's function

  Stmt place = MakeStmt(StmtKind::kPlace, range);
  place.var = instance_;
  place.template_id = former_.Share(std::move(made_), template_name);
  place.type_number = type_number;
  place.key = std::move(key);
  place.body = std::move(out_);
  return place;
}

}  // namespace gblocks::passes
