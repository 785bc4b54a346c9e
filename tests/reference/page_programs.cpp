// A program's way through the compiler, the native compiler and CPython.
#include "tests/reference/page_programs.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>

#include "compiler/compile.h"
#include "compiler/diagnostics/render.h"
#include "tests/codegen/generated_code.h"
#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

const char* const kPath = "app.gblocks";

/// What a program of gblocks has without an import; types are not evaluated, as there.
const char* const kRunPython =
    "import sys, __future__\n"
    "names = {'__name__': '__main__'}\n"
    "exec('import math, random, time\\nfrom datetime import date, datetime, timedelta\\nfrom typing import Callable', names)\n"
    "text = open(sys.argv[1], encoding='utf-8').read()\n"
    "exec(compile(text, 'app', 'exec', __future__.annotations.compiler_flag), names)\n";

FileId AddFiles(const Program& program, Sources& sources) {
  for (const Program::File& file : program.imported) sources.Add(file.path, file.text);
  return sources.Add(kPath, program.text);
}

}  // namespace

std::string Diagnose(const Program& program) {
  Sources sources;
  Diagnostics diagnostics;
  Compile(AddFiles(program, sources), sources, diagnostics);
  diagnostics.Sort();
  if (!diagnostics.has_errors()) return "";  // examples may leave out what uses what they show
  return Render(diagnostics, sources, DiagnosticFormat::kHuman);
}

std::vector<std::string> Use(const Program& program, const std::string& steps) {
  Sources sources;
  Diagnostics diagnostics;
  CompileResult result = Compile(AddFiles(program, sources), sources, diagnostics);
  for (const std::string& broken : result.broken_rules) ADD_FAILURE() << broken;
  if (!result.project) return {};

  ScratchFolder folder;
  std::string app = folder.File("app"), templates = folder.File("templates.html"), script = folder.File("steps");
  BuildNatively(result.project->app_cpp, GBLOCKS_PAGE_LIBRARIES, app);
  std::string html;
  for (const std::string& text : result.project->templates_html) html += "<template>" + text + "</template>\n";
  WriteFile(templates, html);
  WriteFile(script, steps);
  std::string output = OutputOf(app + " " + templates + " " + script + " 2>&1");

  std::vector<std::string> outputs;
  const std::string kEnd = "\x1e\n";
  for (size_t at = 0, end; (end = output.find(kEnd, at)) != std::string::npos; at = end + kEnd.size())
    outputs.push_back(output.substr(at, end - at));
  return outputs;
}

bool RunPython(const std::string& text, std::string* printed) {
  ScratchFolder folder;
  std::string runner = folder.File("run.py"), file = folder.File("app.py");
  WriteFile(runner, kRunPython);
  WriteFile(file, text);
  std::string command = "PYTHONIOENCODING=utf-8 " GBLOCKS_PYTHON " " + runner + " " + file + " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return false;
  printed->clear();
  std::array<char, 4096> buffer;
  while (size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) printed->append(buffer.data(), count);
  int status = pclose(pipe);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace gblocks::test
