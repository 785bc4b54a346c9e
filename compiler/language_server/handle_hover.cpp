// What is said about a name, and about the call that is being written.
#include <algorithm>

#include "compiler/language_server/describe.h"
#include "compiler/language_server/server.h"

namespace gblocks::lsp {
namespace {

/// The declaration, with the type that the name has at this place: `if x is not None` may have narrowed it.
std::string DeclarationHere(const Analysis& analysis, const Occurrence& occurrence) {
  std::string text = Declaration(analysis, occurrence.entity);
  for (const auto& [id, type] : analysis.tables().types) {
    const ast::Expr& expr = analysis.ast().exprs[id];
    const auto* attribute = std::get_if<ast::Attribute>(&expr.node);
    const SourceRange range = attribute != nullptr ? attribute->name.range : expr.range;
    if (range != occurrence.range || !std::get_if<ast::NameRef>(&expr.node) == !attribute) continue;
    const std::string here = analysis.NameOf(type);
    const check::TypeKind kind = analysis.program().types[type].kind;
    const bool says_something = kind != check::TypeKind::kError && kind != check::TypeKind::kNever && kind != check::TypeKind::kFunction;
    if (says_something && text.find(": ") != std::string::npos && !text.ends_with(": " + here) && text.find('(') == std::string::npos)
      text += "\n# here: " + here;
    break;
  }
  return text;
}

}  // namespace

Json HandleHover(const Server& server, const Request& request) {
  const Analysis& analysis = request.analysis;
  const Occurrence* occurrence = analysis.OccurrenceAt(request.offset);
  if (occurrence == nullptr) return nullptr;
  std::string text = "```gblocks\n" + DeclarationHere(analysis, *occurrence) + "\n```";
  if (const std::string about = Documentation(analysis, occurrence->entity); !about.empty()) text += "\n\n" + about;
  return {{"contents", {{"kind", "markdown"}, {"value", text}}},
          {"range", RangeOf(analysis.source(), occurrence->range.begin, occurrence->range.end, server.encoding())}};
}

Json HandleSignatureHelp(const Server& server, const Request& request) {
  const Analysis* known = &request.analysis;
  ast::ExprId id = CallAround(*known, request.offset);
  std::optional<Analysis> completed;
  if (!id.valid()) {  // `f(a, name=` cannot be read before something stands there
    std::string text = request.document.text;
    text.insert(request.offset, "None");
    completed.emplace(request.document.path, text, server.Files());
    known = &*completed;
    id = CallAround(*known, request.offset);
    if (!id.valid()) return nullptr;
  }
  const Analysis& analysis = *known;
  const auto& call = std::get<ast::Call>(analysis.ast().exprs[id].node);
  const std::vector<Signature> signatures = SignaturesOf(analysis, CalleeOf(analysis, call, id));
  if (signatures.empty()) return nullptr;

  // The argument at hand: by its name, else by how many commas stand before it.
  size_t place = 0;
  std::string name;
  const std::string_view text = analysis.source().text();
  for (const ast::Argument& argument : call.arguments) {
    const SourceRange value = analysis.ast().exprs[argument.value].range;
    if (value.end < request.offset && text.substr(value.end, request.offset - value.end).find(',') != std::string_view::npos) {
      ++place;
    } else if (argument.name && argument.name->range.begin <= request.offset) {
      name = argument.name->text;
    }
  }
  Json list = Json::array();
  int active_signature = -1;
  for (size_t i = 0; i < signatures.size(); ++i) {
    const Signature& signature = signatures[i];
    Json params = Json::array();
    for (const auto& [begin, end] : signature.params) {
      const std::string_view label = signature.text;
      params.push_back({{"label", {UnitsOf(label.substr(0, begin), server.encoding()), UnitsOf(label.substr(0, end), server.encoding())}}});
    }
    const auto named = std::find(signature.names.begin(), signature.names.end(), name);
    const size_t active = name.empty() ? place : static_cast<size_t>(named - signature.names.begin());
    if (active_signature < 0 && (active < signature.params.size() || signature.params.empty())) active_signature = static_cast<int>(i);
    Json one = {{"label", signature.text}, {"parameters", std::move(params)}, {"activeParameter", active}};
    if (!signature.documentation.empty()) one["documentation"] = {{"kind", "markdown"}, {"value", signature.documentation}};
    list.push_back(std::move(one));
  }
  active_signature = std::max(active_signature, 0);
  const Json active = list[static_cast<size_t>(active_signature)]["activeParameter"];
  return {{"signatures", std::move(list)}, {"activeSignature", active_signature}, {"activeParameter", active}};
}

}  // namespace gblocks::lsp
