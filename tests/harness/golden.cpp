// Reading, comparing and rewriting goldens.
#include "tests/harness/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace gblocks::test {
namespace {

/// One registered file.
class FileTest : public ::testing::Test {
 public:
  FileTest(std::function<void(const std::filesystem::path&)> run, std::filesystem::path path)
      : run_(std::move(run)), path_(std::move(path)) {}
  void TestBody() override { run_(path_); }

 private:
  std::function<void(const std::filesystem::path&)> run_;
  std::filesystem::path path_;
};

}  // namespace

bool IsUpdating() {
  const char* value = std::getenv("GBLOCKS_UPDATE");
  return value && std::string_view(value) == "1";
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  EXPECT_TRUE(stream) << "cannot read " << path;
  return {std::istreambuf_iterator<char>(stream), {}};
}

void WriteFile(const std::filesystem::path& path, std::string_view text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  EXPECT_TRUE(stream.good()) << "cannot write " << path;
}

void CompareOrUpdate(const std::filesystem::path& path, const std::string& expected, const std::string& actual) {
  if (expected == actual) return;
  if (IsUpdating()) {
    WriteFile(path, actual);
  } else {
    EXPECT_EQ(expected, actual) << path << " (GBLOCKS_UPDATE=1 rewrites it)";
  }
}

std::vector<std::filesystem::path> FilesBelow(const std::filesystem::path& folder, std::string_view extension) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void RegisterFileTests(const std::string& suite, const std::filesystem::path& folder, std::string_view extension,
                       std::function<void(const std::filesystem::path&)> run) {
  for (const std::filesystem::path& path : FilesBelow(folder, extension)) {
    std::string name = path.lexically_relative(folder).replace_extension().string();
    ::testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, path.c_str(), 1,
                            [run, path]() -> ::testing::Test* { return new FileTest(run, path); });
  }
}

SectionFile::SectionFile(const std::filesystem::path& path) : path_(path) {
  std::string text = ReadFile(path);
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string line = text.substr(at, end - at);
    at = end;
    if (line.rfind("--- ", 0) == 0) {
      sections_.emplace_back(line.substr(4, line.find_last_not_of(" \r\n") - 3), "");
    } else if (!sections_.empty()) {
      sections_.back().second += line;
    } else {
      ADD_FAILURE() << path << " does not begin with a `--- name` line";
      return;
    }
  }
}

std::string SectionFile::Section(std::string_view name) const {
  for (const auto& [section, text] : sections_) {
    if (section == name) return text;
  }
  return {};
}

void SectionFile::CompareOrUpdateSection(std::string_view name, const std::string& actual) {
  auto section = std::find_if(sections_.begin(), sections_.end(), [&](const auto& s) { return s.first == name; });
  if (section == sections_.end()) section = sections_.insert(section, {std::string(name), ""});
  CompareOrUpdateSection(static_cast<size_t>(section - sections_.begin()), actual);
}

void SectionFile::CompareOrUpdateSection(size_t number, const std::string& actual) {
  auto& [name, text] = sections_.at(number);
  if (IsUpdating()) {
    text = actual;
    CompareOrUpdate(path_, ReadFile(path_), Text());
  } else {
    EXPECT_EQ(text, actual) << path_ << ", section " << name << " (GBLOCKS_UPDATE=1 rewrites it)";
  }
}

std::string SectionFile::Text() const {
  std::string all;
  for (const auto& [name, text] : sections_) all += "--- " + name + "\n" + text;
  return all;
}

}  // namespace gblocks::test
