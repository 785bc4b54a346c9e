// prune_unused: drops what nothing uses any more.
//
//   let lines = 1                                   <nothing>
//   record Point(x: int, y: int)            →
//   def helper() -> int …
//
// Names whose value was put in their place everywhere, if computing it does nothing else; functions that no code calls;
// records and components that no code and no type of a variable, field or function speaks of; templates that no place
// is of.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/ir/walk.h"
#include "compiler/passes/constants.h"
#include "compiler/passes/passes.h"

namespace gblocks::passes {
namespace {

using ir::Body;
using ir::Expr;
using ir::Stmt;
using ir::StmtKind;
using ir::TypeId;
using ir::VarId;

class Pruner {
 public:
  explicit Pruner(ir::Program& program) : program_(program) {}

  void Run() {
    while (DropLets()) continue;
    DropFunctions();
    while (DropLets()) continue;
    DropTypes();
    DropTemplates();
  }

 private:
  // ---- Names

  bool DropLets() {
    std::unordered_set<VarId> used;
    auto in_expr = [&](const Expr& expr) {
      if (expr.var.valid()) used.insert(expr.var);
    };
    auto in_stmt = [&](const Stmt& stmt) {
      if (stmt.kind == StmtKind::kLet) return;
      ir::ForEachVar(stmt, [&](const VarId& var) { used.insert(var); });
    };
    ir::ForEachRoot(program_, [&](const Body& root) {
      ir::VisitBody(root, in_stmt);
      ir::VisitExprs(root, [&](const Expr& expr) {
        in_expr(expr);
        if (expr.lambda) ir::VisitBody(expr.lambda->block, in_stmt);
      });
    });
    bool dropped = false;
    ir::ForEachRoot(program_, [&](Body& root) { dropped = DropLets(root, used) || dropped; });
    return dropped;
  }

  bool DropLets(Body& body, const std::unordered_set<VarId>& used) {
    size_t before = body.size();
    auto unused = [&](const Stmt& stmt) {
      return stmt.kind == StmtKind::kLet && used.count(stmt.var) == 0 && (stmt.value.empty() || MayDrop(program_, stmt.value[0]));
    };
    body.erase(std::remove_if(body.begin(), body.end(), unused), body.end());
    bool dropped = body.size() != before;
    for (Stmt& stmt : body) {
      ir::ForEachBody(stmt, [&](Body& inner) { dropped = DropLets(inner, used) || dropped; });
    }
    return dropped;
  }

  // ---- Functions, types, templates: what is kept gets new numbers

  template <class IdType, class Value>
  static std::unordered_map<IdType, IdType> Keep(ValueStore<IdType, Value>& store,
                                                 const std::unordered_set<IdType>& kept) {
    std::unordered_map<IdType, IdType> numbers;
    ValueStore<IdType, Value> rest;
    for (size_t i = 0; i < store.size(); ++i) {
      IdType id{static_cast<int32_t>(i)};
      if (kept.count(id) > 0) numbers[id] = rest.Add(std::move(store[id]));
    }
    store = std::move(rest);
    return numbers;
  }

  void DropFunctions() {
    std::unordered_set<ir::FunctionId> kept;
    std::vector<ir::FunctionId> open;
    auto reach = [&](const Body& body) {
      ir::VisitExprs(body, [&](const Expr& expr) {
        if (expr.function.valid() && kept.insert(expr.function).second) open.push_back(expr.function);
      });
    };
    reach(program_.body);
    while (!open.empty()) {
      ir::FunctionId id = open.back();
      open.pop_back();
      reach(program_.functions[id].body);
    }
    auto numbers = Keep(program_.functions, kept);
    ir::ForEachRoot(program_, [&](Body& root) {
      ir::RewriteExprs(root, [&](Expr& expr) {
        if (expr.function.valid()) expr.function = numbers.at(expr.function);
      });
    });
  }

