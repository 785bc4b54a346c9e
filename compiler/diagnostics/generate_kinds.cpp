// Build-time tool: turns messages.md into the DiagnosticKind enum and the table of texts.
// Usage: gblocks_generate_kinds messages.md kinds.h catalogue.inc
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Section {
  std::string group, slug, title, no_example, explanation;
  bool warning = false;
  std::vector<std::string> messages, details, hints;
};

[[noreturn]] void Fail(int line, const std::string& problem) {
  std::cerr << "messages.md:" << line << ": " << problem << "\n";
  std::exit(1);
}

/// Cuts `prefix` off the front of `line`; false where it is not there.
bool TakePrefix(std::string& line, std::string_view prefix) {
  if (line.compare(0, prefix.size(), prefix) != 0) return false;
  line.erase(0, prefix.size());
  return true;
}

std::string Trimmed(const std::string& text) {
  size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// "unknown-name" -> "kUnknownName".
std::string EnumName(const std::string& slug) {
  std::string name = "k";
  bool upper = true;
  for (char c : slug) {
    if (c == '-') {
      upper = true;
      continue;
    }
    name += upper ? static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) : c;
    upper = false;
  }
  return name;
}

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '\n') {
      quoted += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string QuotedList(const std::vector<std::string>& texts) {
  std::string list = "{";
  for (const std::string& text : texts) list += Quoted(text) + ", ";
  return list + "}";
}

/// In `message:`, `detail:` and `hint:` lines, `\n` stands for a line break: code examples need them.
std::string WithLineBreaks(std::string text) {
  for (size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

std::vector<Section> ReadCatalogue(const char* path) {
  std::ifstream stream(path);
  if (!stream) Fail(0, "cannot be read");
  std::vector<Section> sections;
  std::set<std::string> slugs;
  std::string line, group;
  bool in_code = false;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.compare(0, 3, "```") == 0) in_code = !in_code;
    if (!in_code && TakePrefix(line, "# ")) {
      group = Trimmed(line);
      continue;
    }
    if (!in_code && TakePrefix(line, "## ")) {
      std::string slug = Trimmed(line);
      if (slug.empty() || slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) {
        Fail(number, "`" + slug + "` is not a kebab-case slug");
      }
      if (!slugs.insert(slug).second) Fail(number, "a second section `" + slug + "`");
      sections.push_back({});
      sections.back().slug = slug;
      sections.back().group = group;
      continue;
    }
    if (sections.empty()) continue;  // the introduction
    Section& section = sections.back();
    if (section.explanation.empty() && TakePrefix(line, "title: ")) {
      section.title = Trimmed(line);
    } else if (section.explanation.empty() && TakePrefix(line, "severity: ")) {
      if (Trimmed(line) != "warning") Fail(number, "the severity is `warning`, or not stated");
      section.warning = true;
    } else if (section.explanation.empty() && TakePrefix(line, "no-example: ")) {
      section.no_example = Trimmed(line);
    } else if (section.explanation.empty() && TakePrefix(line, "message: ")) {
      section.messages.push_back(WithLineBreaks(Trimmed(line)));
    } else if (section.explanation.empty() && TakePrefix(line, "detail: ")) {
      section.details.push_back(WithLineBreaks(Trimmed(line)));
    } else if (section.explanation.empty() && TakePrefix(line, "hint: ")) {
      section.hints.push_back(WithLineBreaks(Trimmed(line)));
    } else if (!section.explanation.empty() || !Trimmed(line).empty()) {
      section.explanation += line + "\n";
    }
  }
  for (Section& section : sections) {
    section.explanation = Trimmed(section.explanation);
    if (section.title.empty()) Fail(0, "`" + section.slug + "` has no `title:`");
    if (section.messages.empty()) Fail(0, "`" + section.slug + "` has no `message:`");
  }
  return sections;
}

/// Leaves a file that holds the text already as it is: what includes it need not be compiled again.
bool WriteIfNew(const char* path, const std::string& text) {
  std::ifstream old(path);
  if (old && std::string(std::istreambuf_iterator<char>(old), {}) == text) return true;
  std::ofstream stream(path);
  stream << text;
  return stream.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  std::vector<Section> sections = ReadCatalogue(argv[1]);

  std::string kinds =
      "// Generated from compiler/diagnostics/messages.md: do not edit.\n#pragma once\n\n#include <cstdint>\n\n"
      "namespace gblocks {\n\nenum class DiagnosticKind : uint16_t {\n";
  std::string table;
  for (const Section& section : sections) {
    const std::string name = EnumName(section.slug);
    kinds += "  " + name + ",\n";
    table += "{DiagnosticKind::" + name + ", Severity::" + (section.warning ? "kWarning" : "kError") + ", " +
             Quoted(section.group) + ", " + Quoted(section.slug) + ", " + Quoted(section.title) + ", " + QuotedList(section.messages) + ", " +
             QuotedList(section.details) + ", " + QuotedList(section.hints) + ", " + Quoted(section.no_example) + ", " +
             Quoted(section.explanation) + "},\n";
  }
  kinds += "};\n\n}  // namespace gblocks\n";
  return WriteIfNew(argv[2], kinds) && WriteIfNew(argv[3], table) ? 0 : 1;
}
