#include "tests/fuzz/check_compiler.h"

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <utility>

#include "compiler/check/check.h"
#include "compiler/codegen/codegen.h"
#include "compiler/diagnostics/catalogue.h"
#include "compiler/diagnostics/render.h"
#include "compiler/format/format.h"
#include "compiler/lower/lower.h"
#include "compiler/parse/load_files.h"
#include "compiler/parse/parse.h"
#include "compiler/passes/passes.h"
#include "compiler/stdlib_files.h"

namespace gblocks::fuzz {

__attribute__((section("__libfuzzer_extra_counters"))) unsigned char seen_kinds[kKinds];

namespace {

// Of the processor, for one program, with sanitizers: a tenth of that without.
constexpr double kMostSeconds = 5;

[[noreturn]] void Broken(const std::string& rule) {
  std::fprintf(stderr, "\n==broken rule== %s\n", rule.c_str());
  std::abort();
}

/// The standard library's files and trees, read once: they come before the program in each compilation.
struct Library {
  Sources sources;
  std::vector<ast::Module> modules;

  Library() {
    Diagnostics diagnostics;
    for (std::string_view file : AllStdlibFiles()) {
      FileId id = sources.Add("stdlib/" + std::string(file), std::string(StdlibText(file)));
      modules.push_back(Parse(id, sources, diagnostics));
    }
    if (diagnostics.has_errors()) Broken("the library has messages");
  }
};

const Library& TheLibrary() {
  static const Library* const library = new Library();
  return *library;
}

/// What programs import, whatever they call it.
const char* const kImported = R"(
record Item:
    id: int
    name: str = "x"

def x(a: int) -> int:
    return a + 1

component y(value: str = ""):
    event change
    html.p(value)
    children

state z = [1]
)";

/// The modules that a program names: the others would be checked for nothing.
std::vector<ast::Module> NamedIn(const std::string& program) {
  const std::vector<std::string_view> named = StdlibFilesNamedIn({program, kImported}), all = AllStdlibFiles();
  std::vector<ast::Module> modules;
  for (size_t i = 0; i < all.size(); ++i)
    if (std::find(named.begin(), named.end(), all[i]) != named.end()) modules.push_back(TheLibrary().modules[i]);
  return modules;
}

FileAccess OneFile() {
  return {.read = [](const std::string&) { return kImported; },
          .list = [](const std::string&) { return std::vector<std::string>{"x.gblocks"}; }};
}

/// Without what stands in backticks: the program's own words.
std::string OwnWords(const std::string& text) {
  std::string words;
  bool quoted = false;
  for (char c : text) {
    if (c == '`') quoted = !quoted;
    if (!quoted) words += c;
  }
  return words;
}

class DiagnosticRules {
 public:
  DiagnosticRules(const Sources& sources, FileId main) : sources_(sources), main_(main) {}

  void Check(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics.all()) Check(diagnostic);
    for (auto format : {DiagnosticFormat::kHuman, DiagnosticFormat::kShort, DiagnosticFormat::kJson})
      if (Render(diagnostics, sources_, format).empty() && diagnostics.has_errors()) Broken("messages without text");
  }

 private:
  void Check(const Diagnostic& diagnostic) {
    ++seen_kinds[static_cast<size_t>(diagnostic.kind) % kKinds];
    const std::string slug(Slug(diagnostic.kind));
    if (diagnostic.kind == DiagnosticKind::kSyntax) Broken("the message that knows nothing");
    if (!HasMessage(diagnostic)) Broken("an incomplete message, " + slug);
    if (diagnostic.range.file != main_) Broken("a message about another file, " + slug);
    Within(diagnostic.range, slug);
    for (const DiagnosticLabel& label : diagnostic.labels) Within(label.range, slug + "'s label");
    for (const DiagnosticFix& fix : diagnostic.fixes) {
      Within(fix.range, slug + "'s fix");
      if (fix.range.file != main_) Broken("a fix of another file, " + slug);
    }
    for (const std::string& text : {MessageText(diagnostic), DetailText(diagnostic), HintText(diagnostic)})
      NoInnerWords(text, slug);
  }

  void Within(SourceRange range, const std::string& what) {
    if (!range.file.valid() || static_cast<size_t>(range.file.index) >= sources_.size()) Broken("no file: " + what);
    if (range.begin > range.end || range.end > sources_[range.file].text().size()) Broken("outside the file: " + what);
  }

  void NoInnerWords(const std::string& text, const std::string& slug) {
    const std::string words = OwnWords(text);
    for (const char* inner :
         {"INDENT", "DEDENT", "NEWLINE", "EOF", "ANTLR", "antlr", "std::", "gb::", "nullptr", "mismatched input",
          "extraneous", "no viable", "internal error", "<error>", "unknown type", "kInvalid"}) {
      // Texts may say what the program says.
      if (words.find(inner) != std::string::npos && sources_[main_].text().find(inner) == std::string_view::npos)
        Broken("a word from inside, " + slug + ": " + text);
    }
  }

  const Sources& sources_;
  FileId main_;
};

template <class Invalid, class Store>
void NothingInvalid(const Store& store) {
  for (const auto& node : store)
    if (std::holds_alternative<Invalid>(node.node)) Broken("what could not be read has no message");
}

void CheckSyntax(const ast::Module& module, const Sources& sources, const Diagnostics& diagnostics) {
  if (!diagnostics.has_errors()) {
    NothingInvalid<ast::InvalidExpr>(module.exprs);
    NothingInvalid<ast::InvalidStmt>(module.stmts);
    NothingInvalid<ast::InvalidType>(module.types);
  }
  std::set<uint32_t> lines;
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (!lines.insert(sources[diagnostic.range.file].LineAt(diagnostic.range.begin)).second)
      Broken("two messages of the parser in one line");
}

bool Compiles(std::vector<ast::Module> library, std::vector<ast::ProgramFile> files, const Sources& sources,
              Diagnostics& diagnostics) {
  check::Program program = check::Check(std::move(library), std::move(files), sources, diagnostics);
  if (diagnostics.has_errors()) return false;
  ir::Program ir = lower::Lower(program, sources, diagnostics);
  if (diagnostics.has_errors()) return false;
  for (const std::string& rule : passes::RunPasses(ir, {.stop_after = "", .verify = true})) Broken("of the IR: " + rule);
  if (codegen::Generate(ir, sources).app_cpp.empty()) Broken("no C++");
  return true;
}

void CheckFormat(const std::string& program) {
  const std::string formatted = format::Format(program);
  if (!format::SameTokens(program, formatted)) Broken("the formatter changes words, comments or blocks");
  if (format::Format(formatted) != formatted) Broken("formatting twice changes something");
}

double ProcessorSeconds() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

Outcome CheckCompiler(const std::string& program) {
  Sources sources = TheLibrary().sources;
  const double start = ProcessorSeconds();
  Outcome outcome;
  Diagnostics diagnostics;
  const FileId main = sources.Add("program.gblocks", program);
  std::vector<ast::ProgramFile> files = LoadFiles(main, sources, diagnostics, OneFile());
  outcome.syntax = files.back().syntax;
  CheckSyntax(outcome.syntax, sources, diagnostics);
  outcome.accepted = !diagnostics.has_errors() && Compiles(NamedIn(program), std::move(files), sources, diagnostics);
  DiagnosticRules(sources, main).Check(diagnostics);
  CheckFormat(program);
  const double seconds = ProcessorSeconds() - start;
  if (seconds > kMostSeconds) Broken("it takes " + std::to_string(seconds) + " s");
  return outcome;
}

}  // namespace gblocks::fuzz
