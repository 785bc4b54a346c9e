// Names of the program as names of C++: safe, unique, and as near to the source as can be.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace gblocks::codegen {

/// `name` as an identifier that no keyword, macro, or name the runtime uses in generated code collides with: `class`
/// becomes `class_`.
std::string SafeName(std::string_view name);

/// What the base classes of records and components (gb::Object, Source, Tracked, Record, Component), and those of what waits
/// (gb::Object, Coroutine), call themselves and their members, private ones included.
const std::vector<std::string_view>& MembersOfObjects();
const std::vector<std::string_view>& MembersOfCoroutines();
/// Whether it is one of either.
bool IsMember(std::string_view name);

/// "aria-hidden" becomes "AriaHidden".
std::string UpperCamel(std::string_view name);

/// Names in nested scopes. A new name differs from all that are visible, so that nothing is ever shadowed; names of
/// scopes that ended are free again.
class NameScopes {
 public:
  NameScopes() : scopes_(1) {}

  /// `name` made safe; with a number where it is taken: `task`, `task_2`.
  std::string Unique(std::string_view name);
  /// A name for something that the program does not name: `items_1`.
  std::string Numbered(std::string_view name);

  /// Everything but the outermost scope, set aside while another function is written.
  std::vector<std::unordered_set<std::string>> SetAside();
  void Restore(std::vector<std::unordered_set<std::string>> scopes);

  void Enter() { scopes_.emplace_back(); }
  void Leave() { scopes_.pop_back(); }

 private:
  bool Taken(const std::string& name) const;
  std::string Take(std::string name);

  std::vector<std::unordered_set<std::string>> scopes_;
};

}  // namespace gblocks::codegen
