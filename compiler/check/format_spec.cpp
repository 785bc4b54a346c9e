// f-strings and their formats: `f"{price:.2f}"`.
#include <cctype>

#include "compiler/check/checker.h"

namespace gblocks::check {

namespace {

/// The parts of `[[fill]align][sign][#][0][width][,][.precision][type]`.
struct FormatSpec {
  bool understood = true;
  char align = 0, sign = 0, grouping = 0, type = 0;
  bool alternate = false, zero = false, precision = false;
};

FormatSpec ReadFormat(const std::string& text) {
  FormatSpec spec;
  size_t at = 0;
  auto is_align = [](char c) { return c == '<' || c == '>' || c == '^' || c == '='; };
  auto digits = [&] {
    size_t begin = at;
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]))) ++at;
    return at > begin;
  };
  // The fill is one character, which may be several bytes long.
  size_t fill = 1;
  while (fill < text.size() && (static_cast<unsigned char>(text[fill]) & 0xC0) == 0x80) ++fill;
  if (fill < text.size() && is_align(text[fill])) {
    spec.align = text[fill];
    at = fill + 1;
  } else if (!text.empty() && is_align(text[0])) {
    spec.align = text[0];
    at = 1;
  }
  auto take = [&](const char* any) -> char {
    if (at >= text.size() || std::string_view(any).find(text[at]) == std::string_view::npos) return 0;
    return text[at++];
  };
  spec.sign = take("+- ");
  spec.alternate = take("#") != 0;
  spec.zero = take("0") != 0;
  digits();
  spec.grouping = take(",_");
  if (take(".") != 0) {
    spec.precision = true;
    spec.understood = digits();
  }
  spec.type = take("bcdeEfFgGnosxX%");
  spec.understood = spec.understood && at == text.size();
  return spec;
}

bool OneOf(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

}  // namespace

TypeId Checker::CheckFString(const ast::FString& node) {
  for (const ast::FStringPart& part : node.parts) {
    if (part.value.valid()) CheckFormat(part);
  }
  return types_.str();
}

void Checker::CheckFormat(const ast::FStringPart& part) {
  TypeId type = Check(part.value);
  if (part.spec.empty() || IsError(type)) {
    for (const ast::FStringPart& inner : part.spec) {
      if (inner.value.valid()) Check(inner.value);
    }
    return;
  }
  std::string text;
  for (const ast::FStringPart& inner : part.spec) {
    if (inner.value.valid()) {
      TypeId found = Check(inner.value);
      if (!IsText(types_, found)) Require(inner.value, found, types_.integer(), {"A number in a format", {}, ""});
      if (IsText(types_, found)) return;  // the format is made when the program runs
      text += "1";
    } else {
      text += inner.text;
    }
  }
  if (part.conversion != 0) type = types_.str();
  if (Kind(type) == TypeKind::kNative && !FindBuiltins(T(type).name, "strftime").empty()) return;
  FormatSpec spec = ReadFormat(text);
  auto report = [&](const std::string& hint) {
    Report(DiagnosticKind::kWrongFormatSpec, Expr(part.value).range)
        .With("spec", text)
        .With("type", Named(type))
        .Hint(hint);
  };
  if (!spec.understood && Kind(type) != TypeKind::kNative) {
    return report(
        "Formats look like `.2f` (two decimal places), `,` (thousands), `>8` (at the right of 8 columns), `05` or "
        "`.1%`.");
  }
  switch (Kind(type)) {
    case TypeKind::kInt:
      if (OneOf(spec.type, "s")) return report("For a whole number write `d`, or no letter.");
      if (spec.precision && (spec.type == 0 || OneOf(spec.type, "bcdoxXn"))) {
        return report("A whole number has no decimal places; write `." + std::string("2f` to show some."));
      }
      return;
    case TypeKind::kFloat:
      if (OneOf(spec.type, "bcdosxX")) {
        return report(spec.type == 'd' ? "`d` is for whole numbers; write `.0f` for no decimal places."
                                       : "For a number with decimal places write `f`, `e`, `g` or `%`.");
      }
      return;
    case TypeKind::kBool:
      if (spec.type != 0 || spec.precision || spec.sign != 0) return report("A bool is shown as True or False.");
      return;
    case TypeKind::kStr:
    case TypeKind::kLiteral:
      if (spec.type != 0 && spec.type != 's')
        return report("This is text; write `float(…)` or `int(…)` around it to show it as a number.");
      if (spec.sign != 0 || spec.grouping != 0 || spec.alternate || spec.align == '=')
        return report("For text, only width, alignment and length have a meaning.");
      return;
    case TypeKind::kOptional:
    case TypeKind::kUnion:
    case TypeKind::kNone:
      ReportNone(part.value, type, "formatted");
      return;
    default:
      return report("Only texts, numbers, dates and times take a format.");
  }
}

}  // namespace gblocks::check
