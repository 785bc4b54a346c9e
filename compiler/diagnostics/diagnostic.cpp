// Puts what the phases found into the order in which people read a program.
#include "compiler/diagnostics/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "compiler/diagnostics/catalogue.h"

namespace gblocks {

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Diagnostic& one) { return Describe(one.kind).severity == Severity::kError; });
}

void Diagnostics::Sort() {
  auto place = [](const Diagnostic& d) { return std::tuple(d.range.file, d.range.begin, d.range.end); };
  std::stable_sort(all_.begin(), all_.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  auto repeats = [](const Diagnostic& a, const Diagnostic& b) { return a.kind == b.kind && a.range == b.range; };
  all_.erase(std::unique(all_.begin(), all_.end(), repeats), all_.end());
}

}  // namespace gblocks
