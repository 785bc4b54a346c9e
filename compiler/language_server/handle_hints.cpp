// What the program does not say: the types of names, and the colours behind their texts.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "compiler/language_server/server.h"
#include "compiler/parse/tokens.h"
#include "gblocks_theme_files.h"

namespace gblocks::lsp {
namespace {

/// Whether the value says its type itself: a number, a text, or what makes a component or record.
bool IsEvident(const Analysis& analysis, ast::ExprId value) {
  if (!value.valid()) return false;
  const auto& node = analysis.ast().exprs[value].node;
  if (const auto* call = std::get_if<ast::Call>(&node)) {
    const Entity callee = CalleeOf(analysis, *call, value);
    if (callee.kind == Entity::Kind::kTag) return true;
    return callee.kind == Entity::Kind::kSymbol && analysis.Sym(callee.symbol).kind != check::SymbolKind::kFunction;
  }
  return std::holds_alternative<ast::IntLiteral>(node) || std::holds_alternative<ast::FloatLiteral>(node) ||
         std::holds_alternative<ast::StrLiteral>(node) || std::holds_alternative<ast::BoolLiteral>(node) ||
         std::holds_alternative<ast::FString>(node);
}

class Hints {
 public:
  Hints(const Server& server, const Analysis& analysis, uint32_t begin, uint32_t end)
      : server_(server), analysis_(analysis), begin_(begin), end_(end) {}

  Json Run() {
    for (size_t i = 0; i < analysis_.ast().stmts.size(); ++i) {
      const ast::StmtId id{static_cast<int32_t>(i)};
      const auto& node = analysis_.ast().stmts[id].node;
      if (const auto* assign = std::get_if<ast::Assign>(&node)) {
        if (assign->annotation.valid() || IsEvident(analysis_, assign->value)) continue;
        for (ast::ExprId target : assign->targets) Targets(target);
      } else if (const auto* loop = std::get_if<ast::For>(&node)) {
        Targets(loop->target);
      } else if (const auto* state = std::get_if<ast::StateDecl>(&node)) {
        const auto declared = analysis_.tables().declarations.find(id);
        if (state->type.valid() || IsEvident(analysis_, state->value) || declared == analysis_.tables().declarations.end()) continue;
        Add(state->name.range.end, analysis_.Sym(declared->second).type);
      }
    }
    return std::move(hints_);
  }

 private:
  void Targets(ast::ExprId target) {
    if (!target.valid()) return;
    const ast::Expr& expr = analysis_.ast().exprs[target];
    const auto bound = analysis_.tables().bindings.find(target);
    if (bound != analysis_.tables().bindings.end() && analysis_.Sym(bound->second).range == expr.range)
      Add(expr.range.end, analysis_.Sym(bound->second).type);
    const std::vector<ast::ExprId>* items = nullptr;
    if (const auto* tuple = std::get_if<ast::TupleLiteral>(&expr.node)) items = &tuple->items;
    if (const auto* list = std::get_if<ast::ListLiteral>(&expr.node)) items = &list->items;
    if (const auto* starred = std::get_if<ast::Starred>(&expr.node)) Targets(starred->value);
    if (items == nullptr) return;
    for (ast::ExprId item : *items) Targets(item);
  }

  void Add(uint32_t offset, check::TypeId type) {
    if (offset < begin_ || offset > end_ || !type.valid()) return;
    const check::TypeKind kind = analysis_.program().types[type].kind;
    if (kind == check::TypeKind::kError || kind == check::TypeKind::kNever) return;
    hints_.push_back({{"position", PositionOf(analysis_.source(), offset, server_.encoding())}, {"label", ": " + analysis_.NameOf(type)}, {"kind", 1}});
  }

