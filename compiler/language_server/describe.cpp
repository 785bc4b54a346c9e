#include "compiler/language_server/describe.h"

#include "compiler/check/builtins.h"

namespace gblocks::lsp {
namespace {

using check::Symbol;
using check::SymbolId;
using check::SymbolKind;

const char* KeywordOf(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::kFunction: return "def ";
    case SymbolKind::kRecord: return "record ";
    case SymbolKind::kComponent: return "component ";
    case SymbolKind::kEvent: return "event ";
    case SymbolKind::kState: return "state ";
    default: return "";
  }
}

/// The statement that declares a symbol, in whatever file.
const ast::Stmt* StatementOf(const Analysis& analysis, const Symbol& symbol) {
  if (!symbol.module.valid() || !symbol.declaration.valid()) return nullptr;
  return &analysis.program().modules[symbol.module].ast.stmts[symbol.declaration];
}

std::string Docstring(const Analysis& analysis, const Symbol& symbol) {
  const ast::Stmt* stmt = StatementOf(analysis, symbol);
  if (stmt == nullptr) return "";
  if (const auto* def = std::get_if<ast::Def>(&stmt->node)) return def->docstring;
  if (const auto* record = std::get_if<ast::RecordDecl>(&stmt->node)) return record->docstring;
  if (const auto* component = std::get_if<ast::ComponentDecl>(&stmt->node)) return component->docstring;
  return "";
}

/// `name: rest` at the beginning of a docstring's line.
bool DescribesParam(std::string_view line, std::string& name, std::string& text) {
  const size_t colon = line.find(": ");
  if (colon == std::string_view::npos || colon == 0) return false;
  if (line.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != std::string_view::npos) return false;
  name = line.substr(0, colon);
  text = line.substr(colon + 2);
  return true;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    const size_t first = line.find_first_not_of(" \t\r");
    lines.push_back(first == std::string::npos ? "" : line.substr(first));
    at = end + 1;
  }
  return lines;
}

std::string Default(const Analysis& analysis, const Symbol& owner, ast::ExprId value) {
  if (!value.valid() || !owner.module.valid()) return "";
  const ast::Module& ast = analysis.program().modules[owner.module].ast;
  return std::string(analysis.source(ast.file).Text(ast.exprs[value].range));
}

Signature SignatureOf(const Analysis& analysis, const Symbol& symbol) {
  Signature signature;
  signature.text = KeywordOf(symbol.kind) + symbol.name + "(";
  for (size_t i = 0; i < symbol.params.size(); ++i) {
    const check::ParamInfo& param = symbol.params[i];
    if (i > 0) signature.text += ", ";
    const size_t begin = signature.text.size();
    signature.text += param.name;
    if (param.type.valid()) signature.text += ": " + analysis.NameOf(param.type);
    if (const std::string value = Default(analysis, symbol, param.default_value); !value.empty()) signature.text += " = " + value;
    signature.params.emplace_back(begin, signature.text.size());
    signature.names.push_back(param.name);
  }
  signature.text += ")";
  if (symbol.kind == SymbolKind::kFunction && symbol.type.valid()) {
    const check::Type& type = analysis.program().types[symbol.type];
    if (type.kind == check::TypeKind::kFunction && !type.arguments.empty()) {
      const std::string result = analysis.NameOf(type.arguments.back());
      if (result != "None") signature.text += " -> " + result;
    }
  }
  return signature;
}

Signature SignatureOf(const check::BuiltinRow& row) {
  Signature signature;
  signature.text = std::string(row.name) + std::string(row.signature);
  signature.documentation = row.doc;
  // Parameters stand between the outermost parentheses, parted by commas.
  int depth = 0;
  size_t begin = 0;
  for (size_t i = row.name.size(); i < signature.text.size(); ++i) {
    const char c = signature.text[i];
    const bool ends = depth == 1 && (c == ',' || c == ')');
    if (ends && i > begin) {
      const std::string param = signature.text.substr(begin, i - begin);
      if (param != "*") {
        signature.params.emplace_back(begin, i);
        signature.names.push_back(param.substr(param[0] == '*' ? 1 : 0, param.find(':') - (param[0] == '*' ? 1 : 0)));
      }
    }
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if ((depth == 1 && c == '(') || ends) begin = i + (c == ',' ? 2 : 1);
    if (depth == 0) break;
  }
  return signature;
}

std::vector<const check::BuiltinRow*> RowsOf(const std::string& builtin) {
  const size_t dot = builtin.rfind('.');
  const std::string owner = dot == std::string::npos ? "" : builtin.substr(0, dot);
  const auto& rows = check::FindBuiltins(owner, dot == std::string::npos ? builtin : builtin.substr(dot + 1));
  return {rows.begin(), rows.end()};
}

