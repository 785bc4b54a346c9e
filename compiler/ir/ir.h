// The UI program: what lower/ makes of the typed program, passes/ improve and codegen/ prints as C++.
//
// One tree language in two stages. *Source stage* (after lower/): component calls, elements, render blocks as the program says them.
// *Placed stage* (after the pass form_templates): templates with numbered nodes, and statements that place, write, enter and listen;
// each maps to one call of the runtime (docs/internals/generated_code.md). ir/verify.h says which statements belong to which stage.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/base/id.h"
#include "compiler/check/types.h"
#include "compiler/source/source_file.h"

namespace gblocks::ir {

using check::TypeId;
using VarId = Id<struct VarTag>;
using FunctionId = Id<struct FunctionTag>;
using RecordId = Id<struct RecordTag>;
using ComponentId = Id<struct ComponentTag>;
using TemplateId = Id<struct TemplateTag>;

enum class VarKind {
  kGlobal,      // top-level name or handle: a field of App
  kGlobalState, // top-level `state`: a Cell in App
  kLocal,       // of a run, handler or function
  kState,       // `state` in a render body: a Ref<Cell<T>>
  kShared,      // a local that a function inside uses, and that gets other values: a Ref<Shared<T>>
  kParam,       // of a function, lambda or component
  kEvent,       // `as ev`
  kInstance,    // placed stage: a template instance
  kFragment,    // placed stage
  kObject,      // component object: Ref<Textbox>
  kElement,     // handle of an element; in the placed stage an (instance, node) pair
};
struct Variable {
  std::string name;  // as in the source; codegen makes it unique
  TypeId type;
  VarKind kind;
};

// ---- Expressions --------------------------------------------------------------------------------------------------

enum class ExprKind {
  kInt, kFloat, kStr, kBool, kNone,
  kVar,         // var; a state reads its cell
  kField,       // operands[0].record.fields[index]
  kProperty,    // operands[0] (object).component.properties[index]
  kEventDatum,  // operands[0] (event var), text = member ("value"), or index into the component event's data
  kUnary,       // text: "-", "+", "not", "~"
  kBinary,      // text: "+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"
  kCompare,     // text: "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"; two operands, chains are taken apart by lower/
  kAnd, kOr,    // of any types, with Python's value
  kConditional, // condition, then, else
  kConcat,      // str operands
  kToStr,       // text of any value, Python's str(); f"{x}"
  kFormat,      // operands[0] by the spec operands[1] (a str)
  kList, kSet, kTuple,  // operands
  kDict,        // key, value, key, value, …
  kTupleItem,   // operands[0], index
  kIndex,       // operands[0][operands[1]]
  kSlice,       // object, start, stop, step; an operand of kind kNone where left out
  kComprehension,  // `comprehension`
  kLambda,      // `lambda`
  kCall,        // function, operands
  kCallValue,   // operands[0](operands[1…])
  kBuiltin,     // text: "len", "math.sqrt"; operands
  kMethod,      // text: "list.append"; operands[0] is the object
  kMakeRecord,  // record, operands in the order of fields
  kSome,        // T as T | None
  kUnwrap,      // T | None known to be T
  kToUnion,     // a member, or a value of another union, as the union `type`
  kMember,      // a union's value, known to be of its member `index`
  kIsMember,    // whether a union's value is of its member `index`
  kIntToFloat,
  kTruthy,      // bool of any value
};

struct Stmt;
using Body = std::vector<Stmt>;
struct Comprehension;
struct Lambda;

/// An expression tree with value semantics: copying copies it whole.
struct Expr {
  ExprKind kind = ExprKind::kNone;
  TypeId type;
  SourceRange range;
  std::vector<Expr> operands;
  std::string text;      // kStr's value, operator, builtin's name
  int64_t integer = 0;   // kInt, kBool
  double number = 0;     // kFloat
  int index = -1;
  bool cannot_fail = false;  // kIndex: the item is known to be there
  VarId var;
  FunctionId function;
  RecordId record;
  ComponentId component;
  std::shared_ptr<const Comprehension> comprehension;  // never changed in place: passes make new ones
  std::shared_ptr<const Lambda> lambda;
};

/// Binds one variable, or takes a tuple apart: `for i, (a, b) in …`.
struct Target {
  VarId var;                   // where `items` is empty
  std::vector<Target> items;
};
struct ComprehensionClause {
  Target target;
  Expr iterable;
  std::vector<Expr> conditions;
};
struct Comprehension {
  enum class Kind { kList, kSet, kDict } kind = Kind::kList;  // generators are lists
  std::vector<Expr> element;  // one; for a dict key and value
  std::vector<ComprehensionClause> clauses;
};
struct Lambda {
  std::vector<VarId> params;
  std::vector<Expr> body;  // one; none where it is a `def` inside another block
  Body block;              // that def's statements
};

// ---- Statements -----------------------------------------------------------------------------------------------------

enum class StmtKind {
  // Both stages: code.
  kLet,        // var = value; without a value: declares only. Stands in a block that encloses all uses of the variable
               // (blocks: if, for, while, the bodies of listeners, renders, effects, fragments; a place or enter opens none)
  kAssign,     // target = value; target: kVar, kField, kProperty, kIndex, kSlice
  kUnpack,     // targets (a Target tree) = value
  kAugAssign,  // target op= value: text is the operator
  kExpr,       // value
  kIf,         // branches, else body
  kFor,        // unpack in value: body (no else: lower/ takes it apart)
  kWhile, kBreak, kContinue,
  kReturn,     // value or none
  kAwait,      // var (or none) = what `value` brings, once it is there: a call of the builtin "sleep" or of a function that is_async
  kEmit,       // object var's event `index`; operands: its data
  kStateCell,  // var: a `state` of a render body (or a global one), with its first value; `type_number` tells it from its siblings
  kRender,     // `events` (has_on) and body
  kListen,     // `events`, `event_var`, body: an `on` block; of one that awaits: target: its tasks, then those of events that somebody
               // cancels; text: "queue", "drop", "latest", "place" (ends with the place it stands in)

