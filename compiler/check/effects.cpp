// What code reads and writes: by itself, and through the functions it calls; and what the program does with each
// handle.
#include <algorithm>

#include "compiler/check/checker.h"

namespace gblocks::check {

void Checker::NoteRead(SymbolId symbol) {
  SymbolKind kind = Sym(symbol).kind;
  if (kind == SymbolKind::kState || kind == SymbolKind::kProperty) at_.context->frame->effects.reads.insert(symbol);
}

/// A function sees what the names around it hold when it runs, not when it was made.
void Checker::NoteCapture(SymbolId symbol) {
  for (const Context* context = at_.context; context != nullptr && context != Info(symbol).context;
       context = context->parent) {
    if (context->kind != ContextKind::kFunction && context->kind != ContextKind::kLambda) return;
    Info(symbol).captured = true;
  }
}

/// Whether a name keeps its first value, as far as its whole body tells.
bool Checker::AssignedOnce(SymbolId symbol) const {
  const Scope* scope = Info(symbol).scope;
  while (scope != nullptr && scope->comprehension) scope = scope->parent;
  if (scope == nullptr || scope->body == nullptr || Sym(symbol).module != at_.module) return true;
  std::vector<ast::ExprId> targets;
  bool calls = false;
  CollectAssigned(*scope->body, targets, calls);
  auto times = std::count_if(targets.begin(), targets.end(), [&](ast::ExprId target) {
    return FindTarget(target, Sym(symbol).name).has_value();
  });
  return times <= (Sym(symbol).kind == SymbolKind::kParam ? 0 : 1);
}

/// Code that shows what is may not change it: a run would start itself over and over.
void Checker::RefuseWriteInRender(SourceRange range, const std::string& what) {
  if (!at_.context->IsRenderBody()) return;
  Report(DiagnosticKind::kRenderAssignsState, range).With("what", what).Hint("Assign it in an `on` block.");
}

void Checker::NoteWrite(SymbolId symbol, SourceRange range) {
  SymbolKind kind = Sym(symbol).kind;
  if (kind != SymbolKind::kState && kind != SymbolKind::kProperty) return;
  at_.context->frame->effects.writes.insert(symbol);
  if (kind == SymbolKind::kProperty) Sym(Sym(symbol).component).own_assigned.insert(Sym(symbol).name);
  RefuseWriteInRender(range, (kind == SymbolKind::kState ? "the state `" : "the property `") + Sym(symbol).name + "`");
}

/// A change of a record, list, dict or set reached through `object`.
void Checker::NoteDataWrite(ast::ExprId object, SourceRange range) {
  at_.context->frame->effects.mutates_data = true;
  while (true) {
    if (const auto* attribute = As<ast::Attribute>(object)) {
      object = attribute->object;
    } else if (const auto* index = As<ast::Index>(object)) {
      object = index->object;
    } else {
      break;
    }
  }
  auto found = at_.tables->references.find(object);
  if (found == at_.tables->references.end() || found->second.kind != RefKind::kSymbol) return;
  SymbolId root = found->second.symbol;
  if (Sym(root).kind == SymbolKind::kState || Sym(root).kind == SymbolKind::kProperty) {
    RefuseWriteInRender(range, "what `" + Sym(root).name + "` holds");
  }
}

/// A handle that is stored, passed on or compared: its uses cannot be followed by name any more.
void Checker::Escape(SymbolId symbol) {
  Sym(symbol).escapes = true;
}

/// `object.property`: counted for the handle where `object` names one, else for all of its type. Whether a name is a
/// handle is known at the end; FinishHandles moves what was counted for names that are none.
void Checker::NotePropertyUse(ast::ExprId object, SymbolId component, const std::string& property, bool assigned) {
  SymbolId symbol = component;
  auto found = at_.tables->references.find(object);
  if (As<ast::NameRef>(object) != nullptr && found != at_.tables->references.end() &&
      found->second.kind == RefKind::kSymbol) {
    symbol = found->second.symbol;
  }
  PropertyUse& use = Sym(symbol).uses[property];
  Effects& effects = at_.context->frame->effects;
  if (assigned) {
    use.assigned = true;
    effects.property_writes.emplace(symbol, property);
  } else {
    use.read = true;
    effects.property_reads.emplace(symbol, property);
  }
}

void Checker::NoteListened(ast::ExprId object, SymbolId component, const std::string& event) {
  auto found = at_.tables->references.find(object);
  if (As<ast::NameRef>(object) != nullptr && found != at_.tables->references.end() &&
      found->second.kind == RefKind::kSymbol) {
    Sym(found->second.symbol).listened.insert(event);
  } else if (component.valid()) {
    Sym(component).listened.insert(event);
  }
}

/// Which names are handles; uses through names that are none count for the component's type.
void Checker::FinishHandles() {
  for (size_t i = 0; i < program_.symbols.size(); ++i) {
    SymbolId id{static_cast<int32_t>(i)};
    Symbol& symbol = Sym(id);
    int first = symbol.kind == SymbolKind::kParam ? 0 : 1;
    symbol.shared = Info(id).captured && Info(id).assignments > first && !Info(id).loop_variable &&
                    symbol.place != Place::kGlobal &&
                    (symbol.kind == SymbolKind::kLocal || symbol.kind == SymbolKind::kParam) &&
                    Kind(symbol.type) != TypeKind::kElement;
    if (symbol.kind == SymbolKind::kComponent || !symbol.type.valid()) continue;
    TypeId type = WithoutNone(types_, symbol.type);
    bool component = Kind(type) == TypeKind::kComponent;
    if (!component && Kind(type) != TypeKind::kElement) continue;
    symbol.is_handle = symbol.kind == SymbolKind::kLocal && Info(id).is_call_of_component && Info(id).assignments == 1;
    if (symbol.is_handle && symbol.escapes && component) Sym(T(type).symbol).escapes = true;
    if (symbol.is_handle || !component) continue;
    Symbol& all = Sym(T(type).symbol);
    all.escapes = true;
    for (const auto& [property, use] : symbol.uses) {
      all.uses[property].read |= use.read;
      all.uses[property].assigned |= use.assigned;
    }
    all.listened.insert(symbol.listened.begin(), symbol.listened.end());
  }
  for (Frame& frame : frames_) {
    for (auto* uses : {&frame.effects.property_reads, &frame.effects.property_writes}) {
      std::set<std::pair<SymbolId, std::string>> mapped;
      for (const auto& [symbol, property] : *uses) {
        bool by_name = Sym(symbol).is_handle || Sym(symbol).kind == SymbolKind::kComponent;
        TypeId type = WithoutNone(types_, Sym(symbol).type);
        mapped.emplace(by_name || Kind(type) != TypeKind::kComponent ? symbol : T(type).symbol, property);
      }
      *uses = std::move(mapped);
    }
  }
}

/// Adds to each frame what the functions it calls do, through any number of calls.
void Checker::CloseEffects() {
  bool changed = true;
  auto merge = [&](auto& into, const auto& from) {
    size_t before = into.size();
    into.insert(from.begin(), from.end());
    changed = changed || into.size() != before;
  };
  while (changed) {
    changed = false;
    for (Frame& frame : frames_) {
      for (const auto& call : frame.calls) {
        const Frame* callee = Info(call.first).frame;
        if (callee == nullptr || callee == &frame) continue;
        merge(frame.effects.reads, callee->effects.reads);
        merge(frame.effects.writes, callee->effects.writes);
        merge(frame.effects.property_reads, callee->effects.property_reads);
        merge(frame.effects.property_writes, callee->effects.property_writes);
        if (callee->effects.mutates_data && !frame.effects.mutates_data) frame.effects.mutates_data = changed = true;
      }
    }
  }
  for (const Frame& frame : frames_) {
    if (frame.stmt.valid()) program_.modules[frame.module].tables.effects[frame.stmt] = frame.effects;
  }
}

/// Functions that can call themselves, components that can contain themselves.
void Checker::MarkRecursion() {
  std::map<SymbolId, std::vector<SymbolId>> edges;
  for (const auto& [from, to] : component_calls_) edges[from].push_back(to);
  for (size_t i = 0; i < program_.symbols.size(); ++i) {
    SymbolId id{static_cast<int32_t>(i)};
    if (Sym(id).kind != SymbolKind::kFunction || Info(id).frame == nullptr) continue;
    for (const auto& call : Info(id).frame->calls) edges[id].push_back(call.first);
  }
  for (const auto& entry : edges) {
    std::vector<SymbolId> todo = entry.second;
    std::set<SymbolId> seen;
    while (!todo.empty()) {
      SymbolId next = todo.back();
      todo.pop_back();
      if (!seen.insert(next).second) continue;
      auto found = edges.find(next);
      if (found != edges.end()) todo.insert(todo.end(), found->second.begin(), found->second.end());
    }
    Symbol& symbol = Sym(entry.first);
    symbol.recursive = seen.count(entry.first) > 0;
    if (symbol.recursive && symbol.kind == SymbolKind::kComponent && symbol.takes_children) {
      Misplaced(symbol.range, "`children`", "in a component that places itself",
                "Give `" + symbol.name + "` what it shows as parameters.");
    }
  }
}

/// A render block that calls a function which assigns state would start itself over and over.
void Checker::RefuseCallsInRender() {
  for (const Frame& frame : frames_) {
    if (frame.kind != ContextKind::kRender && frame.kind != ContextKind::kComponent) continue;
    for (const auto& [function, range] : frame.calls) {
      const Frame* callee = Info(function).frame;
      if (callee == nullptr || callee->effects.writes.empty()) continue;
      SymbolId state = *callee->effects.writes.begin();
      bool own = Sym(state).kind == SymbolKind::kState && Sym(state).place == Place::kFunction;
      if (own) continue;
      Report(DiagnosticKind::kRenderAssignsState, range)
          .With("what", "the " + std::string(Sym(state).kind == SymbolKind::kState ? "state `" : "property `") +
                            Sym(state).name + "`, by calling `" + Sym(function).name + "`")
          .Hint("Call it in an `on` block.")
          .Label(Sym(function).range, "`" + Sym(function).name + "` is declared here");
    }
  }
}

}  // namespace gblocks::check
