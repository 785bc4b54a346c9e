// What the checker finds out about effects, handles and places; read by lower/, so pinned here by name.
#include <gtest/gtest.h>

#include "compiler/check/check.h"
#include "compiler/parse/load_files.h"
#include "compiler/parse/parse.h"

namespace gblocks::check {
namespace {

constexpr const char* kStdlib = R"(
component Textbox(value: str = "", label: str = "", visible: bool = True):
    event change
    event submit
    field = html.input(value=value, aria_label=label)
    on field.input as ev:
        value = ev.value
component Button(value: str = "Run", scale: int = 1):
    event click
    button = html.button(value)
    on button.click:
        emit click
component Row():
    html.div():
        children
)";

class EffectsTest : public testing::Test {
 protected:
  void CheckText(std::string text) {
    FileId stdlib = sources.Add("stdlib.gblocks", kStdlib);
    FileId main = sources.Add("main.gblocks", std::move(text));
    ast::Module library = Parse(stdlib, sources, diagnostics);
    std::vector<ast::ProgramFile> files = LoadFiles(main, sources, diagnostics, {});
    std::vector<ast::Module> modules;
    modules.push_back(std::move(library));
    program = Check(std::move(modules), std::move(files), sources, diagnostics);
    EXPECT_TRUE(diagnostics.all().empty());
  }
  const Symbol& Named(const std::string& name) {
    const Symbol* found = nullptr;
    for (const Symbol& symbol : program.symbols) {
      if (symbol.name == name && symbol.kind != SymbolKind::kProperty && symbol.kind != SymbolKind::kEvent)
        found = &symbol;
    }
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  /// Effects of the n-th statement of a kind in the main file.
  template <class Node>
  Effects EffectsOf(int n = 0) {
    const CheckedModule& module = program.modules[program.main];
    for (size_t i = 0; i < module.ast.stmts.size(); ++i) {
      ast::StmtId id{static_cast<int32_t>(i)};
      if (std::holds_alternative<Node>(module.ast.stmts[id].node) && n-- == 0) return module.tables.effects.at(id);
    }
    ADD_FAILURE() << "no such statement";
    return {};
  }
  std::string Names(const std::set<SymbolId>& symbols) {
    std::string names;
    for (SymbolId id : symbols) names += (names.empty() ? "" : " ") + program.symbols[id].name;
    return names;
  }
  std::string Names(const std::set<std::pair<SymbolId, std::string>>& uses) {
    std::string names;
    for (const auto& [symbol, property] : uses)
      names += (names.empty() ? "" : " ") + program.symbols[symbol].name + "." + property;
    return names;
  }

  Sources sources;
  Diagnostics diagnostics;
  Program program;
};

TEST_F(EffectsTest, ARenderReadsWhatItsBodyReadsButNotWhatItsHandlersRead) {
  CheckText(R"(
state count = 1
state other = 2
box = Textbox()
render:
    print(count, box.value)
    button = Button("x")
    on button.click:
        other += 1
)");
  Effects render = EffectsOf<ast::Render>();
  EXPECT_EQ(Names(render.reads), "count");
  EXPECT_EQ(Names(render.writes), "");
  EXPECT_EQ(Names(render.property_reads), "box.value");
  Effects handler = EffectsOf<ast::On>();
  EXPECT_EQ(Names(handler.reads), "other");
  EXPECT_EQ(Names(handler.writes), "other");
}

TEST_F(EffectsTest, FunctionsPassTheirEffectsOn) {
  CheckText(R"(
state count = 1
state names = ["a"]
box = Textbox()
def inner():
    count += 1
    names.append("b")
def outer():
    inner()
    box.value = ""
on box.submit:
    outer()
)");
  Effects handler = EffectsOf<ast::On>();
  EXPECT_EQ(Names(handler.writes), "count");
  EXPECT_EQ(Names(handler.reads), "count names");
  EXPECT_EQ(Names(handler.property_writes), "box.value");
  EXPECT_TRUE(handler.mutates_data);
  EXPECT_FALSE(Named("outer").recursive);
}

TEST_F(EffectsTest, ANamedCallIsAHandleAndItsUsesAreItsOwn) {
  CheckText(R"(
box = Textbox()
other = Textbox()
on box.submit:
    other.value = box.value
)");
  EXPECT_TRUE(Named("box").is_handle);
  EXPECT_FALSE(Named("box").escapes);
  EXPECT_TRUE(Named("box").uses.at("value").read);
  EXPECT_FALSE(Named("box").uses.at("value").assigned);
  EXPECT_EQ(Named("box").listened.count("submit"), 1u);
  EXPECT_TRUE(Named("other").uses.at("value").assigned);
  EXPECT_FALSE(Named("Textbox").escapes);
  EXPECT_TRUE(Named("Textbox").uses.empty());
}

TEST_F(EffectsTest, HandlesInListsCountForTheirType) {
  CheckText(R"(
state count = 2
render:
    boxes = [Textbox(key=i) for i in range(count)]
    first = Textbox()
    boxes.append(first)
    on load:
        for one in boxes:
            one.value = first.label
)");
  EXPECT_TRUE(Named("first").is_handle);
  EXPECT_TRUE(Named("first").escapes);
  EXPECT_FALSE(Named("one").is_handle);
  EXPECT_TRUE(Named("Textbox").escapes);
  EXPECT_TRUE(Named("Textbox").uses.at("value").assigned);
  EXPECT_TRUE(Named("first").uses.at("label").read);
  EXPECT_EQ(Names(EffectsOf<ast::On>().property_writes), "Textbox.value");
}

TEST_F(EffectsTest, ComponentsKnowWhatTheyAssignAndWhetherTheyTakeChildren) {
  CheckText(R"(
Row:
    Textbox()
)");
  EXPECT_EQ(Named("Textbox").own_assigned, std::set<std::string>({"value"}));
  EXPECT_TRUE(Named("Row").takes_children);
  EXPECT_FALSE(Named("Textbox").takes_children);
  EXPECT_EQ(Named("Textbox").params.size(), 3u);
  EXPECT_EQ(Named("Textbox").events.size(), 2u);
}

TEST_F(EffectsTest, RecursionIsFound) {
  CheckText(R"(
def even(n: int) -> bool:
    return n == 0 or odd(n - 1)
def odd(n: int) -> bool:
    return n != 0 and even(n - 1)
def plain() -> bool:
    return even(4)
component Tree(depth: int):
    if depth > 0:
        Tree(depth - 1)
Tree(3)
)");
  EXPECT_TRUE(Named("even").recursive);
  EXPECT_TRUE(Named("odd").recursive);
  EXPECT_FALSE(Named("plain").recursive);
  EXPECT_TRUE(Named("Tree").recursive);
}

TEST_F(EffectsTest, PlacesAndOwners) {
  CheckText(R"(
state count = 1
box = Textbox()
render:
    state inner = 2
    local = count + inner
    on box.submit:
        here = local
)");
  EXPECT_EQ(Named("count").place, Place::kGlobal);
  EXPECT_FALSE(Named("count").owner.valid());
  EXPECT_EQ(Named("inner").place, Place::kRender);
  EXPECT_TRUE(Named("inner").owner.valid());
  EXPECT_EQ(Named("local").place, Place::kRender);
  EXPECT_EQ(Named("here").place, Place::kHandler);
  EXPECT_EQ(Named("here").owner, Named("local").owner);
}

}  // namespace
}  // namespace gblocks::check
