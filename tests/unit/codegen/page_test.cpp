// What is on the page: places, holes, effects, events, renders.
#include <gtest/gtest.h>

#include "tests/unit/codegen/ir_maker.h"

namespace gblocks::codegen {
namespace {

using ir::Expr;
using ir::ExprKind;
using ir::StmtKind;

class Page : public ::testing::Test, public IrMaker {
 protected:
  Page() {
    program.type_names = {"Row", "Textbox", "render", "state"};
    textbox = Component("Textbox", {{"value", types.str()}},
                        {{"submit", {}}, {"select", {{"index", types.integer()}, {"value", types.str()}}}});
    row = Template("Row1", "<div><input g=\"1\"><button g=\"2\"></button></div>");
    program.templates[row].nodes = 3;
  }
  ir::Stmt Write(ir::VarId instance, ir::HoleKind kind, int memo, int node, std::string name, Expr value) {
    ir::Stmt stmt = Stmt(StmtKind::kWrite);
    stmt.var = instance;
    stmt.hole = {kind, node, memo, std::move(name)};
    stmt.value.push_back(std::move(value));
    return stmt;
  }
  ir::Stmt Bind(ir::VarId element, ir::VarId instance, int node) {
    ir::Stmt stmt = Stmt(StmtKind::kBindElement);
    stmt.var = element;
    stmt.owner = instance;
    stmt.index = node;
    return stmt;
  }
  ir::Stmt Listen(int order, std::vector<ir::EventSource> events, ir::Body body) {
    ir::Stmt stmt = Stmt(StmtKind::kListen);
    stmt.order = order;
    stmt.events = std::move(events);
    stmt.body = std::move(body);
    return stmt;
  }
  ir::Stmt Object(ir::VarId object, ir::VarId owner, int index) {
    ir::Stmt stmt = Stmt(StmtKind::kObject);
    stmt.var = object;
    stmt.owner = owner;
    stmt.index = index;
    stmt.component = textbox;
    return stmt;
  }
  ir::Stmt DeclareValue(ir::VarId object, Expr value, ir::Declared how) {
    ir::Stmt stmt = Stmt(StmtKind::kDeclare);
    stmt.var = object;
    stmt.component = textbox;
    stmt.index = 0;
    stmt.declared = how;
    stmt.value.push_back(std::move(value));
    return stmt;
  }
  ir::Stmt Render(ir::Body body) {
    ir::Stmt stmt = Stmt(StmtKind::kRender);
    stmt.body = std::move(body);
    return stmt;
  }
  static ir::EventSource Click(ir::VarId element) {
    ir::EventSource source;
    source.kind = ir::EventSource::Kind::kElement;
    source.element = element;
    source.dom_event = "click";
    return source;
  }
  ir::EventSource ComponentEvent(ir::VarId object, int event) {
    ir::EventSource source;
    source.kind = ir::EventSource::Kind::kComponent;
    source.component = textbox;
    source.event = event;
    source.object.push_back(Use(object));
    return source;
  }
  static ir::EventSource Change(Expr observed) {
    ir::EventSource source;
    source.kind = ir::EventSource::Kind::kChange;
    source.object.push_back(std::move(observed));
    return source;
  }
  ir::Stmt Print(Expr value) { return Do(Builtin("print", types.none(), {std::move(value)})); }
  std::string App(ir::Body body) {
    program.body = std::move(body);
    return Definition("gb_app");
  }

