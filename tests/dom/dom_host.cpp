// The process of one case: `app TEMPLATES STEPS`. For each line of the file STEPS it prints what the step did, and a
// line with U+001E.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "src/scheduler.h"
#include "tests/dom/fresh_render.h"
#include "tests/dom/line_diff.h"
#include "tests/dom/steps.h"

namespace gblocks::test {
namespace {

// Pages of more lines than this are told by what changed in them.
constexpr auto kMostLines = 16;

std::string FirstLine(const oracle::Node& node) {
  std::string text = oracle::Serialize(node);
  return text.substr(0, text.find('\n'));
}

class Reporter {
 public:
  explicit Reporter(oracle::Page& page) : page_(page) {}

  std::string Report(const std::string& step) {
    oracle::NodeRef focused = Focused();
    DoStep(page_, step);
    std::string html = page_.Html(), report;
    if (html == html_) {
      report = "same tree\n";
    } else if (html_.empty() || std::count(html.begin(), html.end(), '\n') <= kMostLines) {
      report = html;
    } else {
      report = LineDiff(html_, html);
    }
    html_ = html;
    report += "ops: " + page_.TakeEdits().Summary() + "\n";
    if (Focused() != focused) report += "focus: " + (Focused() ? FirstLine(*Focused()) : "none") + "\n";
    for (const std::string& failure : page_.TakeFailures()) report += "failure: " + failure + "\n";
    for (const std::string& line : page_.TakeLog()) report += "prints: " + line + "\n";
    std::string difference = LineDiff(NormalHtml(page_.root()), FreshHtml(page_), false);
    if (!difference.empty()) report += "a fresh render differs:\n" + difference;
    return report;
  }

 private:
  oracle::NodeRef Focused() const { return page_.focused() ? page_.focused()->shared_from_this() : nullptr; }

  oracle::Page& page_;
  std::string html_;
};

int Run(const char* templates_path, const char* steps_path) {
  std::ifstream templates(templates_path), steps(steps_path);
  oracle::Page page(std::string(std::istreambuf_iterator<char>(templates), {}));
  Reporter reporter(page);
  for (std::string step; std::getline(steps, step);) {
    try {
      std::printf("%s\x1e\n", reporter.Report(step).c_str());
      std::fflush(stdout);
    } catch (const std::exception& error) {
      std::printf("step %s: %s\n", step.c_str(), error.what());
      return 1;
    }
  }
  gb::scheduler.stop();
  return 0;
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  return argc == 3 ? gblocks::test::Run(argv[1], argv[2]) : 2;
}