  /// Records and components: by what code names, and by the symbols of the types it uses.
  void DropTypes() {
    std::unordered_set<int32_t> symbols;
    std::unordered_set<ir::RecordId> records;
    std::unordered_set<ir::ComponentId> components;
    auto in_stmt = [&](const Stmt& stmt) {
      if (stmt.component.valid()) components.insert(stmt.component);
      ir::ForEachDeclared(stmt, [&](const VarId& var) { NoteType(program_.vars[var].type, symbols); });
      for (const ir::EventSource& source : stmt.events) {
        if (source.component.valid()) components.insert(source.component);
      }
    };
    ir::ForEachRoot(program_, [&](const Body& root) {
      ir::VisitBody(root, in_stmt);
      ir::VisitExprs(root, [&](const Expr& expr) {
        if (expr.record.valid()) records.insert(expr.record);
        if (expr.component.valid()) components.insert(expr.component);
        NoteType(expr.type, symbols);
        if (expr.lambda) ir::VisitBody(expr.lambda->block, in_stmt);
      });
    });
    for (const ir::Function& function : program_.functions) {
      NoteType(function.result, symbols);
      for (VarId param : function.params) NoteType(program_.vars[param].type, symbols);
    }
    // Fields and live properties of what is kept speak of more.
    for (bool added = true; added;) {
      added = false;
      for (size_t i = 0; i < program_.records.size(); ++i) {
        ir::RecordId id{static_cast<int32_t>(i)};
        if (records.count(id) == 0 && symbols.count(SymbolOf(program_.records[id].type)) == 0) continue;
        added = records.insert(id).second || added;
        for (const ir::Field& field : program_.records[id].fields) added = NoteType(field.type, symbols) || added;
      }
      for (size_t i = 0; i < program_.components.size(); ++i) {
        ir::ComponentId id{static_cast<int32_t>(i)};
        const ir::Component& component = program_.components[id];
        if (components.count(id) == 0 && symbols.count(SymbolOf(component.type)) == 0) continue;
        added = components.insert(id).second || added;
        for (const ir::Field& field : component.properties) added = NoteType(field.type, symbols) || added;
        for (const ir::Event& event : component.events) {
          for (const ir::Field& datum : event.data) added = NoteType(datum.type, symbols) || added;
        }
      }
    }
    auto record_numbers = Keep(program_.records, records);
    auto component_numbers = Keep(program_.components, components);
    auto renumber = [&](Stmt& stmt) {
      if (stmt.component.valid()) stmt.component = component_numbers.at(stmt.component);
      for (ir::EventSource& source : stmt.events) {
        if (source.component.valid()) source.component = component_numbers.at(source.component);
      }
    };
    ir::ForEachRoot(program_, [&](Body& root) {
      ir::VisitBody(root, renumber);
      ir::RewriteExprs(root, [&](Expr& expr) {
        if (expr.record.valid()) expr.record = record_numbers.at(expr.record);
        if (expr.component.valid()) expr.component = component_numbers.at(expr.component);
      });
    });
  }

  int32_t SymbolOf(TypeId type) const { return (*program_.types)[type].symbol.index; }

  bool NoteType(TypeId type, std::unordered_set<int32_t>& symbols) const {
    if (!type.valid()) return false;
    const check::Type& info = (*program_.types)[type];
    bool added = info.symbol.valid() && symbols.insert(info.symbol.index).second;
    for (TypeId argument : info.arguments) added = NoteType(argument, symbols) || added;
    return added;
  }

  void DropTemplates() {
    std::unordered_set<ir::TemplateId> kept;
    ir::ForEachRoot(program_, [&](const Body& root) {
      ir::VisitBody(root, [&](const Stmt& stmt) {
        if (stmt.kind == StmtKind::kPlace) kept.insert(stmt.template_id);
      });
    });
    auto numbers = Keep(program_.templates, kept);
    ir::ForEachRoot(program_, [&](Body& root) {
      ir::VisitBody(root, [&](Stmt& stmt) {
        if (stmt.kind == StmtKind::kPlace) stmt.template_id = numbers.at(stmt.template_id);
      });
    });
  }

  ir::Program& program_;
};

}  // namespace

void PruneUnused(ir::Program& program) {
  Pruner(program).Run();
}

}  // namespace gblocks::passes
