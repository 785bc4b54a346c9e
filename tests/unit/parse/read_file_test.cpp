// Loading programs from disk.
#include "compiler/source/read_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <unistd.h>

#include "compiler/source/source_file.h"

namespace gblocks {
namespace {

class ReadFileTest : public testing::Test {
 protected:
  ReadFileTest() {
    folder_ = std::filesystem::path(testing::TempDir()) / ("gblocks_read_file_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~ReadFileTest() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& bytes) {
    std::string path = (folder_ / "x.gblocks").string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  ReadProblem ProblemOf(const std::string& path) {
    auto read = ReadProgram(path);
    auto* failure = std::get_if<ReadFailure>(&read);
    if (!failure) throw std::runtime_error("no failure");
    EXPECT_FALSE(Describe(*failure).empty());
    return failure->problem;
  }

  std::filesystem::path folder_;
};

TEST_F(ReadFileTest, TextComesWithoutItsMark) {
  EXPECT_EQ(std::get<std::string>(ReadProgram(Write("\xEF\xBB\xBF"
                                                    "a = 1\r\n"))),
            "a = 1\r\n");
  EXPECT_EQ(std::get<std::string>(ReadProgram(Write(""))), "");
}

TEST_F(ReadFileTest, EachFailureIsItsOwn) {
  EXPECT_EQ(ProblemOf((folder_ / "none").string()), ReadProblem::kMissing);
  EXPECT_EQ(ProblemOf(folder_.string()), ReadProblem::kIsDirectory);
  std::string path = Write("a = \xFF");
  EXPECT_EQ(ProblemOf(path), ReadProblem::kNotUtf8);
  EXPECT_EQ(std::get<ReadFailure>(ReadProgram(path)).offset, 4u);
  path = Write("");
  std::filesystem::resize_file(path, kLargestProgram + 1);
  EXPECT_EQ(ProblemOf(path), ReadProblem::kTooLarge);
  path = Write("a");
  if (::geteuid() != 0) {  // root may read everything
    std::filesystem::permissions(path, std::filesystem::perms::none);
    EXPECT_EQ(ProblemOf(path), ReadProblem::kUnreadable);
  }
}

TEST(SourceFile, LinesAndColumns) {
  SourceFile file("x", "é = 1\r\nab\rc\n");
  EXPECT_EQ(file.line_count(), 4u);
  EXPECT_EQ(file.Position(0).column, 1u);
  EXPECT_EQ(file.Position(2).column, 2u);
  EXPECT_EQ(file.Position(8).line, 2u);
  EXPECT_EQ(file.Line(1), "é = 1");
  EXPECT_EQ(file.Line(2), "ab");
  EXPECT_EQ(file.Line(3), "c");
  EXPECT_EQ(file.Line(4), "");
  EXPECT_EQ(file.Line(9), "");
  EXPECT_EQ(file.Position(1000).line, 4u);
}

}  // namespace
}  // namespace gblocks