std::string TypeText(const Analysis& analysis, check::TypeId type) {
  if (!type.valid()) return "";
  const check::TypeKind kind = analysis.program().types[type].kind;
  return kind == check::TypeKind::kError || kind == check::TypeKind::kNever ? "" : ": " + analysis.NameOf(type);
}

}  // namespace

std::vector<Signature> SignaturesOf(const Analysis& analysis, const Entity& entity) {
  std::vector<Signature> signatures;
  if (entity.kind == Entity::Kind::kBuiltin) {
    for (const check::BuiltinRow* row : RowsOf(entity.name)) {
      if (row->kind != check::BuiltinRow::Kind::kConstant) signatures.push_back(SignatureOf(*row));
    }
  } else if (entity.kind == Entity::Kind::kTag) {
    signatures.push_back({"html." + entity.name + "(text, attribute=value, …)", {}, {}, ""});
  } else if (ParamsOf(analysis, entity) != nullptr) {
    Signature signature = SignatureOf(analysis, analysis.Sym(entity.symbol));
    signature.documentation = Documentation(analysis, entity);
    signatures.push_back(std::move(signature));
  } else if (entity.kind == Entity::Kind::kSymbol && entity.symbol.valid()) {
    const check::TypeId type = analysis.Sym(entity.symbol).type;
    if (!type.valid() || analysis.program().types[type].kind != check::TypeKind::kFunction) return {};
    signatures.push_back({analysis.Sym(entity.symbol).name + TypeText(analysis, type), {}, {}, ""});
  }
  return signatures;
}

std::string Declaration(const Analysis& analysis, const Entity& entity) {
  switch (entity.kind) {
    case Entity::Kind::kModule:
      return entity.name == "html" ? "html" : "module " + entity.name;
    case Entity::Kind::kBuiltin: {
      const size_t dot = entity.name.rfind('.');
      const std::string owner = dot == std::string::npos ? "" : entity.name.substr(0, dot + 1);
      std::string text;
      for (const check::BuiltinRow* row : RowsOf(entity.name)) {
        const bool constant = row->kind == check::BuiltinRow::Kind::kConstant;
        text += (text.empty() ? "" : "\n") + owner + std::string(row->name) + (constant ? ": " : "") + std::string(row->signature);
      }
      return text.empty() ? entity.name : text;
    }
    case Entity::Kind::kTag:
      return "html." + entity.name;
    case Entity::Kind::kMember: {
      const Symbol& owner = analysis.Sym(entity.symbol);
      const check::ParamInfo& param = owner.params[static_cast<size_t>(entity.index)];
      return owner.name + "." + param.name + TypeText(analysis, param.type);
    }
    case Entity::Kind::kSymbol: {
      const Symbol& symbol = analysis.Sym(entity.symbol);
      if (symbol.kind == SymbolKind::kProperty && symbol.component.valid())
        return analysis.Sym(symbol.component).name + "." + symbol.name + TypeText(analysis, symbol.type);
      if (ParamsOf(analysis, entity) != nullptr) {
        const std::string text = SignatureOf(analysis, symbol).text;
        return symbol.params.empty() && symbol.kind != SymbolKind::kFunction ? KeywordOf(symbol.kind) + symbol.name : text;
      }
      return KeywordOf(symbol.kind) + symbol.name + TypeText(analysis, symbol.type);
    }
    case Entity::Kind::kNone:
      break;
  }
  return "";
}

std::string PropertyDocumentation(const Analysis& analysis, SymbolId component, const std::string& wanted) {
  if (!component.valid()) return "";
  std::string name, text;
  for (const std::string& line : Lines(Docstring(analysis, analysis.Sym(component)))) {
    if (DescribesParam(line, name, text) && name == wanted) return text;
  }
  return "";
}

std::string Documentation(const Analysis& analysis, const Entity& entity) {
  if (entity.kind == Entity::Kind::kBuiltin) {
    const std::vector<const check::BuiltinRow*> rows = RowsOf(entity.name);
    return rows.empty() ? "" : std::string(rows.front()->doc);
  }
  if (entity.kind == Entity::Kind::kTag) return "The HTML element `<" + entity.name + ">`.";
  if (entity.kind == Entity::Kind::kModule) return entity.name == "html" ? "The elements of HTML: `html.div(…)`." : "There without an import.";
  if (!entity.symbol.valid()) return "";
  const Symbol& symbol = analysis.Sym(entity.symbol);
  if (entity.kind == Entity::Kind::kMember) return PropertyDocumentation(analysis, entity.symbol, symbol.params[static_cast<size_t>(entity.index)].name);
  if (symbol.kind == SymbolKind::kProperty) return PropertyDocumentation(analysis, symbol.component, symbol.name);
  std::string text, name, about;
  for (const std::string& line : Lines(Docstring(analysis, symbol))) {
    text += DescribesParam(line, name, about) ? "- `" + name + "`: " + about : line;
    text += "\n";
  }
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace gblocks::lsp
