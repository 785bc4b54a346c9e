import assert from "node:assert/strict";
import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { becomes, count, focused, programPath, value, values, visible } from "./harness.mjs";
import { liveScenario } from "./live.mjs";
import { sound } from "./sound.mjs";

const todo = readFileSync(programPath("todo_list"), "utf8");

async function addTask(the, name) {
  await the.textbox("Task Name").fill(name);
  await the.textbox("Task Name").press("Enter");
}

liveScenario("a template's change keeps tasks, what is being typed, and the focus", { "todo.gblocks": todo }, async (the) => {
  await addTask(the, "milk");
  await addTask(the, "bread");
  await the.button("Done").first().click();
  await the.textbox("Task Name").fill("half a wo");
  await the.page.evaluate(() => (window.samePage = true));
  the.save("todo.gblocks", todo.replace('"Delete"', '"Remove"'));
  await visible(the.button("Remove"));
  assert.deepEqual(await the.markdown(), ["Incomplete Tasks (1)", "Complete Tasks (1)"]);
  assert.deepEqual(await values(the.page.getByTestId("textbox")), ["half a wo", "bread", "milk"]);
  await focused(the.textbox("Task Name"));
  assert.equal(await the.page.evaluate(() => window.samePage), true, "the page was not loaded again");
  await the.says(/Changed: texts or templates/);
  // It is alive.
  await the.button("Remove").click();
  await becomes(() => the.markdown(), ["Incomplete Tasks (0)", "Complete Tasks (1)"]);
});

liveScenario("a change of texts and one of styles need no C++", { "todo.gblocks": todo }, async (the) => {
  await addTask(the, "milk");
  the.save("todo.gblocks", todo.replace("### Incomplete Tasks", "### Open, with \\\"care\\\":"));
  await becomes(() => the.markdown(), ['Open, with "care": (1)', "Complete Tasks (0)"]);
  await the.says(/Changed: texts or templates/);
  const styled = 'app(css=".prose { outline: 3px solid red }")\n';
  the.save("todo.gblocks", styled + todo);
  await becomes(() => the.page.getByTestId("markdown").first().evaluate((node) => getComputedStyle(node).outlineWidth), "3px");
  the.save("todo.gblocks", styled.replace("3px", "5px") + todo);
  await becomes(() => the.page.getByTestId("markdown").first().evaluate((node) => getComputedStyle(node).outlineWidth), "5px");
  await the.says(/Changed: styles/);
  assert.deepEqual(await values(the.page.getByTestId("textbox")), ["", "milk"]);
});

liveScenario("a change of code keeps tasks and goes on with them", { "todo.gblocks": todo }, async (the) => {
  await addTask(the, "milk");
  await addTask(the, "bread");
  await the.textbox("Task Name").fill("tea");
  the.save(
    "todo.gblocks",
    todo.replace("    tasks.append(", "    tasks.insert(0, ").replace("### Complete Tasks ({len(complete)})", "### {len(complete)} of {len(tasks)}"),
  );
  await becomes(() => the.markdown(), ["Incomplete Tasks (2)", "0 of 2"]);
  await the.says(/Changed: code/);
  await the.textbox("Task Name").press("Enter");
  await becomes(() => values(the.page.getByTestId("textbox")), ["", "tea", "milk", "bread"]);
});


const cells = `state count: int = 0
state words: list[str] = []

button = Button("Add")
on button.click:
    count += 1
    words.append("x")
render:
    html.p(f"{count}", id="count")
    html.p(f"{len(words)}", id="words")
`;

liveScenario("a state whose type has changed begins anew, the others are kept", { "cells.gblocks": cells }, async (the) => {
  for (let i = 0; i < 3; ++i) await the.button("Add").click();
  await the.shows("count", "3");
  the.save("cells.gblocks", cells.replace("count: int = 0", "count: float = 0.5"));
  await the.shows("count", "0.5");
  await the.shows("words", "3");
  // One that is new, and one that is no more.
  the.save("cells.gblocks", cells.replace("words: list[str] = []", "words: list[str] = []\nstate fresh = 7").replace("len(words)", "fresh"));
  await the.shows("words", "7");
});

const errors = "state count: int = 0\nbutton = Button(\"Add\")\non button.click:\n    count += 1\nrender:\n    html.p(f\"{count}\", id=\"count\")\n";

