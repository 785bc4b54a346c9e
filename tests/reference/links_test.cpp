// The links of the documents lead to files and headings that are there.
#include <gtest/gtest.h>

#include <cctype>
#include <regex>
#include <sstream>

#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

const std::filesystem::path kRoot = GBLOCKS_SOURCE_FOLDER;

/// The text without its blocks of code.
std::string Prose(const std::filesystem::path& path) {
  std::istringstream lines(ReadFile(path));
  std::string prose;
  bool code = false;
  for (std::string line; std::getline(lines, line);) {
    bool fence = line.rfind("```", 0) == 0;
    if (fence) code = !code;
    if (!fence && !code) prose += line + "\n";
  }
  return prose;
}

/// The anchors that GitHub makes of the headings: "## What `is` is" -> "what-is-is".
std::vector<std::string> Anchors(const std::filesystem::path& path) {
  std::vector<std::string> anchors;
  std::istringstream lines(Prose(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] != '#') continue;
    std::string anchor;
    for (unsigned char c : line.substr(line.find_first_not_of("# "))) {
      if (c == ' ' || c == '-') anchor += '-';
      if (std::isalnum(c) || c == '_' || c >= 0x80) anchor += static_cast<char>(std::tolower(c));
    }
    anchors.push_back(anchor);
  }
  return anchors;
}

void LinksLeadSomewhere(const std::filesystem::path& path) {
  static const std::regex kLink(R"(\]\(([^)#\s]*)(?:#([^)\s]*))?\))");
  std::string prose = Prose(path);
  for (std::sregex_iterator link(prose.begin(), prose.end(), kLink), end; link != end; ++link) {
    std::string file = (*link)[1], anchor = (*link)[2];
    if (file.find("://") != std::string::npos) continue;
    std::filesystem::path target = file.empty() ? path : path.parent_path() / file;
    EXPECT_TRUE(std::filesystem::exists(target)) << path << " links to " << file;
    if (anchor.empty() || !std::filesystem::is_regular_file(target)) continue;
    std::vector<std::string> anchors = Anchors(target);
    EXPECT_NE(std::find(anchors.begin(), anchors.end(), anchor), anchors.end())
        << path << ": no heading for #" << anchor;
  }
}

TEST(Links, OfTheReference) {
  for (const std::filesystem::path& page : FilesBelow(kRoot / "docs", ".md")) LinksLeadSomewhere(page);
}
TEST(Links, OfTheDocumentsAtTheTop) {
  for (const char* name : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"})
    LinksLeadSomewhere(kRoot / name);
}
/// Each page can be reached from the first.
TEST(Links, FromTheFirstPageToAll) {
  std::string first = ReadFile(kRoot / "docs/reference/language.md");
  for (const std::filesystem::path& page : FilesBelow(kRoot / "docs/reference", ".md")) {
    std::string name = page.filename();
    bool linked = name == "language.md" || first.find("(" + name + ")") != std::string::npos;
    EXPECT_TRUE(linked) << "docs/reference/language.md does not link to " << name;
  }
}

}  // namespace
}  // namespace gblocks::test
