// The site of a program that is being worked on: in memory, made anew with as little work as the change needs.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "compiler/build/assemble_site.h"
#include "compiler/build/status.h"
#include "compiler/build/wasm_module.h"

namespace gblocks::build {

/// What a change of the program has changed of its site.
enum class LiveChange { kNothing, kStyles, kPage, kCode };

/// "styles"
const char* Describe(LiveChange change);

class LiveSite {
 public:
  LiveSite();
  /// Makes the site of a program that was compiled as live. Where its code is as in a recent version, that version's
  /// module is taken: of texts, attributes and templates it knows nothing. A failure leaves the site as it was.
  Status Update(const CompileResult& compiled, LiveChange& change);
  /// Makes what later updates are faster with.
  void Prepare() { headers_.Make(); }
  /// A file by its name in the site; null: there is none.
  const std::string* Find(std::string_view name) const;
  /// Another for each other content of the page; empty as long as there is no program.
  const std::string& version() const { return version_; }

 private:
  struct Module {
    std::string code, wasm;
  };
  std::deque<std::vector<SiteContent>>
      versions_;  // recent ones, the last one first: a page may still ask for its files
  PreparedHeaders headers_;
  std::string version_;
  std::string css_, page_;      // of the last version: the name of its styles, its page without that
  std::deque<Module> modules_;  // of recent versions, the last one first
};

}  // namespace gblocks::build