liveScenario("a mistake is told over the page, which goes on, and is gone when it is mended", { "errors.gblocks": errors }, async (the) => {
  await the.button("Add").click();
  the.save("errors.gblocks", errors.replace("{count}", "{cuont}"));
  await becomes(async () => /cuont/.test(await the.problem()), true, "the overlay tells the mistake");
  const text = await the.problem();
  assert.match(text, /errors\.gblocks:6/);
  assert.match(text, /`count`/, "with the suggestion of the command line");
  // The old page works below it.
  await the.page.getByRole("button", { name: "Close" }).click();
  await the.button("Add").click();
  await the.shows("count", "2");
  the.save("errors.gblocks", errors.replace("{count}", "now {cuont}"));
  await becomes(async () => /now/.test(await the.problem()), true);
  the.save("errors.gblocks", errors.replace("{count}", "now {count}"));
  await the.shows("count", "now 2");
  await becomes(() => the.problem(), "");
  await visible(the.page.getByText("Mended"));
  await the.says(/Mended/);
});

liveScenario("a mistake that is taken back leaves the page as it is", { "errors.gblocks": errors }, async (the) => {
  await the.button("Add").click();
  the.save("errors.gblocks", errors + "\n)");
  await becomes(async () => (await the.problem()) !== "", true);
  the.save("errors.gblocks", errors);
  await becomes(() => the.problem(), "");
  await the.shows("count", "1");
});

liveScenario("a program that is wrong from the start is shown once it is right", { "late.gblocks": errors.replace("Button", "Buton") }, async (the) => {
  // The stream of events ends with the page that has waited.
  the.allowErrors(/gblocks-events net::ERR_ABORTED/);
  await becomes(async () => /Buton/.test(await the.problem()), true);
  the.save("late.gblocks", errors);
  await the.button("Add").click();
  await the.shows("count", "1");
});

liveScenario(
  "what is imported is watched, whether it was there or not",
  { "main.gblocks": 'from parts import title\nrender:\n    html.p(title(), id="title")\nfield = Textbox(label="Field")\n', "parts.gblocks": 'def title() -> str:\n    return "one"\n' },
  async (the) => {
    await the.shows("title", "one");
    await the.textbox("Field").fill("kept");
    the.save("parts.gblocks", 'def title() -> str:\n    return "two"\n');
    await the.shows("title", "two");
    await value(the.textbox("Field"), "kept");
    the.save("main.gblocks", 'from more import title\nrender:\n    html.p(title(), id="title")\nfield = Textbox(label="Field")\n');
    await becomes(async () => /more/.test(await the.problem()), true);
    the.save("more.gblocks", 'def title() -> str:\n    return "three"\n');
    await the.shows("title", "three");
    await value(the.textbox("Field"), "kept");
  },
);

const shared = `record Task:
    name: str

state tasks: list[Task] = []
state chosen: Task | None = None

button = Button("Add")
on button.click:
    task = Task("a")
    tasks.append(task)
    chosen = task
more = Button("More")
on more.click:
    if chosen:
        chosen.name += "!"
render:
    for task in tasks:
        with_note = Textbox(label="Note " + task.name)
        html.p(task.name, id="name")
`;

liveScenario("what is shared stays shared, and values in rows are kept by their place", { "shared.gblocks": shared }, async (the) => {
  await the.button("Add").click();
  await the.textbox("Note a").fill("remember");
  the.save("shared.gblocks", shared.replace('"!"', '"?"').replace("id=\"name\"", "id=\"name\", title=\"n\""));
  await visible(the.page.locator("#name[title=n]"));
  await value(the.textbox("Note a"), "remember");
  await the.button("More").click();
  await the.shows("name", "a?");
});

const named = `name = Textbox(label="Name")
size = Slider(0, 10, value=3, step=1, label="Size")
render:
    html.p(f"{name.value} {size.value}", id="all")
`;

liveScenario("named components keep their values wherever they go", { "named.gblocks": named }, async (the) => {
  await the.textbox("Name").fill("Ada");
  await the.page.getByRole("slider").fill("7");
  await the.shows("all", "Ada 7.0");
  the.save("named.gblocks", named.replace('name = Textbox(label="Name")\nsize =', 'Markdown("# Hi")\nwith Row():\n    name = Textbox(label="Name")\n    size =').replace("with Row()", "Row"));
  await visible(the.heading("Hi"));
  await the.shows("all", "Ada 7.0");
  await value(the.textbox("Name"), "Ada");
  // What the program states anew holds where nobody has touched it.
  await count(the.page.getByRole("slider"), 1);
});

