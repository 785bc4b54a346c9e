// Statements, one on a line, blocks indented below them.
#include "compiler/ast/dump.h"

#include <utility>

#include "compiler/ast/dump_expressions.h"

namespace gblocks::ast {
namespace {

class Dumper {
 public:
  explicit Dumper(const Module& module) : module_(module) {}

  std::string Run() {
    if (!module_.docstring.empty()) Line("docstring " + DumpText(module_.docstring));
    Block(module_.body);
    return std::move(text_);
  }

 private:
  void Line(const std::string& line) { text_ += std::string(indent_, ' ') + line + "\n"; }

  void Block(const Body& body) {
    for (StmtId id : body) Statement(id);
  }

  void Indented(const Body& body) {
    indent_ += 2;
    Block(body);
    indent_ -= 2;
  }

  void Under(const std::string& head, const Body& body) {
    Line(head);
    Indented(body);
  }

  void Else(const std::optional<Body>& body) {
    if (body) Under("else", *body);
  }

  std::string Expr(ExprId id) const { return DumpExpr(module_, id); }

  std::string Typed(TypeExprId type) const { return type.valid() ? ": " + DumpType(module_, type) : ""; }

  std::string ParamText(const Param& param) const {
    return param.name.text + Typed(param.type) + (param.default_value.valid() ? " = " + Expr(param.default_value) : "");
  }

  std::string ParamList(const std::vector<Param>& params) const {
    std::string text;
    for (const Param& param : params) text += (text.empty() ? "" : ", ") + ParamText(param);
    return "(" + text + ")";
  }

  void Docstring(const std::string& docstring) {
    if (!docstring.empty()) Line("  docstring " + DumpText(docstring));
  }

  std::string Events(const std::vector<EventRef>& events) const {
    std::string text;
    for (const EventRef& event : events) {
      text += " " + (event.target.valid() ? Expr(event.target) + "." : "") + event.event.text;
      if (!event.options.empty()) text += "[" + DumpArguments(module_, event.options).substr(1) + "]";
    }
    return text;
  }

  std::string All(const std::vector<ExprId>& ids, const char* separator) const {
    std::string text;
    for (ExprId id : ids) text += (text.empty() ? "" : separator) + Expr(id);
    return text;
  }

  void Statement(StmtId id) {
    const Stmt& statement = module_.stmts[id];
    std::visit(
        Overloaded{
            [&](const InvalidStmt&) { Line("<invalid>"); },
            [&](const ExprStmt& s) {
              Line("expr " + Expr(s.value) + (s.block ? " with block" : ""));
              if (s.block) Indented(*s.block);
            },
            [&](const Assign& s) {
              std::string value = s.value.valid() ? " = " + Expr(s.value) : "";
              Line("assign " + All(s.targets, " = ") + Typed(s.annotation) + value + (s.block ? " with block" : ""));
              if (s.block) Indented(*s.block);
            },
            [&](const AugAssign& s) {
              Line("update " + Expr(s.target) + " " + BinarySign(s.op) + "= " + Expr(s.value));
            },
            [&](const StateDecl& s) {
              Line((s.browser ? "browser state " : "state ") + s.name.text + Typed(s.type) + " = " + Expr(s.value));
            },
            [&](const If& s) {
              for (size_t i = 0; i < s.branches.size(); ++i) {
                Under((i == 0 ? "if " : "elif ") + Expr(s.branches[i].condition), s.branches[i].body);
              }
              Else(s.else_body);
            },
            [&](const For& s) {
              Under("for " + Expr(s.target) + " in " + Expr(s.iterable), s.body);
              Else(s.else_body);
            },
            [&](const While& s) {
              Under("while " + Expr(s.condition), s.body);
              Else(s.else_body);
            },
            [&](const Break&) { Line("break"); },
            [&](const Continue&) { Line("continue"); },
            [&](const Pass&) { Line("pass"); },
            [&](const Return& s) { Line(s.value.valid() ? "return " + Expr(s.value) : "return"); },
            [&](const Del& s) { Line("del " + All(s.targets, ", ")); },
            [&](const Assert& s) {
              Line("assert " + Expr(s.condition) + (s.message.valid() ? ", " + Expr(s.message) : ""));
            },
            [&](const Match& s) {
              Line("match " + Expr(s.subject));
              indent_ += 2;
              for (const MatchCase& c : s.cases) {
                Under("case " + DumpPattern(module_, c.pattern) + (c.guard.valid() ? " if " + Expr(c.guard) : ""),
                      c.body);
              }
              indent_ -= 2;
            },
            [&](const Def& s) {
              Line((s.is_async ? "async def " : "def ") + s.name.text + ParamList(s.params) +
                   (s.return_type.valid() ? " -> " + DumpType(module_, s.return_type) : ""));
              Docstring(s.docstring);
              Indented(s.body);
            },
            [&](const RecordDecl& s) {
              Line("record " + s.name.text);
              Docstring(s.docstring);
              for (const Param& field : s.fields) Line("  field " + ParamText(field));
            },
            [&](const ComponentDecl& s) {
              Line("component " + s.name.text + ParamList(s.params));
              Docstring(s.docstring);
              Indented(s.body);
            },
            [&](const EventDecl& s) { Line("event " + s.name.text + ParamList(s.params)); },
            [&](const Emit& s) { Line("emit " + s.event.text + DumpArguments(module_, s.arguments)); },
            [&](const Children&) { Line("children"); },
            [&](const Render& s) { Under("render" + std::string(s.has_on ? " on" : "") + Events(s.events), s.body); },
            [&](const On& s) {
              Under("on" + Events(s.events) + (s.event_name ? " as " + s.event_name->text : ""), s.body);
            },
            [&](const ImportFrom& s) {
              std::string path, names;
              for (const Name& part : s.module_path) path += (path.empty() ? "" : ".") + part.text;
              for (const ImportedName& name : s.names)
                names += " " + name.name.text + (name.alias ? " as " + name.alias->text : "");
              Line("from " + path + " import" + names);
            },
        },
        statement.node);
  }

  const Module& module_;
  std::string text_;
  size_t indent_ = 0;
};

}  // namespace

std::string Dump(const Module& module) {
  return Dumper(module).Run();
}

}  // namespace gblocks::ast
