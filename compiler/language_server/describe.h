// Names as people read them: signatures, types and documentation.
#pragma once

#include <string>
#include <vector>

#include "compiler/language_server/analysis.h"

namespace gblocks::lsp {

/// A signature and where its parameters stand in it.
struct Signature {
  std::string text;
  std::vector<std::pair<size_t, size_t>> params;  // [begin, end)
  std::vector<std::string> names;
  std::string documentation;
};

/// How the callable can be called; several for builtins. Empty for what cannot be called.
std::vector<Signature> SignaturesOf(const Analysis& analysis, const Entity& entity);

/// One line: `state count: int`, `def f(a: int) -> str`.
std::string Declaration(const Analysis& analysis, const Entity& entity);

/// The documentation, as Markdown; may be empty.
std::string Documentation(const Analysis& analysis, const Entity& entity);

/// What the docstring of a component says about one of its properties.
std::string PropertyDocumentation(const Analysis& analysis, check::SymbolId component, const std::string& name);

}  // namespace gblocks::lsp
