#include "compiler/stdlib_files.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "gblocks_stdlib_files.h"

namespace gblocks {
namespace {

bool IsWordCharacter(char c) {
  const auto lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Calls `visit(word, begin)` for each identifier-like word of `text`.
template <class Visit>
void ForEachWord(std::string_view text, Visit visit) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (!IsWordCharacter(text[i])) continue;
    const size_t begin = i;
    while (i < text.size() && IsWordCharacter(text[i])) ++i;
    visit(text.substr(begin, i - begin), begin);
  }
}

/// Name -> file, for what `component`, `record` and `def` declare at the start of a line.
std::unordered_map<std::string_view, std::string_view> Declarations() {
  std::unordered_map<std::string_view, std::string_view> declarations;
  for (const std::string_view file : stdlib::FileNames()) {
    const std::string_view text = stdlib::File(file);
    bool declares = false;
    ForEachWord(text, [&](std::string_view word, size_t begin) {
      if (declares) declarations.emplace(word, file);
      const bool starts_line = begin == 0 || text[begin - 1] == '\n';
      declares = starts_line && (word == "component" || word == "record" || word == "def");
    });
  }
  return declarations;
}

}  // namespace

std::vector<std::string_view> StdlibFilesNamedIn(std::vector<std::string_view> texts) {
  const auto declarations = Declarations();
  std::unordered_set<std::string_view> needed;
  std::vector<std::string_view> to_scan = std::move(texts);
  while (!to_scan.empty()) {
    const std::string_view scanned = to_scan.back();
    to_scan.pop_back();
    ForEachWord(scanned, [&](std::string_view word, size_t) {
      const auto found = declarations.find(word);
      if (found != declarations.end() && needed.insert(found->second).second)
        to_scan.push_back(stdlib::File(found->second));
    });
  }

  std::vector<std::string_view> files;
  for (const std::string_view file : stdlib::FileNames()) {
    if (needed.contains(file)) files.push_back(file);
  }
  return files;
}

const std::vector<std::string_view>& AllStdlibFiles() {
  return stdlib::FileNames();
}

std::string_view StdlibText(std::string_view file) {
  return stdlib::File(file);
}

}  // namespace gblocks
