// Files that hold what is expected, and rewrite themselves with GBLOCKS_UPDATE=1.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gblocks::test {

/// Whether goldens are to be rewritten instead of compared: the environment has GBLOCKS_UPDATE=1.
bool IsUpdating();

std::string ReadFile(const std::filesystem::path& path);
void WriteFile(const std::filesystem::path& path, std::string_view text);

/// Expects the file to hold `actual`, or writes it.
void CompareOrUpdate(const std::filesystem::path& path, const std::string& expected, const std::string& actual);

/// All files below `folder` with this extension (".gblocks"), sorted.
std::vector<std::filesystem::path> FilesBelow(const std::filesystem::path& folder, std::string_view extension);

/// Makes a test case of each file below `folder`: `suite.sub_folder/name`.
void RegisterFileTests(const std::string& suite, const std::filesystem::path& folder, std::string_view extension,
                       std::function<void(const std::filesystem::path&)> run);

/// A file of sections, each below a line `--- name`.
class SectionFile {
 public:
  explicit SectionFile(const std::filesystem::path& path);

  /// The text of a section; empty where there is none.
  std::string Section(std::string_view name) const;
  /// Expects a section to hold `actual`, or writes it; at the end of the file where the section is new.
  void CompareOrUpdateSection(std::string_view name, const std::string& actual);
  /// The same for the section with this number: names may occur more than once.
  void CompareOrUpdateSection(size_t number, const std::string& actual);
  /// Names and texts, in order.
  const std::vector<std::pair<std::string, std::string>>& sections() const { return sections_; }

 private:
  std::string Text() const;

  std::filesystem::path path_;
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace gblocks::test
