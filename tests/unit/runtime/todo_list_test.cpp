// The to-do list as the compiler would write it (docs/internals/generated_code.md), used as a person would.
#include <gtest/gtest.h>

#include "support.h"

namespace {

struct Task : gb::Record {
  gb::Field<gb::Str, 0> name;
  gb::Field<bool, 1> complete;
  Task(gb::Str name_, bool complete_) : name(name_), complete(complete_) {}
  static constexpr const char* kName = "Task";
  template <class F>
  void fields(Task& other, F f) {
    f("name", name, other.name);
    f("complete", complete, other.complete);
  }
};

struct App {
  gb::Cell<gb::List<gb::Ref<Task>>> tasks;
  gb::Ref<Box> new_task;
};
App* app;

enum Types { kTypeTextbox, kTypeMarkdown, kTypeRow };
constexpr gb::Template kTextbox{.id = 0, .nodes = 2, .components = 1, .effects = 1};
constexpr gb::Template kMarkdown{.id = 1, .nodes = 2, .memos = 1};
constexpr gb::Template kRow{.id = 2, .nodes = 4, .components = 1, .effects = 1};
constexpr gb::Template kDone{.id = 3, .nodes = 2, .components = 1, .effects = 1};
const char kTemplates[] = R"(
<template><label><span>Task Name</span><input g></label></template>
<template><h3 g="t"></h3></template>
<template><div class="row"><input g><button g>Done</button><button g>Delete</button></div></template>
<template><div class="done"><input g></div></template>)";

void PutTextbox(gb::Instance& at, const gb::Ref<Box>& self) {
  at.effect(0, [self, &at](gb::Run&) { at.prop(1, kValue, self->value.get()); });
  at.on(1, kInput, 210, [self](gb::Event& ev) { self->value.set(ev.value); });
}

void Render(gb::Run& run) {
  gb::List<gb::Ref<Task>> complete, incomplete;
  for (gb::Int i = 0; i < gb::len(app->tasks.get()); ++i) {
    gb::Ref<Task> task = gb::at(app->tasks.get(), i);
    gb::list_append(gb::get(task, task->complete) ? complete : incomplete, task);
  }
  run.place(kMarkdown, kTypeMarkdown).text(0, 1, gb::len(incomplete));
  for (gb::Int i = 0; i < gb::len(incomplete); ++i) {
    gb::Ref<Task> task = gb::at(incomplete, i);
    gb::Instance& row = run.place(kRow, kTypeRow);
    gb::Ref<Box> self = row.component<Box>(0);
    self->value.declare(gb::get(task, task->name), gb::kStated);
    PutTextbox(row, self);
    row.on(2, kClick, 24, [task](gb::Event&) { gb::set(task, task->complete, true); });
    row.on(3, kClick, 27, [task](gb::Event&) { gb::list_remove(app->tasks.get(), task); });
  }
  run.place(kMarkdown, kTypeMarkdown).text(0, 1, gb::len(complete));
  for (gb::Int i = 0; i < gb::len(complete); ++i) {
    gb::Ref<Task> task = gb::at(complete, i);
    gb::Instance& row = run.place(kDone, kTypeTextbox);
    gb::Ref<Box> self = row.component<Box>(0);
    self->value.declare(gb::get(task, task->name), gb::kStated);
    PutTextbox(row, self);
  }
}

void Start(gb::Run& run) {
  gb::Instance& box = run.place(kTextbox, kTypeTextbox);
  gb::Ref<Box> self = app->new_task = box.component<Box>(0);
  PutTextbox(box, self);
  box.on(1, kKeydown, 211, [self](gb::Event& ev) {
    if (gb::equal(ev.key, "Enter"_s)) self->submit.emit();
  });
  run.listen(app->new_task->submit, 5, [] {
    gb::list_append(app->tasks.get(), gb::make<Task>(app->new_task->value.get(), false));
    app->new_task->value.set(""_s);
  });
  run.render(Render);
}

class TodoList : public testing::Test {
 protected:
  TodoList()
      : page(kTemplates, [this](gb::Run& run) {
          app = &data;
          Start(run);
        }) {}
  void Add(const std::string& name) {
    page.Type(page.Labelled("Task Name"), name);
    page.Press(page.Labelled("Task Name"), "Enter");
  }
  App data;
  TestPage page;
};

TEST_F(TodoList, AddsCompletesAndDeletes) {
  EXPECT_EQ(page.Html(), R"(<label>
  <span>Task Name</span>
  <input .value="">
</label>
<h3>0</h3>
<h3>0</h3>
)");
  Add("milk");
  Add("bread");
  Add("tea");
  EXPECT_EQ(page.Count(".row"), 3u);
  EXPECT_EQ(page.Labelled("Task Name").Value(), "");
  page.TakeEdits();
  page.Click(page.Button("Done", 1));
  // Unkeyed rows: the second shows what the third showed.
  EXPECT_EQ(page.TakeEdits().Summary(), "clones 1, inserts 1, removes 1, texts 2, properties 2");
  EXPECT_EQ(page.Find(".done input").Value(), "bread");
  EXPECT_EQ(page.Find(".row input", 1).Value(), "tea");
  page.Click(page.Button("Delete", 0));
  EXPECT_EQ(page.Count(".row"), 1u);
  EXPECT_EQ(page.Find(".row input").Value(), "tea");
  EXPECT_EQ(Text(gb::repr(data.tasks.get())), "[Task(name='bread', complete=True), Task(name='tea', complete=False)]");
  EXPECT_TRUE(page.TakeFailures().empty());
}

TEST_F(TodoList, TypingInARowStaysUntilTheTaskIsStatedAnew) {
  Add("milk");
  page.Type(page.Find(".row input"), "milk, fresh");
  EXPECT_EQ(page.Find(".row input").Value(), "milk, fresh");
  Add("bread");
  EXPECT_EQ(page.Find(".row input").Value(), "milk");
}

TEST_F(TodoList, MemoryStaysFlatOverManyRuns) {
  for (int i = 0; i < 5; ++i) Add("task");
  auto turn = [&] {
    Add("one more");
    page.Click(page.Button("Done", 5));
    page.Click(page.Button("Done", 0));
    while (gb::len(data.tasks.get()) > 5) {
      gb::list_pop(data.tasks.get());
    }
    gb::set(gb::at(data.tasks.get(), 0), gb::at(data.tasks.get(), 0)->complete, false);
    gb::scheduler.flush();
    gb::scheduler.resume();
  };
  for (int i = 0; i < 20; ++i) turn();
  gb::Size before = gb::live_bytes();
  for (int i = 0; i < 1000; ++i) turn();
  EXPECT_EQ(gb::live_bytes(), before);
}

}  // namespace
