// Looks up the generated texts and fills their placeholders.
#include "compiler/diagnostics/catalogue.h"

namespace gblocks {
namespace {

const std::string* FindArgument(const DiagnosticArguments& arguments, std::string_view name) {
  for (const auto& [key, value] : arguments) {
    if (key == name) return &value;
  }
  return nullptr;
}

/// A placeholder is `{name}` with a plain word in it; other braces, as in code examples, are text.
std::string_view PlaceholderAt(std::string_view text, size_t at) {
  size_t end = text.find('}', at);
  if (text[at] != '{' || end == std::string_view::npos || end == at + 1) return {};
  std::string_view name = text.substr(at + 1, end - at - 1);
  bool is_word = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") == std::string_view::npos;
  return is_word ? name : std::string_view();
}

/// The filled template, or nothing where an argument is missing.
std::optional<std::string> Fill(std::string_view text, const DiagnosticArguments& arguments) {
  std::string filled;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string_view name = PlaceholderAt(text, i);
    if (name.empty()) {
      filled += text[i];
      continue;
    }
    const std::string* value = FindArgument(arguments, name);
    if (!value) return std::nullopt;
    filled += *value;
    i += name.size() + 1;
  }
  return filled;
}

std::string FirstComplete(const std::vector<std::string_view>& templates, const DiagnosticArguments& arguments) {
  for (std::string_view text : templates) {
    if (auto filled = Fill(text, arguments)) return *filled;
  }
  return {};
}

}  // namespace

const std::vector<CatalogueEntry>& Catalogue() {
  static const std::vector<CatalogueEntry> entries = {
#include "compiler/diagnostics/catalogue.inc"
  };
  return entries;
}

const CatalogueEntry& Describe(DiagnosticKind kind) {
  return Catalogue()[static_cast<size_t>(kind)];
}

std::string_view Slug(DiagnosticKind kind) {
  return Describe(kind).slug;
}

std::optional<DiagnosticKind> KindOfSlug(std::string_view slug) {
  for (const CatalogueEntry& entry : Catalogue()) {
    if (entry.slug == slug) return entry.kind;
  }
  return std::nullopt;
}

std::string MessageText(const Diagnostic& diagnostic) {
  const CatalogueEntry& entry = Describe(diagnostic.kind);
  std::string text = FirstComplete(entry.messages, diagnostic.arguments);
  // A phase forgot an argument: the bare template is still better than silence, and the tests' goldens show it.
  return text.empty() ? std::string(entry.messages.back()) : text;
}

bool HasMessage(const Diagnostic& diagnostic) {
  return !FirstComplete(Describe(diagnostic.kind).messages, diagnostic.arguments).empty();
}

std::string DetailText(const Diagnostic& diagnostic) {
  return FirstComplete(Describe(diagnostic.kind).details, diagnostic.arguments);
}

std::string HintText(const Diagnostic& diagnostic) {
  return FirstComplete(Describe(diagnostic.kind).hints, diagnostic.arguments);
}

}  // namespace gblocks
