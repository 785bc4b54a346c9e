// The typed program: syntax trees and the side tables that check/ fills. lower/ and the language server read it.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/check/types.h"

namespace gblocks::check {

using ModuleId = Id<struct ModuleTag>;

enum class SymbolKind {
  kState,      // `state x`: global, or of a render block or component
  kLocal,      // a name bound by assignment, `for`, a comprehension, `as ev`, a lambda's parameter
  kParam,      // of a def
  kProperty,   // parameter of a component: `index` is its place
  kFunction, kRecord, kComponent,
  kEvent,      // `event submit` of a component
};

/// Where a symbol lives in time (docs/reference/when_code_runs.md).
enum class Place {
  kGlobal,   // top level, outside render: made once
  kRender,   // in a render block or component body: made again with each run
  kHandler,  // in an `on` block
  kFunction, // in a def or lambda
};

/// What the program does with one property of one component symbol or component type.
struct PropertyUse {
  bool read = false;
  bool assigned = false;
};

/// A parameter of a def, record field, component property or event datum.
struct ParamInfo {
  std::string name;
  TypeId type;
  ast::ExprId default_value;  // in the declaring module; none: required
  SourceRange range;
};

struct Symbol {
  SymbolKind kind;
  std::string name;
  SourceRange range;      // the name where it is declared
  ModuleId module;
  ast::StmtId declaration;
  TypeId type;            // of the value; for a function its function type; for a record/component the type of its values
  Place place = Place::kGlobal;
  /// The innermost `render` or component statement around the declaration; none: top level of the file.
  ast::StmtId owner;

  std::vector<ParamInfo> params;   // functions, records (fields), components (properties), events (data)
  std::vector<SymbolId> param_symbols;  // functions and components: the symbol of each parameter in the body
  std::vector<SymbolId> events;    // components
  SymbolId component;              // kProperty, kEvent: whose
  int index = -1;                  // kProperty: place among the component's parameters
  bool is_async = false;           // functions: `async def`
  std::vector<TypeId> type_params;  // generic functions: T, U …, in the order of their first use
  std::set<TypeId> ordered, hashed; // those of them whose values the body puts in order, or uses as keys
  bool recursive = false;          // functions and components that can reach themselves

  /// kLocal that names exactly one component or element call (`btn = Button(…)`), and is never assigned again.
  bool is_handle = false;
  /// A local that a function inside uses and that gets other values: the function sees them.
  bool shared = false;
  /// A handle that is stored, passed on or captured as a value, so that uses through the type count too.
  bool escapes = false;
  /// Uses through this handle by name (`box.value`); for a component symbol: uses through any escaped handle of its type.
  std::unordered_map<std::string, PropertyUse> uses;
  /// Events listened to through this handle / any escaped handle of the type.
  std::set<std::string> listened;

