#include "tests/dom/line_diff.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace gblocks::test {
namespace {

struct Line {
  char mark;  // '+', '-' or ' '
  std::string text;
};

std::vector<std::string> Split(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// By the longest common subsequence: pages of tests are small.
std::vector<Line> Merge(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::vector<std::vector<size_t>> common(before.size() + 1, std::vector<size_t>(after.size() + 1));
  for (size_t i = before.size(); i-- > 0;) {
    for (size_t j = after.size(); j-- > 0;) {
      common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<Line> merged;
  size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      merged.push_back({' ', before[i++]});
      ++j;
    } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
      merged.push_back({'-', before[i++]});
    } else {
      merged.push_back({'+', after[j++]});
    }
  }
  return merged;
}

}  // namespace

std::string LineDiff(const std::string& before, const std::string& after, bool context) {
  if (before == after) return "";
  std::vector<Line> merged = Merge(Split(before), Split(after));
  std::string text;
  bool gap = false;
  for (size_t i = 0; i < merged.size(); ++i) {
    bool near = merged[i].mark != ' ' || (context && i > 0 && merged[i - 1].mark != ' ') ||
                (context && i + 1 < merged.size() && merged[i + 1].mark != ' ');
    if (near) {
      text += std::string(1, merged[i].mark) + " " + merged[i].text + "\n";
    } else if (!gap && context) {
      text += "…\n";
    }
    gap = !near;
  }
  return text;
}

}  // namespace gblocks::test
