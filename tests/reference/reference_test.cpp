// Every block of code in the reference is compiled and run, and says the truth about what comes of it:
//
//   ```python              a program: it compiles, and its page is loaded. CPython, if it can run it, prints the same.
//   ```python more         goes on where the block before it ends: the program is both.
//   ```python differs      CPython runs it, too, and prints something else.
//   ```python wrong        does not compile.
//   ```python a/b.gblocks  a file that the blocks below it may import.
//   ```text                below one of these: what it prints when the page is loaded (after `more`: what is new), or
//                          what the compiler says about it. A line `> click "Send"` is what somebody does (see
//                          tests/dom/steps.h; `> look` and `> html .row` show the page, or a part; `> come back` is
//                          another visit), with what comes of it below.
//
// What is printed has to be said. GBLOCKS_UPDATE=1 writes it.
#include <gtest/gtest.h>

#include <sstream>

#include "tests/harness/golden.h"
#include "tests/reference/page.h"
#include "tests/reference/page_programs.h"

namespace gblocks::test {
namespace {

const std::string kStep = "> ";

/// The lines of an output that say what somebody does.
std::vector<std::string> Steps(const std::optional<Block>& output) {
  std::vector<std::string> steps;
  std::istringstream lines(output ? output->text : "");
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(kStep, 0) == 0) steps.push_back(line.substr(kStep.size()));
  }
  return steps;
}

/// Runs the examples of one page, each after the other.
class PageTest {
 public:
  explicit PageTest(const std::filesystem::path& path) : page_(path) {}

  void Run() {
    for (size_t i = 0; i < page_.examples().size(); ++i) {
      Example example = page_.examples()[i];
      SCOPED_TRACE(page_.Place(example.code));
      RunExample(i, example);
    }
  }

 private:
  void RunExample(size_t number, const Example& example) {
    for (const std::string& word : example.code.words) {
      if (std::filesystem::path(word).extension() != ".gblocks") continue;
      imported_.push_back({word, example.code.text});
      return;
    }
    Program program{example.code.text, imported_};
    if (example.code.Is("more")) program.text = before_ + "\n" + program.text;
    std::string wrong = Diagnose(program);
    if (example.code.Is("wrong")) {
      EXPECT_NE(wrong, "") << "nothing is wrong with it";
      page_.CompareOrUpdateOutput(number, wrong);
      return;
    }
    ASSERT_EQ(wrong, "");

    std::vector<std::string> steps = Steps(example.output);
    std::string script;
    for (const std::string& step : steps) script += step + "\n";
    std::vector<std::string> outputs = Use(program, script);
    ASSERT_EQ(outputs.size(), steps.size() + 1) << "not all steps were made";
    if (!example.code.Is("more")) printed_ = "";
    ASSERT_EQ(outputs[0].compare(0, printed_.size(), printed_), 0) << "it no longer prints what it printed before";
    std::string told = outputs[0].substr(printed_.size());
    for (size_t i = 0; i < steps.size(); ++i) told += kStep + steps[i] + "\n" + outputs[i + 1];
    page_.CompareOrUpdateOutput(number, told);
    before_ = program.text;
    printed_ = outputs[0];
    CompareWithPython(program, example.code.Is("differs"));
  }

  void CompareWithPython(const Program& program, bool differs) {
    std::string python;
    bool runs = program.imported.empty() && RunPython(program.text, &python);
    if (differs) {
      EXPECT_TRUE(runs) << "it is no Python";
      EXPECT_NE(printed_, python) << "it does not differ";
    } else if (runs) {
      EXPECT_EQ(printed_, python) << "CPython prints something else";
    }
  }

  Page page_;
  std::vector<Program::File> imported_;
  std::string before_, printed_;  // the program that `more` continues, and what it prints
};

void RunsAsItSays(const std::filesystem::path& path) {
  PageTest(path).Run();
}

TEST(Readme, RunsAsItSays) {
  RunsAsItSays(GBLOCKS_SOURCE_FOLDER "/README.md");
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  using namespace gblocks::test;
  testing::InitGoogleTest(&argc, argv);
  RegisterFileTests("Reference", GBLOCKS_SOURCE_FOLDER "/docs/reference", ".md", RunsAsItSays);
  return RUN_ALL_TESTS();
}
