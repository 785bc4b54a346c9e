// The process of one example: `app TEMPLATES STEPS`. It loads the page and makes each step; after each of these it
// prints what the program printed and failed with, and a line with U+001E.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "oracle/page.h"
#include "src/scheduler.h"
#include "tests/dom/steps.h"

namespace gblocks::test {
namespace {

using oracle::Node;

/// What people see of it: texts, and fields as [text], [x], [ ].
void Look(const Node& node, std::string& seen) {
  if (node.kind == Node::Kind::kComment || node.HasClass("sr-only")) return;
  std::string text;
  if (node.kind == Node::Kind::kText) {
    text = node.text;
  } else if (node.tag == "input" || node.tag == "textarea" || node.tag == "select") {
    const std::string* type = node.Attribute("type");
    bool box = type && (*type == "checkbox" || *type == "radio");
    text = "[" + (box ? std::string(node.Checked() ? "x" : " ") : node.Value()) + "]";
  } else {
    for (const oracle::NodeRef& child : node.children) Look(*child, seen);
  }
  if (text.find_first_not_of(" \n") == std::string::npos) return;
  if (!seen.empty()) seen += " ";
  seen += text;
}

void Report(oracle::Page& page) {
  for (const std::string& line : page.TakeLog()) std::printf("%s\n", line.c_str());
  for (const std::string& failure : page.TakeFailures()) std::printf("%s\n", failure.c_str());
  std::printf("\x1e\n");
  std::fflush(stdout);
}

/// The rest of the steps in a page of its own: `app TEMPLATES STEPS COUNT-DONE KEY TEXT KEY TEXT…`, with what the
/// browser keeps.
int ComeBack(oracle::Page& page, char** argv, const std::string& done) {
  std::vector<std::string> words = {argv[0], argv[1], argv[2], done};
  for (const auto& [key, text] : page.storage()) words.insert(words.end(), {key, text});
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  return execv("/proc/self/exe", arguments.data());
}

int Run(int argc, char** argv) {
  std::ifstream templates(argv[1]), steps(argv[2]);
  oracle::Page page(std::string(std::istreambuf_iterator<char>(templates), {}));
  for (int i = 4; i + 1 < argc; i += 2) page.storage()[argv[i]] = argv[i + 1];
  page.Start();
  Report(page);
  int number = 0, done = argc > 3 ? std::atoi(argv[3]) : 0;
  for (std::string step; std::getline(steps, step);) {
    if (number++ < done) continue;
    try {
      const std::string kHtml = "html ";
      if (step.rfind(kHtml, 0) == 0) {
        std::printf("%s", oracle::Serialize(page.Find(step.substr(kHtml.size()))).c_str());
      } else if (step == "look") {
        for (const oracle::NodeRef& child : page.root().children) {
          std::string seen;
          Look(*child, seen);
          if (!seen.empty()) std::printf("%s\n", seen.c_str());
        }
      } else if (step == "come back") {
        return ComeBack(page, argv, std::to_string(number));
      } else {
        DoStep(page, step);
      }
      Report(page);
    } catch (const std::exception& error) {
      std::printf("%s\n\x1e\n", error.what());
      return 1;
    }
  }
  gb::scheduler.stop();
  return 0;
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  return argc >= 3 ? gblocks::test::Run(argc, argv) : 2;
}
