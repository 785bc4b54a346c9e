// The pages of docs/messages: what the catalogue says about each kind, with what its wrong example is told. A page is the
// kind's golden: the wrong example shows that kind alone, the right one is told nothing. GBLOCKS_UPDATE=1 writes them.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "compiler/compile.h"
#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/render.h"
#include "tests/harness/diagnostic_tests.h"
#include "tests/harness/golden.h"

namespace gblocks {
namespace {

namespace fs = std::filesystem;

const fs::path kPages = GBLOCKS_SOURCE_DIR "/docs/messages";
constexpr const char* kWritten = "<!-- Written by scripts/message_reference from compiler/diagnostics/messages.md: change that. -->";

/// Down to C++.
void WholeCompiler(Sources& sources, FileId program, Diagnostics& diagnostics) {
  Compile(program, sources, diagnostics);
}

struct Check {
  test::Files files;
  Sources sources;
  Diagnostics diagnostics;

  Check(const std::string& text, const std::map<std::string, std::string>& others) : files({{"app.gblocks", text}}) {
    files.insert(files.end(), others.begin(), others.end());
    test::RunPhase(files, WholeCompiler, sources, diagnostics);
  }
};

/// Goes through a kind's explanation and writes its page.
class PageWriter {
 public:
  explicit PageWriter(const CatalogueEntry& entry) : entry_(entry) {}

  std::string Write() {
    page_ = "# " + std::string(entry_.title) + "\n\n" + kWritten + "\n\n`" + std::string(entry_.slug) + "`" +
            (entry_.severity == Severity::kWarning ? ", a warning: the program can be built as it is" : "") + "\n\n";
    std::istringstream lines{std::string(entry_.explanation)};
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("```", 0) == 0) {
        in_code_ ? EndExample() : BeginExample(line);
        in_code_ = !in_code_;
      } else if (in_code_) {
        code_ += line + "\n";
      } else {
        page_ += line + "\n";
      }
    }
    if (!entry_.no_example.empty()) page_ += "\nThere is no example: " + std::string(entry_.no_example) + "\n";
    EXPECT_FALSE(in_code_) << "a block of code is not closed";
    EXPECT_EQ(wrong_ && right_, entry_.no_example.empty()) << "a wrong and a right example, or a `no-example:`";
    return page_;
  }

 private:
  void BeginExample(const std::string& fence) {
    std::istringstream words(fence);
    std::string language;
    words >> language >> word_;
    if (!words) word_.clear();
    code_.clear();
    const std::string heading = IsFile() ? "In `" + word_ + "`:" : word_ == "wrong" ? "Wrong:" : "Right:";
    page_ += heading + "\n\n```python\n";
  }

  void EndExample() {
    page_ += code_ + "```\n";
    if (IsFile()) {
      files_[word_] = code_;
    } else if (word_ == "wrong") {
      wrong_ = true;
      CheckWrong();
    } else {
      right_ = true;
      const Check check(code_, files_);
      EXPECT_EQ(Render(check.diagnostics, check.sources, DiagnosticFormat::kHuman), "");
    }
  }

  void CheckWrong() {
    const Check check(code_, files_);
    const std::string said = Render(check.diagnostics, check.sources, DiagnosticFormat::kHuman);
    page_ += "\n```text\n" + said + "```\n";
    EXPECT_FALSE(said.empty());
    for (const Diagnostic& diagnostic : check.diagnostics.all()) {
      EXPECT_EQ(Slug(diagnostic.kind), entry_.slug) << said;
      EXPECT_TRUE(HasMessage(diagnostic)) << said;
      test::ExpectFixesMend(check.files, diagnostic, WholeCompiler);
    }
  }

  bool IsFile() const { return word_.ends_with(".gblocks"); }

  const CatalogueEntry& entry_;
  std::string page_, code_, word_;
  std::map<std::string, std::string> files_;
  bool in_code_ = false, wrong_ = false, right_ = false;
};

std::string ReadIfThere(const fs::path& path) {
  return fs::exists(path) ? test::ReadFile(path) : "";
}

TEST(MessagePages, EachKindHasAnExplanationExamplesAndAPage) {
  for (const CatalogueEntry& entry : Catalogue()) {
    SCOPED_TRACE(entry.slug);
    EXPECT_FALSE(entry.explanation.empty());
    const fs::path path = kPages / (std::string(entry.slug) + ".md");
    test::CompareOrUpdate(path, ReadIfThere(path), PageWriter(entry).Write());
  }
}

TEST(MessagePages, TheIndexListsThem) {
  std::string index = std::string("# Messages\n\n") + kWritten +
                      "\n\nWhat gblocks says about programs, by subject. `gblocks explain SLUG` shows the same in a terminal.\n";
  std::string group;
  for (const CatalogueEntry& entry : Catalogue()) {
    if (entry.group != group) {
      group = entry.group;
      index += "\n## " + group + "\n\n";
    }
    const std::string slug(entry.slug);
    index += "- [" + slug + "](" + slug + ".md): " + std::string(entry.title) + "\n";
  }
  test::CompareOrUpdate(kPages / "README.md", ReadIfThere(kPages / "README.md"), index);
}

TEST(MessagePages, NoPageIsLeftOfWhatIsGone) {
  for (const fs::path& path : test::FilesBelow(kPages, ".md")) {
    if (path.filename() == "README.md") continue;
    EXPECT_TRUE(KindOfSlug(path.stem().string())) << path;
  }
}

}  // namespace
}  // namespace gblocks