liveScenario("a file that is put in the old one's place, as editors do, is a change", { "errors.gblocks": errors }, async (the) => {
  await the.shows("count", "0");
  the.save("errors.gblocks~", errors.replace("{count}", "moved {count}"));
  renameSync(join(the.folder, "errors.gblocks~"), join(the.folder, "errors.gblocks"));
  await the.shows("count", "moved 0");
  // And once more: the folder is watched, not the file that is gone.
  the.save("errors.gblocks", errors.replace("{count}", "again {count}"));
  await the.shows("count", "again 0");
});

const clock = `state ticks = 0
state log: list[int] = []
timer = Timer(0.05)
on timer.tick:
    ticks += 1
render:
    html.p(f"{ticks}", id="ticks")
wait = Button("Wait")
on wait.click:
    await sleep(1.5)
    log.append(ticks)
render:
    html.p(f"{len(log)}", id="log")
`;

liveScenario("what waits in the version before is over", { "clock.gblocks": clock }, async (the) => {
  await becomes(async () => (await the.shown("ticks")) > 3, true, "it ticks");
  await the.button("Wait").click();
  the.save("clock.gblocks", clock.replace("ticks += 1", "ticks += 1000").replace('{len(log)}', "log: {len(log)}"));
  await becomes(async () => (await the.shown("log")).startsWith("log: "), true);
  const before = Number(await the.shown("ticks"));
  await becomes(async () => Number(await the.shown("ticks")) > before + 40_000, true, "it ticks on");
  // Only the new version does: all that came since are thousands.
  assert.equal((Number(await the.shown("ticks")) - before) % 1000, 0);
  await the.shows("log", "log: 0");
});

liveScenario("all pages that are open are changed, each with its own state", { "errors.gblocks": errors }, async (the) => {
  const other = await the.page.context().newPage();
  await other.goto(the.server.url);
  for (let i = 0; i < 2; ++i) await the.button("Add").click();
  await other.getByRole("button", { name: "Add" }).click();
  the.save("errors.gblocks", errors.replace("count += 1", "count += 10").replace("{count}", "is {count}"));
  await the.shows("count", "is 2");
  await becomes(() => other.locator("#count").textContent(), "is 1");
  await other.getByRole("button", { name: "Add" }).click();
  await becomes(() => other.locator("#count").textContent(), "is 11");
});

const tracks = `sound = Audio(label="Sound")
state sounds: list[AudioData] = []
keep = Button("Keep")
on keep.click:
    if sound.value:
        sounds.append(sound.value)
render:
    html.p(f"{len(sounds)} {sum(s.duration for s in sounds):.2f}", id="sounds")
`;

liveScenario("sound is kept", { "tracks.gblocks": tracks }, async (the) => {
  const path = await sound("beep", { rate: 8000, synth: ["0.5", "sine", "440"] });
  await the.page.getByTestId("file-upload").setInputFiles(path);
  await visible(the.page.getByTestId("waveform-Sound"));
  await the.button("Keep").click();
  await the.shows("sounds", "1 0.50");
  the.save("tracks.gblocks", tracks.replace("{len(sounds)} ", "now {len(sounds)} + {2 + 3} "));
  await the.shows("sounds", "now 1 + 5 0.50");
  await the.button("Keep").click();
  await the.shows("sounds", "now 2 + 5 1.00");
});

liveScenario("versions that are gone leave no memory behind", { "errors.gblocks": errors }, async (the) => {
  the.allowErrors(/gblocks-events net::ERR_ABORTED/);
  await the.page.addInitScript(() => {
    window.memories = [];
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...args) => {
      const instance = await instantiate.apply(WebAssembly, args);
      window.memories.push(new WeakRef(instance.exports.memory));
      return instance;
    };
  });
  await the.shows("count", "0"); // leaving a page that still loads cancels its requests
  await the.page.reload();
  await the.shows("count", "0");
  for (let version = 0; version < 5; ++version) {
    the.save("errors.gblocks", errors.replace("{count}", `v${version} {count}`));
    await the.shows("count", `v${version} 0`);
  }
  const session = await the.page.context().newCDPSession(the.page);
  const held = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return the.page.evaluate(() => window.memories.filter((memory) => memory.deref()).length);
  };
  assert.equal(await the.page.evaluate(() => window.memories.length), 6);
  await becomes(held, 1, "memories that are still there");
});