  ir::ComponentId textbox;
  ir::TemplateId row;
  ir::VarId instance = Var("row_1", {}, ir::VarKind::kInstance);
  ir::VarId element = Var("button", types.element(), ir::VarKind::kElement);
  ir::VarId self = Var("self", {}, ir::VarKind::kObject);
  ir::VarId text = State("text", types.str());
};

TEST_F(Page, HolesOfEveryKind) {
  ir::Stmt place = Place(instance, row, 0);
  check::TypeId audio = types.Optional(types.audio_data());
  ir::VarId sound = State("sound", audio);
  place.body = {Write(instance, ir::HoleKind::kText, 0, 1, "", Use(text)),
                Write(instance, ir::HoleKind::kAttribute, 1, 1, "aria-hidden", Bool(true)),
                Write(instance, ir::HoleKind::kProperty, -1, 1, "value", Use(text)),
                Write(instance, ir::HoleKind::kStyle, 2, 0, "", Str("color: red")),
                Write(instance, ir::HoleKind::kMarkdown, 3, 2, "", Use(text)),
                Write(instance, ir::HoleKind::kMedia, 4, 2, "src", Use(sound))};
  EXPECT_EQ(App({place}),
            "void gb_app(gb::Run& run) {\n"
            "  app = gb::create<App>();\n"
            "  gb::Instance& row_1 = run.place(kRow1, kTypeRow);\n"
            "  row_1.text(0, 1, app->text.get());\n"
            "  row_1.attr(1, 1, kNameAriaHidden, true);\n"
            "  row_1.prop(1, kNameValue, app->text.get());\n"
            "  row_1.style(2, 0, \"color: red\"_s);\n"
            "  row_1.markdown(3, 2, app->text.get());\n"
            "  row_1.media(4, 2, kNameSrc, app->sound.get());\n"
            "}\n");
}

TEST_F(Page, KeysAndWhatNeedsNoName) {
  ir::Stmt place = Place(instance, row, 0);
  place.key.push_back(Int(7));
  EXPECT_EQ(App({Place(instance, row, 0), place}),
            "void gb_app(gb::Run& run) {\n"
            "  run.place(kRow1, kTypeRow);\n"
            "  gb::line(1);\n"
            "  run.place(kRow1, kTypeRow, gb::key(7LL));\n"
            "}\n");
}

TEST_F(Page, ComponentObjectsEffectsAndSlots) {
  program.vars[self].type = ComponentType(textbox);
  ir::Stmt effect = Stmt(StmtKind::kEffect);
  effect.var = instance;
  effect.index = 0;
  effect.body = {Write(instance, ir::HoleKind::kProperty, -1, 1, "value", Property(self, textbox, 0))};
  ir::Stmt enter = Stmt(StmtKind::kEnter);
  enter.var = instance;
  enter.index = 0;
  enter.hole.node = 2;
  enter.body = {Place(Var("inner", {}, ir::VarKind::kInstance), row, 0)};
  ir::Stmt place = Place(instance, row, 1);
  place.body = {Object(self, instance, 0), DeclareValue(self, Str("a"), ir::Declared::kStated), effect, enter};
  EXPECT_EQ(App({place}),
            "void gb_app(gb::Run& run) {\n"
            "  gb::Instance& row_1 = run.place(kRow1, kTypeTextbox);\n"
            "  gb::Ref<Textbox> self = row_1.component<Textbox>(0);\n"
            "  self->value.declare(\"a\"_s, gb::kStated);\n"
            "  row_1.effect(0, [&row_1, self](gb::Run&) { row_1.prop(1, kNameValue, self->value.get()); });\n"
            "  {\n"
            "    auto in = run.enter(row_1, 0, 2);\n"
            "    run.place(kRow1, kTypeRow);\n"
            "  }\n"
            "}\n");
  EXPECT_EQ(Definition("Textbox"),
            "struct Textbox : gb::Component {\n"
            "  gb::Prop<gb::Str> value;\n"
            "  gb::EventHub<> submit;\n"
            "  gb::EventHub<gb::Int, gb::Str> select;\n"
            "};\n");
}

TEST_F(Page, ListenersOfTheRunNameTheInstance) {
  ir::Stmt place = Place(instance, row, 0);
  place.body = {Bind(element, instance, 2)};
  EXPECT_EQ(App({place, Listen(24, {Click(element)}, {Assign(Use(text), Str("x"))})}),
            "void gb_app(gb::Run& run) {\n"
            "  app = gb::create<App>();\n"
            "  gb::Instance& row_1 = run.place(kRow1, kTypeRow);\n"
            "  row_1.on(2, kNameClick, 24, [] { app->text.set(\"x\"_s); });\n"
            "}\n");
  // From a block within, the element is reached by a handle.
  EXPECT_EQ(
      App({place, Render({Listen(24, {Click(element)}, {Assign(Use(text), Str("x"))})})}),
      "void gb_app(gb::Run& run) {\n"
      "  app = gb::create<App>();\n"
      "  gb::Instance& row_1 = run.place(kRow1, kTypeRow);\n"
      "  gb::Element button = row_1.element(2);\n"
      "  // app.gblocks:1\n"
      "  run.render([button](gb::Run& run) { run.listen(button, kNameClick, 24, [] { app->text.set(\"x\"_s); }); });\n"
      "}\n");
}

TEST_F(Page, SeveralSourcesShareOneHandler) {
  program.vars[self].type = ComponentType(textbox);
  ir::VarId box = Var("box", ComponentType(textbox), ir::VarKind::kGlobal);
  ir::Stmt place = Place(instance, row, 1);
  place.body = {Object(box, instance, 0), Bind(element, instance, 2)};
  ir::EventSource load;
  EXPECT_EQ(App({place, Listen(9,
                               {load, Click(element), ComponentEvent(box, 0), Change(Use(text)),
                                Change(Property(box, textbox, 0))},
                               {Assign(Use(text), Str("x"))})}),
            "void gb_app(gb::Run& run) {\n"
            "  app = gb::create<App>();\n"
            "  gb::Instance& row_1 = run.place(kRow1, kTypeTextbox);\n"
            "  app->box = row_1.component<Textbox>(0);\n"
            "  const auto handler_1 = [] { app->text.set(\"x\"_s); };\n"
            "  run.on_load(9, handler_1);\n"
            "  row_1.on(2, kNameClick, 9, handler_1);\n"
            "  run.listen(app->box->submit, 9, handler_1);\n"
            "  run.watch(9, [] {\n"
            "    gb::observe(app->text.get());\n"
            "    gb::observe(app->box->value.get());\n"
            "  }, handler_1);\n"
            "}\n");
}

TEST_F(Page, EventVariables) {
  ir::VarId box = Var("box", ComponentType(textbox), ir::VarKind::kGlobal);
  ir::VarId ev = Var("ev", types.dom_event(), ir::VarKind::kEvent);
  ir::VarId data =
      Var("ev", types.Named(check::TypeKind::kEventData, check::SymbolId{50}, "select"), ir::VarKind::kEvent);
  ir::Stmt place = Place(instance, row, 1);
  place.body = {Object(box, instance, 0), Bind(element, instance, 2)};
  ir::Stmt click = Listen(1, {Click(element)}, {Print(Make(ExprKind::kEventDatum, types.str(), {Use(ev)}, "value"))});
  click.event_var = ev;
  Expr index = Make(ExprKind::kEventDatum, types.integer(), {Use(data)});
  index.index = 0;
  ir::Stmt select = Listen(2, {ComponentEvent(box, 1)}, {Print(index)});
  select.event_var = data;
  ir::Stmt emit = Stmt(StmtKind::kEmit);
  emit.var = box;
  emit.component = textbox;
  emit.index = 1;
  emit.target = {Int(1), Str("a")};
  EXPECT_EQ(
      App({place, click, select, Listen(3, {Click(element)}, {emit})}),
      "void gb_app(gb::Run& run) {\n"
      "  app = gb::create<App>();\n"
      "  gb::Instance& row_1 = run.place(kRow1, kTypeTextbox);\n"
      "  app->box = row_1.component<Textbox>(0);\n"
      "  row_1.on(2, kNameClick, 1, [](gb::Event& ev) { gb::print(ev.value); });\n"
      "  run.listen(app->box->select, 2, [](const gb::Tuple<gb::Int, gb::Str>& ev) { gb::print(gb::get<0>(ev)); });\n"
      "  row_1.on(2, kNameClick, 3, [] { app->box->select.emit(1, \"a\"_s); });\n"
      "}\n");
}

TEST_F(Page, RenderBlocksAreFunctionsWhereTheyNeedNothing) {
  ir::VarId tasks = State("tasks", types.List(types.str())), task = Local("task", types.str());
  ir::Stmt place = Place(instance, row, 0);
  place.body = {Bind(element, instance, 2)};
  ir::Stmt remove = Do(Method("list.remove", types.none(), {Use(tasks), Use(task)}));
  ir::Stmt inner = Render({Write(instance, ir::HoleKind::kText, 0, 1, "", Use(task))});
  ir::Stmt loop = For({task, {}}, Use(tasks), {place, Listen(5, {Click(element)}, {remove}), inner});
  EXPECT_EQ(App({Render({loop})}),
            "void gb_app(gb::Run& run) {\n  app = gb::create<App>();\n  run.render(render_1);\n}\n");
  EXPECT_EQ(Definition("render_1"),
            "static void render_1(gb::Run& run) {\n"
            "  gb::line(1);\n"
            "  const auto items_1 = app->tasks.get();\n"
            "  gb::track(items_1);\n"
            "  for (gb::Int i_1 = 0; i_1 < gb::count(items_1); ++i_1) {\n"
            "    gb::tick();\n"
            "    const auto& task = gb::item(items_1, i_1);\n"
            "    gb::Instance& row_1 = run.place(kRow1, kTypeRow);\n"
            "    row_1.on(2, kNameClick, 5, [task] {\n"
            "      gb::line(1);\n"
            "      gb::list_remove(app->tasks.get(), task);\n"
            "    });\n"
            "    // app.gblocks:1\n"
            "    run.render([&row_1, task](gb::Run&) { row_1.text(0, 1, task); });\n"
            "  }\n"
            "}\n");
}

TEST_F(Page, RenderOnFragmentsAndStates) {
  ir::VarId box = Var("box", ComponentType(textbox), ir::VarKind::kGlobal);
  ir::VarId open = Var("open", types.boolean(), ir::VarKind::kState);
  ir::VarId fragment = Var("fragment_1", {}, ir::VarKind::kFragment);
  program.vars[self].type = ComponentType(textbox);
  ir::Stmt place = Place(instance, row, 1);
  place.body = {Object(box, instance, 0)};
  ir::Stmt render = Render({Place(Var("inner", {}, ir::VarKind::kInstance), row, 0)});
  render.has_on = true;
  render.order = 8;
  render.events = {ComponentEvent(box, 0), ir::EventSource()};
  ir::Stmt state = Stmt(StmtKind::kStateCell);
  state.var = open;
  state.type_number = 3;
  state.value.push_back(Bool(false));
  ir::Stmt scope = Stmt(StmtKind::kFragment);
  scope.var = fragment;
  scope.type_number = 1;
  scope.prelude = {Object(self, fragment, 0), DeclareValue(self, Use(text), ir::Declared::kKept)};
  scope.body = {state, Print(Property(self, textbox, 0)),
                Listen(4, {ComponentEvent(self, 0)}, {Assign(Use(open), Bool(true))})};
  EXPECT_EQ(App({place, render, scope}),
            "void gb_app(gb::Run& run) {\n"
            "  app = gb::create<App>();\n"
            "  gb::Instance& row_1 = run.place(kRow1, kTypeTextbox);\n"
            "  app->box = row_1.component<Textbox>(0);\n"
            "  run.render_on([](gb::Run& run) {\n"
            "    run.listen(app->box->submit, 8, run.rerun());\n"
            "    run.on_load(8, run.rerun());\n"
            "  }, render_1);\n"
            "  gb::Fragment& fragment_1 = run.fragment(kTypeTextbox, gb::Key(), 1);\n"
            "  gb::Ref<Textbox> self = fragment_1.component<Textbox>(0);\n"
            "  self->value.declare(app->text.get(), gb::kKept);\n"
            "  fragment_1.run([self](gb::Run& run) {\n"
            "    gb::Ref<gb::Cell<bool>> open = run.state<bool>(kTypeState, [&] { return false; });\n"
            "    gb::print(self->value.get());\n"
            "    run.listen(self->submit, 4, [open] { open->set(true); });\n"
            "  });\n"
            "}\n");
}

TEST_F(Page, HandlersThatAssignWhatTheyCaptureHaveTheirOwn) {
  ir::VarId count = Local("count", types.integer());
  ir::Stmt place = Place(instance, row, 0);
  place.body = {Bind(element, instance, 2)};
  ir::Stmt listen = Listen(5, {Click(element)}, {Assign(Use(count), Int(2)), Print(Use(count))});
  EXPECT_EQ(App({place, Let(count, Int(1)), listen}),
            "void gb_app(gb::Run& run) {\n"
            "  gb::Instance& row_1 = run.place(kRow1, kTypeRow);\n"
            "  gb::Int count = 1;\n"
            "  row_1.on(2, kNameClick, 5, [count] {\n"
            "    auto count_2 = count;\n"
            "    count_2 = 2;\n"
            "    gb::print(count_2);\n"
            "  });\n"
            "}\n");
}

TEST_F(Page, TablesAndTemplates) {
  ir::Stmt place = Place(instance, row, 0);
  place.body = {Bind(element, instance, 2), Write(instance, ir::HoleKind::kProperty, -1, 1, "value", Use(text))};
  program.body = {place, Listen(24, {Click(element)}, {Assign(Use(text), Str("x"))})};
  std::string code = Generated();
  EXPECT_NE(code.find("enum : int { kNameClick = 0, kNameValue };\n"
                      "static const char* const kNames[] = {\"click\", \"value\"};\n"
                      "static const unsigned short kEvents[] = {kNameClick};\n"),
            std::string::npos)
      << code;
  EXPECT_NE(code.find("// <div><input g=\"1\"><button g=\"2\"></button></div>\n"
                      "static constexpr gb::Template kRow1{.id = 0, .nodes = 3};\n"),
            std::string::npos)
      << code;
  EXPECT_NE(code.find(".sources = kSources};"), std::string::npos) << code;
  EXPECT_EQ(code, Generated());
}

}  // namespace
}  // namespace gblocks::codegen
