// The long and the short form of diagnostics.
#include "compiler/diagnostics/render.h"

#include <fmt/color.h>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/code_frame.h"

namespace gblocks {
namespace {

size_t CodePoints(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Control characters of the program must not reach a terminal.
std::string Printable(std::string_view text) {
  std::string printable;
  for (char c : text) {
    bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
    printable += control ? std::string("\xEF\xBF\xBD") : std::string(1, c);
  }
  return printable;
}

/// Breaks lines between words; lines that begin with a space are code and stay as they are.
std::string Wrap(std::string_view text, size_t width) {
  std::string wrapped;
  size_t column = 0;
  bool verbatim = false;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == '\n') {
      wrapped += '\n';
      column = 0;
      ++i;
      continue;
    }
    if (column == 0) verbatim = text[i] == ' ';
    if (verbatim) {
      wrapped += text[i++];
      ++column;
      continue;
    }
    size_t end = std::min(text.find_first_of(" \n", i), text.size());
    std::string_view word = text.substr(i, end - i);
    if (column > 0 && !word.empty()) {
      bool fits = column + 1 + CodePoints(word) <= width;
      wrapped += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    wrapped += word;
    column += CodePoints(word);
    i = end < text.size() && text[end] == ' ' ? end + 1 : end;
  }
  return wrapped;
}

/// Gives the parts in backticks the colour of code.
std::string ColourCode(const std::string& text) {
  std::string coloured;
  for (size_t i = 0; i < text.size();) {
    size_t open = text.find('`', i);
    size_t close = open == std::string::npos ? open : text.find('`', open + 1);
    if (close == std::string::npos) return coloured + text.substr(i);
    coloured += text.substr(i, open - i);
    coloured += fmt::format(fmt::fg(fmt::terminal_color::cyan), "{}", text.substr(open + 1, close - open - 1));
    i = close + 1;
  }
  return coloured;
}

std::string Paragraph(const std::string& text, const RenderOptions& options) {
  std::string wrapped = Wrap(Printable(text), static_cast<size_t>(options.width));
  return (options.colour ? ColourCode(wrapped) : wrapped) + "\n";
}

std::string Faint(const std::string& text, const RenderOptions& options) {
  return options.colour ? fmt::format(fmt::emphasis::faint, "{}", text) : text;
}

std::string Place(SourceRange range, const Sources& sources) {
  const SourceFile& file = sources[range.file];
  LineColumn at = file.Position(range.begin);
  return fmt::format("{}:{}:{}", Printable(file.path()), at.line, at.column);
}

/// `-- TITLE [slug] ------- right`
std::string TitleBar(const CatalogueEntry& entry, std::string right, const RenderOptions& options) {
  std::string title(entry.title);
  bool in_code = false;  // code in a title keeps its small letters
  for (char& c : title) {
    if (c == '`') in_code = !in_code;
    if (!in_code && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  std::string left = fmt::format("-- {} [{}] ", title, entry.slug);
  if (!right.empty()) right.insert(0, " ");
  size_t used = CodePoints(left) + CodePoints(right);
  size_t dashes =
      std::max<size_t>(3, used < static_cast<size_t>(options.width) ? static_cast<size_t>(options.width) - used : 0);
  std::string bar = left + std::string(dashes, '-') + right;
  return options.colour ? fmt::format(fmt::fg(fmt::terminal_color::cyan), "{}", bar) : bar;
}

constexpr std::string_view kFence = "```";

/// What is said above an example whose fence says this: `python wrong`, `python card.gblocks`.
std::string ExampleHeading(const std::string& info, const RenderOptions& options) {
  const std::string word = info.substr(std::min(info.find(' '), info.size() - 1) + 1);
  const bool is_file = word.find('.') != std::string::npos;
  const std::string heading = is_file ? "In " + word + ":" : word == "wrong" ? "Wrong:" : "Right:";
  return options.colour ? fmt::format(fmt::emphasis::bold, "{}", heading) : heading;
}

std::string LabelFrame(const DiagnosticLabel& label, SourceRange main, const Sources& sources, FrameOptions frame) {
  std::string text = label.text.empty() ? "" : Wrap(label.text, static_cast<size_t>(frame.width)) + "\n\n";
  const SourceFile& file = sources[label.range.file];
  if (label.range.file != main.file) text += file.path() + "\n";
  frame.context = false;
  return text + CodeFrame(file, label.range, frame);
}

}  // namespace

std::string RenderHuman(const Diagnostic& diagnostic, const Sources& sources, const RenderOptions& options) {
  FrameOptions frame{options.width, options.colour, true};
  std::string text = TitleBar(Describe(diagnostic.kind), Place(diagnostic.range, sources), options) + "\n\n";
  text += Paragraph(MessageText(diagnostic), options) + "\n";
  text += CodeFrame(sources[diagnostic.range.file], diagnostic.range, frame);
  if (std::string detail = DetailText(diagnostic); !detail.empty()) text += "\n" + Paragraph(detail, options);
  for (const DiagnosticLabel& label : diagnostic.labels) {
    text += "\n" + LabelFrame(label, diagnostic.range, sources, frame);
  }
  if (std::string hint = HintText(diagnostic); !hint.empty()) text += "\n" + Paragraph("Hint: " + hint, options);
  return text + "\n" + Faint(fmt::format("Read more: gblocks explain {}", Slug(diagnostic.kind)), options) + "\n";
}

std::string RenderExplanation(const CatalogueEntry& entry, const RenderOptions& options) {
  std::string text = TitleBar(entry, "", options) + "\n";
  std::string paragraph;
  const auto finish_paragraph = [&] {
    if (!paragraph.empty()) text += "\n" + Paragraph(paragraph, options);
    paragraph.clear();
  };
  bool in_code = false;
  std::istringstream lines{std::string(entry.explanation)};
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(kFence, 0) == 0) {
      finish_paragraph();
      in_code = !in_code;
      if (in_code) text += "\n" + ExampleHeading(line.substr(kFence.size()), options) + "\n\n";
    } else if (in_code) {
      text += line.empty() ? "\n" : "    " + line + "\n";
    } else if (line.empty()) {
      finish_paragraph();
    } else {
      paragraph += (paragraph.empty() ? "" : " ") + line;
    }
  }
  finish_paragraph();
  if (entry.severity == Severity::kWarning)
    text += "\n" + Paragraph("This is a warning: the program can be built as it is.", options);
  if (!entry.no_example.empty())
    text += "\n" + Paragraph("There is no example: " + std::string(entry.no_example), options);
  return text;
}

std::string ShortMessage(const Diagnostic& diagnostic) {
  std::string message = Printable(MessageText(diagnostic));
  std::replace(message.begin(), message.end(), '\n', ' ');
  if (!message.empty() && (message.back() == '.' || message.back() == ':')) message.pop_back();
  const CatalogueEntry& entry = Describe(diagnostic.kind);
  return fmt::format("{}[{}]: {}", entry.severity == Severity::kError ? "error" : "warning", entry.slug, message);
}

std::string RenderShort(const Diagnostic& diagnostic, const Sources& sources) {
  return Place(diagnostic.range, sources) + ": " + ShortMessage(diagnostic);
}

std::string Render(const Diagnostics& diagnostics, const Sources& sources, DiagnosticFormat format,
                   const RenderOptions& options) {
  if (format == DiagnosticFormat::kJson) return RenderJson(diagnostics, sources);
  if (format == DiagnosticFormat::kSarif) return RenderSarif(diagnostics, sources);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (format == DiagnosticFormat::kShort) {
      text += RenderShort(diagnostic, sources) + "\n";
    } else {
      if (!text.empty()) text += "\n";
      text += RenderHuman(diagnostic, sources, options);
    }
  }
  return text;
}

}  // namespace gblocks