  // Source stage: what is on the page.
  kElement,    // `element`
  kComponent,  // `call`
  kChildren,   // the caller's block, in a component's body; after inline_components `body` holds it
  kScope,      // after inline_components: `scope`, one component call with its body inlined

  // Placed stage: one call of the runtime each.
  kPlace,      // instance `var` of `template_id`, with `type_number` and `key`; body: writes, effects, enters, listeners, code
  kFragment,   // fragment `var` with `type_number`, `key`; `prelude`: kObject, kDeclare; body: the block's
  kWrite,      // hole of instance `var`: `hole`, value
  kEnter,      // slot `index` of instance `var`: body
  kBindElement,  // element handle `var` = node `index` of instance `owner`
  kIteration,  // all that writes instance `var`, placed by a turn of a loop: runs if the instance is new, an input (target: kVar) is
               // another, or what it read has changed; body
  kEffect,     // effect `index` of instance `var`; `always`: runs with its parent too; body
  kObject,     // object `var` = component object `index` of instance or fragment `owner`, of type `component`
  kDeclare,    // object `var`'s property `index` = value, `declared`
};

/// Where an event comes from.
struct EventSource {
  enum class Kind { kLoad, kElement, kComponent, kChange } kind = Kind::kLoad;
  VarId element;             // kElement: an element handle
  std::string dom_event;     // kElement
  std::vector<Expr> object;  // kComponent: the component (one expression); kChange: what is observed
  ComponentId component;     // kComponent
  int event = -1;            // kComponent: index into the component's events
};

struct Attribute {
  std::string name;  // as in HTML: "aria-hidden"; "markdown", "style", "visible", "src"/"href"/"waveform" of AudioData
  Expr value;
};

/// An html element as the program states it. The tag "#text" is a constant text node (made by render_markdown).
struct Element {
  std::string tag;
  std::vector<Attribute> attributes;
  std::vector<Expr> text;   // none or one: its text, before any child
  VarId handle;             // kElement variable, where something refers to it
  std::vector<Expr> key;    // none or one
  Body body;
};

/// A component call as the program states it.
struct ComponentCall {
  ComponentId component;
  std::vector<std::optional<Expr>> arguments;  // one for each property; none where not stated
  std::vector<Expr> key;                       // none or one
  std::vector<std::string> preserved_by_key;   // {"value"} unless stated
  VarId handle;                                // where the program names it or keeps it
  /// Properties read or assigned from outside, events listened to from outside; through the name, or by type where the handle escapes.
  std::vector<std::string> used_properties;
  std::vector<std::string> listened_events;
  bool escapes = false;
  /// `value` is assigned from outside, never read, and no event is listened to: an output (interactive=None becomes False).
  bool is_output = false;
  Body children;
};

/// How a run states a property (runtime: gb::Declared). kOnce is a private `state`: set on a new object, and its value
/// computed only then.
enum class Declared { kStated, kDefault, kKept, kStatedKeyed, kDefaultKeyed, kOnce };

struct PropertyInit {
  int property;
  Expr value;
  Declared declared;
};

/// One component call after inlining: the object it needs (none where nothing is live) and its body.
struct Scope {
  ComponentId component;
  VarId object;                     // none: no property, state or event hub is needed at run time
  bool escapes = false;             // the object is kept or passed on: there must be one, even without anything live
  std::vector<PropertyInit> inits;
  std::vector<bool> hubs;           // by event of the component: somebody listens to it
  std::vector<Expr> key;
  Body body;
};

enum class HoleKind { kText, kAttribute, kProperty, kStyle, kShow, kMarkdown, kMedia, kFocus };

/// A place in a template that is written at run time.
struct Hole {
  HoleKind kind;
  int node = 0;      // number in the template
  int memo = -1;     // none for kProperty and kFocus
  std::string name;  // attribute or property
};

struct Branch;

struct Stmt {
  StmtKind kind;
  SourceRange range;
  VarId var;
  VarId owner;
  VarId event_var;
  std::vector<Expr> value;   // none or one
  std::vector<Expr> target;  // none or one; kEmit: the data
  Target unpack;
  std::string text;
  int index = -1;
  int order = 0;             // place in the program text, of listeners
  int type_number = 0;
  bool has_on = false;
  bool always = false;
  TemplateId template_id;
  ComponentId component;
  Declared declared = Declared::kStated;
  Hole hole{};
  std::vector<Expr> key;
  std::vector<EventSource> events;
  std::vector<Branch> branches;
  Body prelude;
  Body body;
  Body else_body;
  std::shared_ptr<Element> element;   // owned by this statement alone: use CloneBody to copy
  std::shared_ptr<ComponentCall> call;
  std::shared_ptr<Scope> scope;
};

struct Branch {
  Expr condition;  // a bool
  Body body;
};

// ---- The program ---------------------------------------------------------------------------------------------------

struct Field {
  std::string name;
  TypeId type;
};
struct Record {
  std::string name;
  TypeId type;               // of its values
  std::vector<Field> fields;
};
struct Function {
  std::string name;
  std::vector<VarId> params;
  TypeId result;
  Body body;
  bool is_async = false;
  ComponentId draws = {};  // the body of this component, which places itself: it gets the run, and its object as the only parameter
};
struct Event {
  std::string name;
  std::vector<Field> data;
};

/// A component of the source stage, and the struct of its objects in the placed stage.
struct Component {
  std::string name;
  TypeId type;                      // of its handles
  std::vector<VarId> params;        // kParam variables, which the body refers to
  std::vector<Field> properties;    // one for each param
  std::vector<std::optional<Expr>> defaults;  // may refer to earlier params
  std::vector<VarId> states;        // private, kState variables; initial values are kStateCell statements of the body
  std::vector<Event> events;
  std::vector<bool> assigned;       // by property: the component's own body assigns it
  bool is_stdlib = false;
  bool recursive = false;           // it places itself, perhaps through others
  Body body;
  /// Filled by inline_components: what objects of this type hold at run time. It also appends the states to `properties` (first
  /// the params, then the states, in order), so that kProperty and kDeclare speak of them alike.
  std::vector<bool> live_properties;
  std::vector<bool> hubs;
  int type_number = 0;              // for matching among siblings
};

/// Static HTML that is cloned. Node 0 is the root; nodes 1… carry `g` attributes in document order.
struct Template {
  std::string name;      // readable, unique: "Row1"
  std::string html;
  int nodes = 1, memos = 0, slots = 0, components = 0, effects = 0;
  std::vector<int> slot_nodes;  // by slot: the node whose children are the slot's items
};

struct Program {
  std::string source_path;   // as given, for messages at run time
  std::set<FileId> library_files;  // whose lines mean nothing to users
  std::string title, theme, css, description, icon, lang, image;  // app(…)
  check::TypeTable* types = nullptr;
  ValueStore<VarId, Variable> vars;
  ValueStore<FunctionId, Function> functions;
  ValueStore<RecordId, Record> records;
  ValueStore<ComponentId, Component> components;
  ValueStore<TemplateId, Template> templates;
  Body body;                 // the app's: top-level statements in order
  std::vector<std::string> style_rules;   // atomic classes made from constant styles: ".s1{flex-grow:0}"
  std::vector<std::string> used_components;  // names, sorted: which theme files the page needs
  std::vector<std::string> type_names;       // by type_number: "Row", "div", "render"; for readable generated code
};

}  // namespace gblocks::ir