  const Server& server_;
  const Analysis& analysis_;
  uint32_t begin_, end_;
  Json hints_ = Json::array();
};

using Colour = std::array<double, 4>;

/// `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa` at the beginning of the text; the length goes to `length`.
std::optional<Colour> HexColour(std::string_view text, size_t& length) {
  size_t digits = 0;
  while (digits + 1 < text.size() && std::isxdigit(static_cast<unsigned char>(text[digits + 1])) != 0) ++digits;
  if (digits != 3 && digits != 4 && digits != 6 && digits != 8) return std::nullopt;
  if (digits + 1 < text.size() && (std::isalnum(static_cast<unsigned char>(text[digits + 1])) != 0 || text[digits + 1] == '-' || text[digits + 1] == '_')) return std::nullopt;
  length = digits + 1;
  Colour colour = {0, 0, 0, 1};
  const size_t each = digits > 4 ? 2 : 1;
  for (size_t i = 0; i < digits / each; ++i) {
    const std::string part(text.substr(1 + i * each, each));
    colour[i] = static_cast<double>(std::strtol(part.c_str(), nullptr, 16)) / (each == 2 ? 255.0 : 15.0);
  }
  return colour;
}

/// `rgb(1, 2, 3)`, `rgb(1 2 3 / 50%)`, `rgba(…)`.
std::optional<Colour> RgbColour(std::string_view text, size_t& length) {
  if (!text.starts_with("rgb")) return std::nullopt;
  const size_t open = text.starts_with("rgba(") ? 4 : text.starts_with("rgb(") ? 3 : 0, close = text.find(')');
  if (open == 0 || close == std::string_view::npos) return std::nullopt;
  Colour colour = {0, 0, 0, 1};
  size_t count = 0;
  for (size_t at = open + 1; at < close;) {
    const std::string rest(text.substr(at, close - at));
    char* end = nullptr;
    const double value = std::strtod(rest.c_str(), &end);
    if (end == rest.c_str()) {
      ++at;
      continue;
    }
    if (count == 4) return std::nullopt;
    const double whole = *end == '%' ? 100.0 : count == 3 ? 1.0 : 255.0;
    colour[count++] = std::min(std::max(value / whole, 0.0), 1.0);
    at += static_cast<size_t>(end - rest.c_str());
  }
  if (count < 3) return std::nullopt;
  length = close + 1;
  return colour;
}

/// The light theme's design tokens: `var(--accent)`.
std::optional<Colour> TokenColour(std::string_view name) {
  const std::string_view css = theme::File("tokens.css");
  for (size_t at = css.find(name); at != std::string_view::npos; at = css.find(name, at + 1)) {
    size_t value = at + name.size();
    if (at == 0 || (css[at - 1] != ';' && css[at - 1] != '{') || value >= css.size() || css[value] != ':') continue;
    value = std::min(css.find_first_not_of(' ', value + 1), css.size());
    size_t ignored = 0;
    return css.substr(value, 1) == "#" ? HexColour(css.substr(value, 10), ignored) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Json HandleInlayHints(const Server& server, const Request& request) {
  const SourceFile& source = request.analysis.source();
  const Json& range = At(request.params, "range");
  const uint32_t begin = OffsetOf(source, At(range, "start"), server.encoding());
  const uint32_t end = range.is_object() ? OffsetOf(source, At(range, "end"), server.encoding()) : UINT32_MAX;
  return Hints(server, request.analysis, begin, end).Run();
}

Json HandleColours(const Server& server, const Request& request) {
  const SourceFile& source = request.analysis.source();
  Json colours = Json::array();
  for (const SyntaxToken& token : RawTokens(source)) {
    if (token.token_class != TokenClass::kText) continue;
    const std::string_view text = token.Text(source.text());
    for (size_t at = 0; at < text.size(); ++at) {
      size_t length = 0;
      std::optional<Colour> colour;
      if (text[at] == '#') colour = HexColour(text.substr(at), length);
      if (text[at] == 'r') colour = RgbColour(text.substr(at), length);
      if (text.substr(at).starts_with("var(--")) {
        const size_t close = text.find_first_of(",)", at);
        if (close != std::string_view::npos) colour = TokenColour(text.substr(at + 4, close - at - 4));
        if (colour) length = text.find(')', at) == std::string_view::npos ? close - at : text.find(')', at) + 1 - at;
      }
      if (!colour) continue;
      const uint32_t begin = token.begin + static_cast<uint32_t>(at);
      colours.push_back({{"range", RangeOf(source, begin, begin + static_cast<uint32_t>(length), server.encoding())},
                         {"color", {{"red", (*colour)[0]}, {"green", (*colour)[1]}, {"blue", (*colour)[2]}, {"alpha", (*colour)[3]}}}});
      at += length - 1;
    }
  }
  return colours;
}

Json HandleColourPresentation(const Json& params) {
  std::string text = "#";
  for (const char* part : {"red", "green", "blue", "alpha"}) {
    const Json& value = At(params, "color", part);
    const double number = value.is_number() ? value.get<double>() : 0.0;
    const auto byte = static_cast<unsigned>(std::min(std::max(number, 0.0), 1.0) * 255.0 + 0.5);
    if (part[0] == 'a' && byte == 255) break;
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", byte);
    text += digits;
  }
  return Json::array({{{"label", text}}});
}

}  // namespace gblocks::lsp
