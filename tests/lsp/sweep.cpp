// Every request at every place of every program of the repository, right or wrong, whole or cut off. In a run of CI it is
// every so many bytes; GBLOCKS_LSP_SWEEP=1 makes it every byte. Prints what took longest; no time is asserted.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "tests/harness/golden.h"
#include "tests/lsp/client.h"

namespace gblocks::test {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = GBLOCKS_SOURCE_DIR;

std::vector<std::string> Programs() {
  std::vector<std::string> programs;
  for (const char* folder : {"examples", "stdlib", "tests/syntax", "tests/check", "tests/e2e", "tests/lsp"}) {
    for (const fs::path& path : FilesBelow(kSource / folder, ".gblocks")) programs.push_back(ReadFile(path));
    for (const fs::path& path : FilesBelow(kSource / folder, ".gbtest")) {
      const SectionFile file(path);
      for (const auto& [name, text] : file.sections()) {
        if (name.ends_with(".gblocks")) programs.push_back(text);
      }
    }
  }
  return programs;
}

size_t Stride() {
  const char* wanted = std::getenv("GBLOCKS_LSP_SWEEP");
  return wanted == nullptr ? 4001 : static_cast<size_t>(std::max(1, std::atoi(wanted)));
}

TEST(LspSweep, AnswersEverywhere) {
  double slowest = 0;
  size_t number = 0;
  for (const std::string& text : Programs()) {
    LspClient client;
    const std::string uri = "file:///nowhere/app.gblocks";
    client.Open(uri, text);
    client.server().Publish();
    slowest = std::max(slowest, AskEverything(client, uri, text, 0, true));
    for (size_t offset = ++number % Stride(); offset <= text.size(); offset += Stride())
      slowest = std::max(slowest, AskEverything(client, uri, text, offset, false));
  }
  std::cout << "slowest answer: " << slowest * 1000 << " ms\n";
}

/// While a program is typed it is cut off.
TEST(LspSweep, AnswersInBeginnings) {
  double slowest = 0;
  size_t number = 0;
  for (const std::string& text : Programs()) {
    for (size_t end = ++number % (3 * Stride()); end <= text.size(); end += 3 * Stride()) {
      std::string beginning = text.substr(0, end);
      while (!beginning.empty() && (beginning.back() & 0x80) != 0) beginning.pop_back();
      LspClient client;
      const std::string uri = "file:///nowhere/app.gblocks";
      client.Open(uri, beginning);
      client.server().Publish();
      slowest = std::max(slowest, AskEverything(client, uri, beginning, beginning.size(), false));
      slowest = std::max(slowest, AskEverything(client, uri, beginning, 0, true));
    }
  }
  std::cout << "slowest answer: " << slowest * 1000 << " ms\n";
}

/// A program of 2,000 lines: how long after a change its messages come. The figure is the release build's.
TEST(LspSweep, TellsAfterChanges) {
  const std::string piece = ReadFile(kSource / "examples/notes.gblocks");
  std::string text;
  size_t lines = 0;
  for (int number = 0; lines < 2000; ++number) {
    // Each copy declares names of its own.
    text += "def part" + std::to_string(number) + "(count: int) -> list[str]:\n    words: list[str] = []\n";
    for (int i = 0; i < 20; ++i) {
      text += "    if count > " + std::to_string(i) + ":\n        words.append(f\"{count} of {len(words)}\")\n";
    }
    text += "    return [word.upper() for word in words if len(word) > " + std::to_string(number) + "]\n\n";
    text += "state items" + std::to_string(number) + ": list[str] = []\nrender:\n    for item in items" + std::to_string(number) +
            ":\n        Row:\n            box" + " = Textbox(item, label=\"Item\", show_label=False)\n            on box.submit:\n                items" +
            std::to_string(number) + ".append(box.value)\n\n";
    lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  }
  LspClient client;
  const std::string uri = "file:///nowhere/app.gblocks";
  client.Open(uri, text);
  client.server().Publish();
  std::vector<double> times;
  for (int i = 0; i < 12; ++i) {
    const Json at = {{"line", 1000}, {"character", 0}};
    const auto start = std::chrono::steady_clock::now();
    client.Notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", i + 2}}},
                                             {"contentChanges", Json::array({{{"range", {{"start", at}, {"end", at}}}, {"text", i % 2 == 0 ? "# note\n" : "\n"}}})}});
    client.server().Publish();
    times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::cout << lines << " lines: messages " << times[times.size() / 2] * 1000 << " ms after a change (median)\n";
  const std::vector<Json> told = client.TakeNotifications();
  ASSERT_EQ(told.size(), 13u);
  EXPECT_EQ(told.back()["params"]["diagnostics"].size(), 0u) << told.back().dump(1).substr(0, 600);
  EXPECT_EQ(told.back()["params"]["version"], 13);
  std::cout << "slowest answer: " << AskEverything(client, uri, text, text.size() / 2, false) * 1000 << " ms at a place, "
            << AskEverything(client, uri, text, 0, true) * 1000 << " ms about the file\n";
}

}  // namespace
}  // namespace gblocks::test