  /// Components: properties that the component's own body assigns.
  std::set<std::string> own_assigned;
  /// Components: the body places `children`.
  bool takes_children = false;
};

/// What a name or attribute stands for.
enum class RefKind {
  kNone,
  kSymbol,           // `symbol`
  kBuiltinFunction,  // `builtin`, as "len"
  kBuiltinMethod,    // `builtin`, as "list.append"
  kField,            // `index` of a record's field
  kProperty,         // `index` of a component's property
  kEvent,            // `symbol`: an event of a component; or `builtin`: a DOM event's name
  kEventDatum,       // `index` into the event's data, or `builtin`: a DOM event's member
  kMember,           // `builtin`, as "AudioData.rate", "math.pi"
  kTag,              // html.NAME: `builtin` is the tag
  kModule,           // html, math, random, time
};
struct Reference {
  RefKind kind = RefKind::kNone;
  SymbolId symbol;
  std::string builtin;
  int index = -1;
};

/// A call with its arguments put in order. A container without parentheses (`Row:`, `html.div:`) is a call of no arguments, kept
/// under the id of its NameRef or Attribute.
struct CallInfo {
  Reference callee;
  /// One for each parameter (defaults left out are none). For html tags, builtins with a variable number of arguments (`print`, `zip`,
  /// `min(a, b)`) and values of function type: the positional arguments.
  std::vector<ast::ExprId> arguments;
  /// html tags: attributes as written, in order. Components: `key`, `preserved_by_key`. Builtins with a variable number of arguments:
  /// the keyword arguments. `app(…)`: all of them.
  std::vector<std::pair<std::string, ast::ExprId>> named;
  /// Generic functions: what each type parameter stands for in this call.
  std::vector<TypeId> type_arguments;
  /// Builtins and generic functions: the type of each parameter in the instantiated signature; what any iterable may stand for has the argument's own type.
  std::vector<TypeId> param_types;
};

/// A class that a pattern or `isinstance` names: `int`, `list`, a record, a component.
struct ClassRef {
  TypeKind kind = TypeKind::kError;
  SymbolId symbol;   // kRecord, kComponent
  std::string name;  // kNative
};

/// What is known of a pattern of `match`.
struct PatternInfo {
  SymbolId binding;                    // capture, `as`, `*rest`, `**rest`: the name's symbol
  ClassRef named;                      // `Circle(r)`, `int()`
  std::vector<ast::PatternId> fields;  // by field of the record, none where nothing is asked; of `int(n)`: its one pattern
};

/// An `emit` with its arguments in the order of the event's data.
struct EmitInfo {
  SymbolId event;
  std::vector<ast::ExprId> arguments;
};

/// What an `on`/`render on` listens to.
struct EventTarget {
  enum class Kind { kLoad, kComponentEvent, kElementEvent, kStateChange } kind;
  ast::ExprId target;      // none for load
  SymbolId event;          // kComponentEvent
  std::string dom_event;   // kElementEvent
  SymbolId state;          // kStateChange
  std::string mode = {};   // as stated: "queue", "drop", "latest"
  SymbolId place = {};     // of `cancel(place.event)`
};

/// What a render block, component body, handler or function reads and writes; through functions it calls, too. What handlers and
/// inner render blocks of a render block do is theirs, not its.
struct Effects {
  std::set<SymbolId> reads;    // states, and properties named inside their own component's body
  std::set<SymbolId> writes;
  std::set<std::pair<SymbolId, std::string>> property_reads;   // (handle or component symbol, property)
  std::set<std::pair<SymbolId, std::string>> property_writes;
  bool mutates_data = false;   // records, lists, dicts reached through values
};

/// Everything known about one file's nodes.
struct ModuleTables {
  std::unordered_map<ast::ExprId, TypeId> types;          // after narrowing: what the expression is here
  std::unordered_map<ast::ExprId, Reference> references;  // NameRef, Attribute
  std::unordered_map<ast::ExprId, CallInfo> calls;
  /// Name of a target, loop variable, parameter, `as ev` -> its symbol. Targets are NameRef expressions; declarations are statements.
  std::unordered_map<ast::ExprId, SymbolId> bindings;
  std::unordered_map<ast::StmtId, SymbolId> declarations;  // state, def, record, component, event; `on … as ev`
  std::unordered_map<ast::StmtId, std::vector<EventTarget>> events;  // on, render on
  std::unordered_map<ast::ExprId, std::vector<EventTarget>> cancelled;  // calls of `cancel`
  std::unordered_map<ast::StmtId, Effects> effects;        // render, on, def, component
  std::unordered_map<ast::StmtId, EmitInfo> emits;
  std::unordered_set<ast::ExprId> spread;  // `value` of arguments `*value`: a tuple, which stands for several of them
  /// Lambda's parameter symbols, in order.
  std::unordered_map<ast::ExprId, std::vector<SymbolId>> lambda_params;
  std::unordered_map<ast::PatternId, PatternInfo> patterns;
  /// match: what the subject can still be where each case begins.
  std::unordered_map<ast::StmtId, std::vector<TypeId>> case_subjects;
  std::unordered_map<ast::StmtId, bool> exhaustive;  // match: some case is taken for certain
  /// `isinstance(value, …)`: the classes.
  std::unordered_map<ast::ExprId, std::vector<ClassRef>> type_tests;
};

struct CheckedModule {
  ast::Module ast;
  ModuleTables tables;
  bool is_stdlib = false;
  std::unordered_map<ast::StmtId, ModuleId> imports;  // `from … import` -> the file that it names
};

/// All modules of one program (the standard library's first, the program's own last) and their symbols.
struct Program {
  ValueStore<ModuleId, CheckedModule> modules;
  ValueStore<SymbolId, Symbol> symbols;
  TypeTable types;
  ModuleId main;

  TypeId TypeOf(ModuleId module, ast::ExprId expr) const;
};

}  // namespace gblocks::check
