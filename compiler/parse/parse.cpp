// The way of a file through this folder.
#include "compiler/parse/parse.h"

#include "compiler/parse/ast_builder.h"
#include "compiler/parse/scan_lines.h"
#include "compiler/parse/tree_parser.h"

namespace gblocks {

using namespace parse;

ast::Module Parse(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  ast::Module module;
  module.file = file;
  Diagnostics found;
  Problems problems(sources[file], found);
  ReadContext context{file, sources[file].text(), &problems};

  Lexemes lexemes;
  if (ScanLines(context, lexemes)) {
    TreeParser parser(context, lexemes);
    AstBuilder(context, module).BuildProgram(parser.ParseProgram(), lexemes);
  }

  found.Sort();
  for (const Diagnostic& diagnostic : found.all()) diagnostics.Add(diagnostic);
  return module;
}

}  // namespace gblocks
