// Makes one item of a list: a template and the statements that place an instance of it and fill its holes.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "compiler/ir/ir.h"
#include "compiler/passes/html_tree.h"

namespace gblocks::passes {

/// Around a `render` block: nothing (its place is an html element), a column, or a row.
enum class RenderFrame { kBare, kColumn, kRow };

class TemplateFormer;

/// The time of the code that is being placed: a component's own body runs again when what it read changes, in an effect of the
/// instance; its caller's code runs with the block around.
struct Time {
  Time* caller = nullptr;
  bool own = false;                        // a component's own body; else the block's
  ir::ComponentId component;
  std::unordered_set<ir::VarId> changing;  // variables that the effect computes
  ir::Body effect;
};

class ItemBuilder {
 public:
  ItemBuilder(ir::Program& program, TemplateFormer& former) : program_(program), former_(former) {}

  /// The kPlace of an element, or of a scope with one unconditional root element. `frame` is for render blocks among its children.
  ir::Stmt Build(ir::Stmt item, RenderFrame frame);
  /// The kPlace of a render block in a column or row of its own.
  ir::Stmt BuildRender(ir::Stmt render, RenderFrame frame);

 private:
  // item_builder.cpp: statements
  void AddBody(ir::Body& body, int parent, Time& time);
  void AddStmt(ir::Stmt& stmt, int parent, Time& time);
  void AddScope(ir::Stmt& stmt, int parent, Time& time);
  void AddElement(ir::Stmt& stmt, int parent, Time& time);
  void AddChildren(ir::Stmt& stmt, int node, Time& time);
  bool Absorbs(const ir::Body& body) const;
  void FindChanging(const ir::Body& body, Time& time);
  Time* TimeOf(const ir::Expr& expr, Time& time) const;
  Time* TimeOf(const ir::Stmt& stmt, Time& time) const;
  void Emit(ir::Stmt stmt, Time* time);
  bool NeedsParentRun(const ir::Body& effect) const;
  ir::Stmt Finish(const std::string& name, int type_number, std::vector<ir::Expr> key, SourceRange range);

  // item_attributes.cpp: what is static and what is a hole
  void AddAttribute(ir::Element& element, ir::Attribute& attribute, int node, Time& time);
  void AddText(ir::Expr text, int node, Time& time);
  void Write(ir::HoleKind kind, int node, const std::string& name, ir::Expr value, Time& time);

  ir::Program& program_;
  TemplateFormer& former_;
  HtmlTree tree_;
  ir::VarId instance_;
  ir::Template made_;
  ir::Body out_;
  std::vector<ir::Expr> key_;
  RenderFrame frame_ = RenderFrame::kBare;
};

/// Walks lists of items: the page, render blocks, slots.
class TemplateFormer {
 public:
  explicit TemplateFormer(ir::Program& program) : program_(program) {}

  /// Items for what the body makes, code as it is. `frame` is for render blocks among it, `component` the one whose block or body it is.
  ir::Body FormList(ir::Body body, RenderFrame frame, ir::ComponentId component);
  /// The number by which items with this outermost component or tag match.
  int TypeNumberOf(const std::string& name);
  /// The template, or an earlier one that is the same.
  ir::TemplateId Share(ir::Template made, const std::string& name);
  std::string UniqueName(const std::string& base);

 private:
  void FormStmt(ir::Stmt stmt, RenderFrame frame, ir::ComponentId component, ir::Body& out);
  ir::Stmt FormFragment(ir::Stmt stmt, RenderFrame frame);

  ir::Program& program_;
  std::vector<std::string> names_;
};

}  // namespace gblocks::passes
