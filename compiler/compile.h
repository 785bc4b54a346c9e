// The pipeline: a program's text in, the C++ and HTML of its page out, with what each phase made on the way.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/check/program.h"
#include "compiler/codegen/codegen.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ir/ir.h"
#include "compiler/parse/load_files.h"
#include "compiler/source/source_file.h"

namespace gblocks {

/// The phases of one compilation, in order.
enum class Phase { kParse, kCheck, kLower, kPasses, kGenerate };

/// The standard library, read once, for callers that compile again and again.
struct StandardLibrary {
  Sources sources;
  std::vector<ast::Module> modules;
};
const StandardLibrary& ReadStandardLibrary();

struct CompileOptions {
  Phase last = Phase::kGenerate;  // phases after this one do not run
  FileAccess files = {};          // for what is imported and not among the sources
  codegen::Options code = {};
  /// For editors: what can be read is checked though the rest cannot be, without messages about that. The sources begin
  /// with those of ReadStandardLibrary().
  bool goes_on = false;
};

/// What the phases made. Those that did not run, because of errors or options, left nothing.
struct CompileResult {
  std::vector<ast::ProgramFile> files;      // the program last, what it imports before it; with `goes_on`, in `program` alone
  std::unique_ptr<check::Program> program;  // the IR points into it
  std::unique_ptr<ir::Program> ir;
  std::optional<codegen::CppProject> project;
  std::vector<std::string>
      broken_rules;  // of the IR, found between passes: bugs of the compiler, which nothing after them can mend
};

/// Compiles the program `main`. Adds the standard library's files to `sources` and what is wrong to `diagnostics`; a
/// phase runs only where those before it found nothing wrong. Reads no files but imported ones, through `options.files`.
CompileResult Compile(FileId main, Sources& sources, Diagnostics& diagnostics, const CompileOptions& options = {});

}  // namespace gblocks
