// Code for `gblocks dev`: texts stand outside it, and it says what is kept.
#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "tests/codegen/generated_code.h"

namespace gblocks {
namespace {

codegen::CppProject Live(const std::string& program) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.Add("app.gblocks", program);
  CompileResult result = Compile(file, sources, diagnostics, {.code = {.live = true}});
  EXPECT_TRUE(result.project.has_value());
  return result.project ? std::move(*result.project) : codegen::CppProject();
}

TEST(SeparateTexts, TakesTextsCommentsAndBlanks) {
  std::string cpp =
      "// a \"b\"_s\n#include <x.h>\nint f() {\n  return \"a\\n\\\"\\001\"_s;  // c\n}\nauto g = \"name\" + 'x' + "
      "'\\'' - -1;\n";
  EXPECT_EQ(codegen::SeparateTexts(cpp), (std::vector<std::string>{"a\n\"\x01"}));
  EXPECT_EQ(cpp, "#include <x.h>\nint f(){return gb::live_text(0);}auto g=\"name\"+'x'+'\\''- -1;");
}

TEST(LiveCode, IsTheSameWhereTextsAndAttributesDiffer) {
  const codegen::CppProject one =
      Live("box = Textbox(label=\"One\")\nrender:\n    Markdown(f\"# Hello {box.value}!\")\n");
  const codegen::CppProject other = Live(
      "box = Textbox(label=\"Something with a longer name\")\nrender:\n    Markdown(f\"# A text that is so long that "
      "the "
      "generated code has to break the line somewhere else {box.value}, I think\")\n");
  EXPECT_EQ(one.app_cpp, other.app_cpp);
  EXPECT_NE(one.texts, other.texts);
  EXPECT_NE(one.templates_html, other.templates_html);
}

TEST(LiveCode, SaysWhatIsKeptAndCompiles) {
  const codegen::CppProject project = Live(R"(record Task:
    name: str
    done: bool = False

component Folded(title: str):
    state open: bool = False
    button = Button(title)
    on button.click:
        open = not open
    render:
        if open:
            Markdown("open")

state tasks: list[Task] = []
name = Textbox(label="Name")
size = Number(3)
on name.submit:
    tasks.append(Task(name.value))
    name.value = ""
Folded("More")
render:
    state shown: int = 3
    more = Button("More")
    on more.click:
        shown += 1
    for task in tasks[:shown]:
        html.p(task.name, key=task.name)
)");
  for (const char* expected :
       {"live.state(\"tasks\",", "live.local<gb::Int>(", "\"shown\",", "live.handle(\"name\",app->name)",
        "live.component<Textbox,visit_Textbox>(\"Textbox\")", "it.open,true)", "it.value,false)"}) {
    EXPECT_NE(project.app_cpp.find(expected), std::string::npos) << expected << "\n" << project.app_cpp;
  }
  test::ExpectCompiles(project.app_cpp);
}

}  // namespace
}  // namespace gblocks
