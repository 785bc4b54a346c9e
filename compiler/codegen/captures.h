// Which variables a closure uses, and what evaluating an expression may do.
#pragma once

#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/ir/effects.h"
#include "compiler/ir/ir.h"

namespace gblocks::codegen {

/// The variables that occur in a piece of code, in the order of their first occurrence, and which of them it assigns.
class VariableUses {
 public:
  void Add(const ir::Expr& expr);
  void Add(const ir::Body& body);
  void Add(ir::VarId var);

  const std::vector<ir::VarId>& vars() const { return vars_; }
  bool Assigned(ir::VarId var) const { return assigned_.count(var) > 0; }
  bool Uses(ir::VarId var) const { return seen_.count(var) > 0; }

 private:
  void Add(const ir::Stmt& stmt);
  void AddTarget(const ir::Target& target);

  std::vector<ir::VarId> vars_;
  std::unordered_set<ir::VarId> seen_;
  std::unordered_set<ir::VarId> assigned_;
};

/// The variables of a program that are read somewhere: what is never read is declared so that compilers do not mind, or
/// not at all.
class ReadVariables {
 public:
  explicit ReadVariables(const ir::Program& program);
  bool Read(ir::VarId var) const;
  /// Whether code speaks of it, be it only to give it a value.
  bool Named(ir::VarId var) const { return Read(var) || assigned_.count(var) > 0; }
  /// Whether generated code needs the instance by name.
  bool InstanceUsed(ir::VarId instance) const;

 private:
  void Visit(const ir::Expr& expr);
  void Visit(const ir::Body& body);
  void Visit(const ir::Stmt& stmt);
  void VisitNames(const ir::Stmt& stmt);

  struct Bound {
    ir::VarId instance;
    int frame;
  };
  std::unordered_set<ir::VarId> read_, assigned_;
  std::unordered_map<ir::VarId, Bound> bound_;  // element handles
  int frame_ = 0, frame_count_ = 0;             // tells what has a time of its own apart
};

/// What the order of evaluation matters to.
enum class Effect {
  kNone,    // constants and locals
  kReads,   // reads what other code may change, or can fail
  kWrites,  // calls functions, changes data
};
class EffectFinder {
 public:
  explicit EffectFinder(const ir::Program& program);
  Effect Of(const ir::Expr& expr) const;
  /// Whether running it changes data or does something else than give a value.
  bool Acts(const ir::Body& body) const { return table_.Of(body).acts; }
  bool Acts(const ir::Expr& expr) const { return table_.Of(expr).acts; }

 private:
  Effect OwnEffect(const ir::Expr& expr) const;

  const ir::Program& program_;
  ir::EffectsTable table_;
  std::vector<bool> functions_act_;
};

/// Record and number of the fields that some code assigns. The others never change.
std::set<std::pair<int, int>> AssignedFields(const ir::Program& program);

/// Functions whose calls can lead to themselves.
std::set<ir::FunctionId> RecursiveFunctions(const ir::Program& program);

/// Whether evaluating runs functions of the program, which say their own lines.
bool CallsFunctions(const ir::Expr& expr);

}  // namespace gblocks::codegen
