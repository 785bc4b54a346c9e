#include "tests/unit/codegen/ir_maker.h"

#include <sstream>

#include "tests/codegen/generated_code.h"

namespace gblocks::codegen {

using ir::Expr;
using ir::ExprKind;
using ir::StmtKind;

IrMaker::IrMaker() {
  program.types = &types;
  program.source_path = "folder/app.gblocks";
  std::string text;
  for (int line = 1; line < 100; ++line) text += "line " + std::to_string(line) + "\n";
  sources.Add("folder/app.gblocks", text);
}

SourceRange IrMaker::Line(int line) const {
  const SourceFile& file = sources[FileId{0}];
  SourceRange range;
  range.file = FileId{0};
  range.begin = static_cast<uint32_t>(file.Line(static_cast<uint32_t>(line)).data() - file.text().data());
  range.end = range.begin + 4;
  return range;
}

Expr IrMaker::Make(ExprKind kind, check::TypeId type, std::vector<Expr> operands, std::string text) {
  Expr expr = ir::MakeExpr(kind, type, Line(1), std::move(operands));
  expr.text = std::move(text);
  return expr;
}

Expr IrMaker::Binary(std::string op, check::TypeId type, Expr left, Expr right) {
  return Make(ExprKind::kBinary, type, {std::move(left), std::move(right)}, std::move(op));
}

Expr IrMaker::Compare(std::string op, Expr left, Expr right) {
  return Make(ExprKind::kCompare, types.boolean(), {std::move(left), std::move(right)}, std::move(op));
}

Expr IrMaker::Builtin(std::string name, check::TypeId type, std::vector<Expr> operands) {
  return Make(ExprKind::kBuiltin, type, std::move(operands), std::move(name));
}

Expr IrMaker::Method(std::string name, check::TypeId type, std::vector<Expr> operands) {
  return Make(ExprKind::kMethod, type, std::move(operands), std::move(name));
}

Expr IrMaker::GetField(Expr object, ir::RecordId record, int index) {
  Expr expr =
      Make(ExprKind::kField, program.records[record].fields[static_cast<size_t>(index)].type, {std::move(object)});
  expr.record = record;
  expr.index = index;
  return expr;
}

Expr IrMaker::Property(ir::VarId object, ir::ComponentId component, int index) {
  return ir::PropertyExpr(program, object, component, index, Line(1));
}

Expr IrMaker::ListComprehension(ir::VarId var, Expr iterable, Expr element, std::vector<Expr> conditions) {
  auto comprehension = std::make_shared<ir::Comprehension>();
  Expr expr = Make(ExprKind::kComprehension, types.List(element.type));
  comprehension->element.push_back(std::move(element));
  comprehension->clauses.push_back({{var, {}}, std::move(iterable), std::move(conditions)});
  expr.comprehension = std::move(comprehension);
  return expr;
}

Expr IrMaker::MakeLambda(std::vector<ir::VarId> params, Expr body) {
  std::vector<check::TypeId> param_types;
  for (ir::VarId param : params) param_types.push_back(program.vars[param].type);
  Expr expr = Make(ExprKind::kLambda, types.Function(param_types, body.type));
  auto lambda = std::make_shared<ir::Lambda>();
  lambda->params = std::move(params);
  lambda->body.push_back(std::move(body));
  expr.lambda = std::move(lambda);
  return expr;
}

Expr IrMaker::CallFunction(ir::FunctionId function, std::vector<Expr> operands) {
  Expr expr = Make(ExprKind::kCall, program.functions[function].result, std::move(operands));
  expr.function = function;
  return expr;
}

ir::Stmt IrMaker::Return(Expr value) {
  ir::Stmt stmt = Stmt(StmtKind::kReturn);
  stmt.value.push_back(std::move(value));
  return stmt;
}

ir::Stmt IrMaker::For(ir::Target target, Expr iterable, ir::Body body) {
  ir::Stmt stmt = Stmt(StmtKind::kFor);
  stmt.unpack = std::move(target);
  stmt.value.push_back(std::move(iterable));
  stmt.body = std::move(body);
  return stmt;
}

ir::Stmt IrMaker::If(Expr condition, ir::Body then_body, ir::Body else_body) {
  ir::Stmt stmt = Stmt(StmtKind::kIf);
  stmt.branches.push_back({std::move(condition), std::move(then_body)});
  stmt.else_body = std::move(else_body);
  return stmt;
}

ir::VarId IrMaker::Var(std::string name, check::TypeId type, ir::VarKind kind) {
  return ir::NewVar(program, std::move(name), type, kind);
}

ir::FunctionId IrMaker::Function(std::string name, std::vector<ir::VarId> params, check::TypeId result, ir::Body body) {
  return program.functions.Add({std::move(name), std::move(params), result, std::move(body)});
}

void IrMaker::Returns(Expr value, std::vector<ir::VarId> params) {
  check::TypeId type = value.type;
  Function("f", std::move(params), type, {Return(std::move(value))});
}

ir::RecordId IrMaker::Record(std::string name, std::vector<ir::Field> fields) {
  check::SymbolId symbol{static_cast<int32_t>(program.records.size())};
  return program.records.Add({name, types.Named(check::TypeKind::kRecord, symbol, name), std::move(fields)});
}

check::TypeId IrMaker::RecordType(ir::RecordId record) {
  return program.records[record].type;
}

ir::ComponentId IrMaker::Component(std::string name, std::vector<ir::Field> properties, std::vector<ir::Event> events) {
  ir::Component component;
  component.type = types.Named(check::TypeKind::kComponent, check::SymbolId{100}, name);
  component.name = std::move(name);
  component.live_properties.assign(properties.size(), true);
  component.hubs.assign(events.size(), true);
  component.properties = std::move(properties);
  component.events = std::move(events);
  return program.components.Add(std::move(component));
}

check::TypeId IrMaker::ComponentType(ir::ComponentId component) {
  return program.components[component].type;
}

ir::TemplateId IrMaker::Template(std::string name, std::string html) {
  ir::Template result;
  result.name = std::move(name);
  result.html = std::move(html);
  return program.templates.Add(std::move(result));
}

ir::Stmt IrMaker::Place(ir::VarId instance, ir::TemplateId html, int type_number) {
  ir::Stmt stmt = Stmt(StmtKind::kPlace);
  stmt.var = instance;
  stmt.template_id = html;
  stmt.type_number = type_number;
  return stmt;
}

std::string IrMaker::Generated() {
  std::string code = Generate(program, sources).app_cpp;
  test::ExpectCompiles(code);
  return code;
}

std::string IrMaker::Definition(const std::string& name) {
  return test::FindDefinition(Generated(), name);
}

std::string IrMaker::BodyOfF() {
  std::istringstream lines(Definition("f"));
  std::string result, line;
  while (std::getline(lines, line)) {
    if (line[0] != ' ') continue;
    size_t start = line.find_first_not_of(' ');
    result += (result.empty() ? "" : " ") + line.substr(start);
  }
  return result;
}

}  // namespace gblocks::codegen
