// What code reads and writes of that which outlives a run: states, properties, fields, and the items of lists, sets and
// dicts. Inferred from the IR, through the functions that are called.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <vector>

#include "compiler/ir/ir.h"

namespace gblocks::ir {

/// Something that is read and written.
struct Place {
  enum class Kind { kState, kProperty, kField } kind = Kind::kState;
  VarId var;  // kState: the state; kProperty: the object where it is named (none: any of the type)
  ComponentId component;
  RecordId record;
  int index = -1;

  bool operator==(const Place&) const = default;
  auto operator<=>(const Place&) const = default;
};

struct Effects {
  std::set<Place> reads, writes;
  bool reads_items = false;  // of a list, set or dict, or what a function value reads
  bool acts = false;  // running it twice is not the same as running it once: it changes, prints, draws a random number

  bool Tracks() const { return reads_items || !reads.empty(); }
  void Add(const Effects& other);
};

/// True if values of the type are or hold lists, sets or dicts.
bool HoldsItems(const check::TypeTable& types, TypeId type);
/// True if the builtin changes its first operand: "list.append".
bool BuiltinMutates(const std::string& name);
/// True if the builtin does more than give a value: "list.append", "print", "random.random".
bool BuiltinActs(const std::string& name);

class EffectsTable {
 public:
  explicit EffectsTable(const Program& program);
  /// What lies in it with a time of its own (listeners, renders, effects, fragments) does not count.
  Effects Of(const Body& body) const;
  Effects Of(const Stmt& stmt) const;
  Effects Of(const Expr& expr) const;

 private:
  void AddExpr(const Expr& expr, Effects& effects) const;
  void AddTarget(const Expr& target, Effects& effects) const;
  void AddWrite(const Expr& object, Effects& effects) const;
  void AddStmt(const Stmt& stmt, Effects& effects) const;

  const Program& program_;
  std::vector<Effects> functions_;
};

/// "tasks", "new_task.value", "Task.complete".
std::string PlaceName(const Program& program, const Place& place);

}  // namespace gblocks::ir
