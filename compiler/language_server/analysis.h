// What the compiler knows of one open program. The language server has no knowledge of its own: it reads the side tables
// of the checker.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/check/program.h"
#include "compiler/compile.h"

namespace gblocks::lsp {

/// What a name stands for, the same wherever it stands: a symbol, or a field or event datum, which are none.
struct Entity {
  enum class Kind { kNone, kSymbol, kMember, kBuiltin, kTag, kModule } kind = Kind::kNone;
  check::SymbolId symbol;  // kMember: the record or event
  int index = -1;          // kMember: which
  std::string name = {};   // kBuiltin: "list.append"; kTag, kModule

  bool operator==(const Entity&) const = default;
};

/// A place where a name stands.
struct Occurrence {
  SourceRange range;
  Entity entity;
  bool is_declaration = false;
  bool is_write = false;
};

class Analysis {
 public:
  /// Compiles a text up to its types; what cannot be read is left out.
  Analysis(const std::string& path, const std::string& text, const FileAccess& files);

  const SourceFile& source() const { return sources_[file_]; }
  const SourceFile& source(FileId file) const { return sources_[file]; }
  const Sources& sources() const { return sources_; }
  FileId file() const { return file_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }

  check::Program& program() const { return *program_; }
  const check::CheckedModule& module() const { return program_->modules[program_->main]; }
  const ast::Module& ast() const { return module().ast; }
  const check::ModuleTables& tables() const { return module().tables; }
  const check::Symbol& Sym(check::SymbolId id) const { return program_->symbols[id]; }

  /// The type of an expression of this file; none where it is not known.
  std::optional<check::TypeId> TypeOf(ast::ExprId id) const;
  std::string NameOf(check::TypeId type) const { return program_->types.Name(type); }

  /// All places of names in the file, in its order.
  const std::vector<Occurrence>& occurrences() const;
  /// The one that covers or ends at this byte.
  const Occurrence* OccurrenceAt(uint32_t offset) const;
  /// Where an entity is declared; nothing for what is built in.
  std::optional<SourceRange> DeclarationOf(const Entity& entity) const;
  /// Whether a file is part of the standard library.
  bool IsLibrary(FileId file) const;

  /// Files that the program imports.
  std::vector<std::string> ImportedPaths() const;

 private:
  Sources sources_;
  FileId file_;
  Diagnostics diagnostics_;
  std::unique_ptr<check::Program> program_;
  mutable std::optional<std::vector<Occurrence>> occurrences_;
};

/// Fills `occurrences()`.
std::vector<Occurrence> FindOccurrences(const Analysis& analysis);

/// The symbols that can be named at a place, each name once, the nearest first.
std::vector<check::SymbolId> VisibleSymbols(const Analysis& analysis, uint32_t offset);

/// What files export at their top level, by name.
std::vector<check::SymbolId> TopLevelSymbols(const Analysis& analysis, check::ModuleId module);

/// The innermost call that has the byte between its parentheses; none where there is none.
ast::ExprId CallAround(const Analysis& analysis, uint32_t offset);
/// The component, function or record that a call is about.
Entity CalleeOf(const Analysis& analysis, const ast::Call& call, ast::ExprId id);
/// The parameters of a component, function or record; null for anything else.
const std::vector<check::ParamInfo>* ParamsOf(const Analysis& analysis, const Entity& callee);

}  // namespace gblocks::lsp
