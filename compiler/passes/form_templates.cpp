// form_templates: what the program puts on the page becomes templates with holes, and statements that fill them.
//
//   for task in tasks:                                   template Row1: <div class="row"><h3 g="t"></h3><button g>Done</button></div>
//       scope Row:                                       for task in tasks:
//           element div(class="row"):              =>        row_1 = place Row1
//               element h3(text=task.name)                       write text 0, node 1 of row_1: task.name
//               button = element button("Done")                  button = node 2 of row_1
//               on button.click: …                               on button.click: …
//
// In a list (the page, a render block, a slot) each element, and each component with one root, is one item: an instance of one
// template. A child is part of its parent's template if its parent always holds the same children. If a block has control flow that
// makes elements, a render block or a state, its element gets a slot, and all its children are items of that slot: so they match
// their earlier selves by type and order among all their siblings. A component without a single root is a fragment: a block with
// a list of its own.
//
// A component's own body runs again by itself when what it read has changed: holes and slots that depend on such things go into
// an effect of the instance. What its caller wrote, its arguments and its children's block, belongs to the caller's run.
#include <algorithm>

#include "compiler/ir/build.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/item_builder.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/reads.h"

namespace gblocks::passes {

using namespace ir;

namespace {

/// How many root elements a body has, if that is always the same number; else -1.
int CountRoots(const Body& body) {
  int roots = 0;
  for (const Stmt& stmt : body) {
    int more = 0;
    switch (stmt.kind) {
      case StmtKind::kElement: more = 1; break;
      case StmtKind::kScope: more = CountRoots(stmt.scope->body); break;
      case StmtKind::kChildren: more = CountRoots(stmt.body); break;
      default: more = MakesPage(stmt) ? -1 : 0;
    }
    if (more < 0) return -1;
    roots += more;
  }
  return roots;
}

std::string LowerCase(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

}  // namespace

Body TemplateFormer::FormList(Body body, RenderFrame frame, ComponentId component) {
  Body out;
  for (Stmt& stmt : body) FormStmt(std::move(stmt), frame, component, out);
  return out;
}

void TemplateFormer::FormStmt(Stmt stmt, RenderFrame frame, ComponentId component, Body& out) {
  switch (stmt.kind) {
    case StmtKind::kElement: out.push_back(ItemBuilder(program_, *this).Build(std::move(stmt), RenderFrame::kBare)); return;
    case StmtKind::kScope:
      if (CountRoots(stmt.scope->body) == 1) {
        out.push_back(ItemBuilder(program_, *this).Build(std::move(stmt), frame));
      } else {
        out.push_back(FormFragment(std::move(stmt), frame));
      }
      return;
    case StmtKind::kChildren: {
      const bool in_row = component.valid() && program_.components[component].name == "Row";
      Body children = FormList(std::move(stmt.body), in_row ? RenderFrame::kRow : RenderFrame::kColumn, component);
      std::move(children.begin(), children.end(), std::back_inserter(out));
      return;
    }
    case StmtKind::kRender:
      stmt.body = FormList(std::move(stmt.body), frame, component);
      out.push_back(frame == RenderFrame::kBare ? std::move(stmt) : ItemBuilder(program_, *this).BuildRender(std::move(stmt), frame));
      return;
    case StmtKind::kIf:
    case StmtKind::kFor:
    case StmtKind::kWhile:
      for (Branch& branch : stmt.branches) branch.body = FormList(std::move(branch.body), frame, component);
      stmt.body = FormList(std::move(stmt.body), frame, component);
      stmt.else_body = FormList(std::move(stmt.else_body), frame, component);
      out.push_back(std::move(stmt));
      return;
    default: out.push_back(std::move(stmt)); return;
  }
}

Stmt TemplateFormer::FormFragment(Stmt stmt, RenderFrame frame) {
  const std::shared_ptr<Scope> scope = stmt.scope;
  const Component& component = program_.components[scope->component];
  Stmt fragment = MakeStmt(StmtKind::kFragment, stmt.range);
  fragment.var = NewVar(program_, LowerCase(component.name), program_.types->none(), VarKind::kFragment);
  fragment.type_number = component.type_number;
  fragment.key = scope->key;
  if (scope->object.valid()) {
    Stmt object = MakeStmt(StmtKind::kObject, stmt.range);
    object.var = scope->object;
    object.owner = fragment.var;
    object.index = 0;
    object.component = scope->component;
    fragment.prelude.push_back(std::move(object));
    for (PropertyInit& init : scope->inits) {
      Stmt declare = MakeStmt(StmtKind::kDeclare, stmt.range);
      declare.var = scope->object;
      declare.component = scope->component;
      declare.index = init.property;
      declare.declared = init.declared;
      declare.value.push_back(std::move(init.value));
      fragment.prelude.push_back(std::move(declare));
    }
  }
  fragment.body = FormList(std::move(scope->body), frame, scope->component);
  return fragment;
}

int TemplateFormer::TypeNumberOf(const std::string& name) {
  std::vector<std::string>& names = program_.type_names;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<int>(found - names.begin());
  names.push_back(name);
  return static_cast<int>(names.size()) - 1;
}

std::string TemplateFormer::UniqueName(const std::string& base) {
  names_.push_back(base);
  return base + std::to_string(std::count(names_.begin(), names_.end(), base));
}

TemplateId TemplateFormer::Share(Template made, const std::string& name) {
  for (size_t i = 0; i < program_.templates.size(); ++i) {
    const TemplateId id{static_cast<int32_t>(i)};
    const Template& other = program_.templates[id];
    if (other.html == made.html && other.nodes == made.nodes && other.memos == made.memos && other.slots == made.slots &&
        other.components == made.components && other.effects == made.effects && other.slot_nodes == made.slot_nodes) {
      return id;
    }
  }
  made.name = UniqueName(name);
  return program_.templates.Add(std::move(made));
}

void FormTemplates(Program& program) {
  TemplateFormer former(program);
  ForEachDrawing(program, [&](Body& body, ComponentId component) {
    body = former.FormList(std::move(body), RenderFrame::kColumn, component);
  });
  // Nothing calls a component any more: what is left of one is the struct of its objects.
  for (Component& component : program.components) component.body.clear();
}

}  // namespace gblocks::passes
