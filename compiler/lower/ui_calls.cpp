// Components and elements: each call becomes a statement, wherever the program writes it; what the expression around it
// needs is the handle. `audios.append(Audio(label="a"))` is `audio = Audio(label="a")`, then `audios.append(audio)`.
#include <algorithm>
#include <cctype>

#include "compiler/check/type_rules.h"
#include "compiler/lower/lowerer.h"

namespace gblocks::lower {
namespace {

/// data_testid is data-testid, class_ is class.
std::string AttributeName(std::string name) {
  if (name.size() > 1 && name.back() == '_') name.pop_back();
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// "Textbox" as the name of a variable.
std::string HandleName(std::string name) {
  if (!name.empty()) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  return name;
}

template <class Fn>
void ForEachChild(const ast::Expr& expr, const Fn& fn) {
  auto each = [&](const std::vector<ast::ExprId>& ids) {
    for (ast::ExprId id : ids) fn(id);
  };
  auto parts = [&](const std::vector<ast::FStringPart>& list) {
    for (const ast::FStringPart& part : list) fn(part.value);
  };
  std::visit(Overloaded{
                 [&](const ast::FString& node) { parts(node.parts); },
                 [&](const ast::Attribute& node) { fn(node.object); },
                 [&](const ast::Index& node) {
                   each({node.object, node.index});
                 },
                 [&](const ast::Slice& node) {
                   each({node.object, node.start, node.stop, node.step});
                 },
                 [&](const ast::Call& node) {
                   fn(node.callee);
                   for (const ast::Argument& argument : node.arguments) fn(argument.value);
                 },
                 [&](const ast::Unary& node) { fn(node.operand); },
                 [&](const ast::Binary& node) {
                   each({node.left, node.right});
                 },
                 [&](const ast::Logical& node) {
                   each({node.left, node.right});
                 },
                 [&](const ast::Comparison& node) {
                   fn(node.first);
                   for (const auto& entry : node.rest) fn(entry.second);
                 },
                 [&](const ast::Conditional& node) {
                   each({node.condition, node.then_value, node.else_value});
                 },
                 [&](const ast::ListLiteral& node) { each(node.items); },
                 [&](const ast::TupleLiteral& node) { each(node.items); },
                 [&](const ast::SetLiteral& node) { each(node.items); },
                 [&](const ast::DictLiteral& node) {
                   for (const auto& entry : node.entries) each({entry.first, entry.second});
                 },
                 [&](const ast::Starred& node) { fn(node.value); },
                 [&](const ast::Comprehension& node) {
                   each({node.element, node.value});
                   for (const ast::ComprehensionClause& clause : node.clauses) {
                     fn(clause.iterable);
                     each(clause.conditions);
                   }
                 },
                 [&](const ast::Await& node) { fn(node.value); },
                 [](const auto&) {},
             },
             expr.node);
}

}  // namespace

bool Lowerer::IsUiCall(ast::ExprId id) const {
  const check::CallInfo* call = CallOf(id);
  if (call == nullptr) return false;
  if (call->callee.kind == RefKind::kTag) return true;
  return call->callee.kind == RefKind::kSymbol && Sym(call->callee.symbol).kind == SymbolKind::kComponent;
}

bool Lowerer::ContainsUi(ast::ExprId id) const {
  if (!id.valid()) return false;
  bool found = IsUiCall(id);
  ForEachChild(Ast(id), [&](ast::ExprId child) { found = found || ContainsUi(child); });
  return found;
}

Expr Lowerer::LowerUiCall(ast::ExprId id, const ast::Body* block, SymbolId handle, bool as_value) {
  const check::CallInfo& call = *CallOf(id);
  if (handle.valid()) EmitCancelGroups(handle);
  if (call.callee.kind == RefKind::kTag) return LowerElement(id, call, block, handle, as_value);
  return LowerComponentCall(id, call, block, handle, as_value);
}

Expr Lowerer::LowerComponentCall(ast::ExprId id, const check::CallInfo& info, const ast::Body* block, SymbolId handle,
                                 bool as_value) {
  SourceRange range = Ast(id).range;
  SymbolId symbol = info.callee.symbol;
  auto call = std::make_shared<ir::ComponentCall>();
  call->component = ComponentOf(symbol);
  for (size_t i = 0; i < Sym(symbol).params.size(); ++i) {
    if (i < info.arguments.size() && info.arguments[i].valid()) {
      call->arguments.push_back(LowerExprAs(info.arguments[i], Sym(symbol).params[i].type));
    } else {
      call->arguments.push_back(std::nullopt);
    }
  }
  call->preserved_by_key = {"value"};
  for (const auto& [name, value] : info.named) {
    if (name == "key") call->key.push_back(LowerExpr(value));
    if (name != "preserved_by_key") continue;  // beside `value`, which a key always keeps
    if (const auto* one = As<ast::StrLiteral>(value)) call->preserved_by_key.push_back(one->value);
    if (const auto* list = As<ast::ListLiteral>(value)) {
      for (ast::ExprId item : list->items) {
        if (const auto* text = As<ast::StrLiteral>(item)) call->preserved_by_key.push_back(text->value);
      }
    }
  }
  call->escapes = as_value || (handle.valid() && Sym(handle).escapes);
  FillUses(*call, symbol, handle, call->escapes);
  if (handle.valid()) {
    call->handle = VarOf(handle);
  } else if (as_value) {
    call->handle = Temp(HandleName(Sym(symbol).name), Sym(symbol).type, ir::VarKind::kObject);
  }
  VarId var = call->handle;
  if (block != nullptr) call->children = LowerBody(*block);
  Stmt stmt = ir::MakeStmt(StmtKind::kComponent, range);
  stmt.call = std::move(call);
  Emit(std::move(stmt));
  return var.valid() ? ir::VarExpr(program_, var, range) : ir::NoneExpr(types_.none(), range);
}

/// What the program does with this one from outside: through its name, and where it escapes through any handle of the
/// type.
void Lowerer::FillUses(ir::ComponentCall& call, SymbolId component, SymbolId handle, bool escapes) {
  std::set<std::string> used, listened;
  bool value_read = false, value_assigned = false;
  auto add = [&](const Symbol& symbol) {
    for (const auto& [name, use] : symbol.uses) {
      if (!use.read && !use.assigned) continue;
      used.insert(name);
      if (name != "value") continue;
      value_read |= use.read;
      value_assigned |= use.assigned;
    }
    listened.insert(symbol.listened.begin(), symbol.listened.end());
  };
  if (handle.valid()) add(Sym(handle));
  if (escapes) add(Sym(component));
  call.is_output = value_assigned && !value_read && listened.empty();
  if (listened.count("change") > 0 && ChangeIsValue(component)) {
    listened.erase("change");
    used.insert("value");
  }
  call.used_properties.assign(used.begin(), used.end());
  call.listened_events.assign(listened.begin(), listened.end());
}

Expr Lowerer::LowerElement(ast::ExprId id, const check::CallInfo& info, const ast::Body* block, SymbolId handle,
                           bool as_value) {
  SourceRange range = Ast(id).range;
  auto element = std::make_shared<ir::Element>();
  element->tag = info.callee.builtin;
  if (!info.arguments.empty() && info.arguments[0].valid()) {
    Expr text = LowerElementText(info.arguments[0]);
    if (text.kind != ExprKind::kNone) element->text.push_back(std::move(text));
  }
  for (const auto& [name, value] : info.named) {
    if (name == "key") {
      element->key.push_back(LowerExpr(value));
    } else {
      element->attributes.push_back({AttributeName(name), LowerExpr(value)});
    }
  }
  if (handle.valid()) {
    element->handle = VarOf(handle);
  } else if (as_value) {
    element->handle = Temp(element->tag, types_.element(), ir::VarKind::kElement);
  }
  VarId var = element->handle;
  if (block != nullptr) element->body = LowerBody(*block);
  Stmt stmt = ir::MakeStmt(StmtKind::kElement, range);
  stmt.element = std::move(element);
  Emit(std::move(stmt));
  return var.valid() ? ir::VarExpr(program_, var, range) : ir::NoneExpr(types_.none(), range);
}

/// An element's text as str or str | None.
Expr Lowerer::LowerElementText(ast::ExprId id) {
  Expr text = LowerExpr(id);
  if (text.kind == ExprKind::kNone || check::IsText(types_, text.type)) return text;
  if (!IsOptional(text.type)) return ToText(std::move(text));
  return Coerce(std::move(text), types_.Optional(types_.str()));
}

/// `Button("a") if c else Button("b")`.
Expr Lowerer::LowerUiConditional(ast::ExprId id, const ast::Conditional& node) {
  SourceRange range = Ast(id).range;
  TypeId type = TypeOf(id);
  VarId result = Temp("chosen", type);
  Stmt declared = ir::MakeStmt(StmtKind::kLet, range);
  declared.var = result;
  Emit(std::move(declared));
  Stmt stmt = ir::MakeStmt(StmtKind::kIf, range);
  Expr condition = LowerCondition(node.condition);
  auto branch = [&](ast::ExprId value) {
    ir::Body body;
    ir::Body* outside = std::exchange(at_.out, &body);
    Emit(ir::AssignStmt(ir::VarExpr(program_, result, range), LowerExprAs(value, type), range));
    at_.out = outside;
    return body;
  };
  stmt.branches.push_back({std::move(condition), branch(node.then_value)});
  stmt.else_body = branch(node.else_value);
  Emit(std::move(stmt));
  return ir::VarExpr(program_, result, range);
}

/// `[Textbox(key=i) for i in range(n)]`: a list that a loop fills; without the list where nobody wants it.
Expr Lowerer::LowerUiComprehension(ast::ExprId id, const ast::Comprehension& node, bool as_value) {
  SourceRange range = Ast(id).range;
  if (!as_value) {
    LowerClauses(node, 0, [&] {
      if (IsUiCall(node.element)) {
        LowerUiCall(node.element, nullptr, {}, false);
      } else {
        Emit(ir::ExprStmt(LowerExpr(node.element), range));
      }
    });
    return ir::NoneExpr(types_.none(), range);
  }
  TypeId type = TypeOf(id);
  VarId result = Temp("made", type);
  bool is_set = Kind(type) == TypeKind::kSet, is_dict = Kind(type) == TypeKind::kDict;
  ExprKind empty = is_set ? ExprKind::kSet : is_dict ? ExprKind::kDict : ExprKind::kList;
  Emit(ir::LetStmt(result, ir::MakeExpr(empty, type, range), range));
  LowerClauses(node, 0, [&] {
    TypeId item = types_[type].arguments[0];
    Expr made = ir::VarExpr(program_, result, range);
    if (is_dict) {
      TypeId value_type = types_[type].arguments[1];
      Expr key = LowerExprAs(node.element, item);
      Expr place = ir::MakeExpr(ExprKind::kIndex, value_type, range, {std::move(made), std::move(key)});
      return Emit(ir::AssignStmt(std::move(place), LowerExprAs(node.value, value_type), range));
    }
    Expr call =
        ir::MakeExpr(ExprKind::kMethod, types_.none(), range, {std::move(made), LowerExprAs(node.element, item)});
    call.text = is_set ? "set.add" : "list.append";
    Emit(ir::ExprStmt(std::move(call), range));
  });
  return ir::VarExpr(program_, result, range);
}

void Lowerer::LowerClauses(const ast::Comprehension& node, size_t index, const std::function<void()>& inside) {
  if (index == node.clauses.size()) return inside();
  const ast::ComprehensionClause& clause = node.clauses[index];
  Stmt loop = ir::MakeStmt(StmtKind::kFor, Ast(clause.iterable).range);
  loop.value.push_back(LowerExpr(clause.iterable));
  loop.unpack = BindTarget(clause.target, true);
  ir::Body* outside = std::exchange(at_.out, &loop.body);
  std::vector<Stmt> tests;
  for (ast::ExprId condition : clause.conditions) {
    Stmt test = ir::MakeStmt(StmtKind::kIf, Ast(condition).range);
    Expr value = LowerCondition(condition);
    value = ir::MakeExpr(ExprKind::kUnary, types_.boolean(), test.range, {std::move(value)});
    value.text = "not";
    ir::Body skip;
    skip.push_back(ir::MakeStmt(StmtKind::kContinue, test.range));
    test.branches.push_back({std::move(value), std::move(skip)});
    Emit(std::move(test));
  }
  LowerClauses(node, index + 1, inside);
  at_.out = outside;
  Emit(std::move(loop));
}

}  // namespace gblocks::lower
