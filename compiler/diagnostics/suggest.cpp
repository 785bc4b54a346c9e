// Edit distance with neighbour exchange (optimal string alignment), bounded: far names are given up early.
#include "compiler/diagnostics/suggest.h"

#include <algorithm>
#include <utility>

namespace gblocks {
namespace {

constexpr int kMostEdits = 3;
constexpr size_t kMostNames = 3;
constexpr size_t kLongestName = 256;  // longer names are generated, and would make the table large

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The number of edits between two names, or `limit + 1` where it is more than `limit`.
int EditDistance(std::string_view a, std::string_view b, int limit) {
  int length_difference = static_cast<int>(a.size()) - static_cast<int>(b.size());
  if (std::abs(length_difference) > limit) return limit + 1;
  std::vector<int> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      int change = Lower(a[i - 1]) == Lower(b[j - 1]) ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      bool exchanged = i > 1 && j > 1 && Lower(a[i - 1]) == Lower(b[j - 2]) && Lower(a[i - 2]) == Lower(b[j - 1]);
      if (exchanged) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

}  // namespace

std::vector<std::string> SuggestNames(std::string_view name, const std::vector<std::string>& candidates) {
  if (name.size() > kLongestName) return {};
  int limit = std::min(kMostEdits, std::max(1, static_cast<int>(name.size()) / 3));
  std::vector<std::pair<int, std::string>> near;
  for (const std::string& candidate : candidates) {
    int distance = EditDistance(name, candidate, limit);
    if (distance > limit || candidate == name) continue;
    if (distance >= static_cast<int>(name.size())) continue;  // nothing in common: `x` is not near `y`
    near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> names;
  for (size_t i = 0; i < near.size() && i < kMostNames; ++i) names.push_back(std::move(near[i].second));
  return names;
}

std::string JoinSuggestions(const std::vector<std::string>& names) {
  std::string joined;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) joined += i + 1 == names.size() ? " or " : ", ";
    joined += "`" + names[i] + "`";
  }
  return joined;
}

}  // namespace gblocks
