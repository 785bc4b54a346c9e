// Runs every file of cases/: a shell command in an empty folder, and what must come of it. Sections of a case:
//
//   --- file NAME      a file to make beforehand
//   --- needs          a command; where it fails, the case is skipped
//   --- command        run by sh; gblocks is on the PATH, $examples names the examples' folder
//   --- exit, stdout, stderr      expected; what varies (times, sizes, hashes) is put in one form first
//
// GBLOCKS_UPDATE=1 rewrites what is expected.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Section {
  std::string name;  // "command", "file app.gblocks"
  std::string text;
};

std::string ReadAll(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void WriteAll(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<Section> ParseSections(const std::string& text) {
  std::vector<Section> sections;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("--- ")) {
      sections.push_back({line.substr(4), ""});
    } else if (!sections.empty()) {
      sections.back().text += line + "\n";
    }
  }
  return sections;
}

std::string TextOf(const std::vector<Section>& sections, const std::string& name) {
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const Section& section) { return section.name == name; });
  return found == sections.end() ? "" : found->text;
}

/// Puts what differs from run to run in one form.
std::string Normalise(std::string text, const fs::path& folder) {
  const std::pair<std::string, std::string> rules[] = {
      {folder.string(), "FOLDER"},
      {R"(app-[a-z2-7]{8}\.)", "app-HASH."},
      {R"([0-9]+\.[0-9]+ s\b)", "N s"},
      {R"( +[0-9]+\.[0-9]+ kB)", " N kB"},
      {R"(gblocks-[A-Za-z0-9]{6})", "gblocks-XXXXXX"},
      {R"(localhost:[0-9]+)", "localhost:PORT"},
      {R"(gblocks [0-9]+\.[0-9]+\.[0-9]+)", "gblocks VERSION"},
  };
  for (const auto& [pattern, replacement] : rules) text = std::regex_replace(text, std::regex(pattern), replacement);
  return text;
}

/// An empty folder for one case, with a place for temporary files beside it.
class CaseFolder {
 public:
  CaseFolder() {
    std::string name = (fs::temp_directory_path() / "driver-test-XXXXXX").string();
    root_ = mkdtemp(name.data());
    fs::create_directories(work());
    fs::create_directories(root_ / "tmp");
  }
  ~CaseFolder() { fs::remove_all(root_); }
  fs::path work() const { return root_ / "work"; }
  const fs::path& root() const { return root_; }

  /// Runs a shell script in the folder; returns its exit code, 128 + n where signal n ended it.
  int Run(const std::string& script) const {
    WriteAll(root_ / "script", script);
    const std::string set_up = "cd '" + work().string() + "' && export PATH='" GBLOCKS_FOLDER "':$PATH TMPDIR='" +
                               (root_ / "tmp").string() +
                               "' examples='" EXAMPLES_FOLDER "' LC_ALL=C && unset NO_COLOR GBLOCKS_EMXX EMXX && ";
    const int status = std::system((set_up + "sh ../script >../stdout 2>../stderr").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  fs::path root_;
};

class CommandTest : public testing::TestWithParam<std::string> {};

TEST_P(CommandTest, DoesWhatTheCaseSays) {
  const fs::path path = fs::path(CASES_FOLDER) / (GetParam() + ".test");
  const std::string text = ReadAll(path);
  const std::vector<Section> sections = ParseSections(text);
  const CaseFolder folder;
  for (const Section& section : sections) {
    if (section.name.starts_with("file ")) WriteAll(folder.work() / section.name.substr(5), section.text);
  }
  if (const std::string needs = TextOf(sections, "needs"); !needs.empty() && folder.Run(needs) != 0)
    GTEST_SKIP() << "needs " << needs;

  const int exit_code = folder.Run(TextOf(sections, "command"));
  const std::pair<std::string, std::string> results[] = {
      {"exit", std::to_string(exit_code) + "\n"},
      {"stdout", Normalise(ReadAll(folder.root() / "stdout"), folder.root())},
      {"stderr", Normalise(ReadAll(folder.root() / "stderr"), folder.root())},
  };
  if (std::getenv("GBLOCKS_UPDATE") != nullptr) {
    std::string updated = text.substr(0, text.find("--- exit"));
    for (const auto& [name, result] : results) {
      if (!result.empty()) updated += "--- " + name + "\n" + result;
    }
    std::ofstream(path, std::ios::binary) << updated;
    return;
  }
  for (const auto& [name, result] : results) EXPECT_EQ(result, TextOf(sections, name)) << "--- " << name;
}

std::vector<std::string> CaseNames() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(CASES_FOLDER)) {
    if (entry.path().extension() == ".test") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Driver, CommandTest, testing::ValuesIn(CaseNames()),
                         [](const auto& info) { return info.param; });

}  // namespace
