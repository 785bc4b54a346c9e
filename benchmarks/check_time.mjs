#!/usr/bin/env node
/** Time of `gblocks check` for programs of growing length: the whole process, from start to end. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { benchmark, run, spread, table } from "./common.mjs";

/** A program of `lines` lines (in steps of 40) that is like those people write: records, functions, components, renders, handlers. */
export function generateProgram(lines) {
  const text = [];
  for (let n = 0; text.length < lines; ++n) {
    text.push(
      `record Task${n}:`,
      `    name: str`,
      `    complete: bool = False`,
      ``,
      `state tasks_${n}: list[Task${n}] = []`,
      `state filter_${n}: str | None = None`,
      ``,
      `def matching_${n}(tasks: list[Task${n}], wanted: str | None) -> list[Task${n}]:`,
      `    found: list[Task${n}] = []`,
      `    for task in tasks:`,
      `        if wanted is None or wanted in task.name:`,
      `            found.append(task)`,
      `    return found`,
      ``,
      `new_task_${n} = Textbox(label="Task Name ${n}", placeholder="What is to be done?")`,
      `on new_task_${n}.submit:`,
      `    tasks_${n}.append(Task${n}(new_task_${n}.value.strip()))`,
      `    new_task_${n}.value = ""`,
      ``,
      `search_${n} = Textbox(label="Search ${n}")`,
      `on search_${n}.change:`,
      `    filter_${n} = search_${n}.value if len(search_${n}.value) > 0 else None`,
      ``,
      `render:`,
      `    shown = matching_${n}(tasks_${n}, filter_${n})`,
      `    done = [task for task in shown if task.complete]`,
      `    Markdown(f"### Tasks ({len(shown)}, {len(done) / max(1, len(shown)):.0%} done)")`,
      `    for i, task in enumerate(sorted(shown, key=lambda t: t.name)):`,
      `        Row(key=i):`,
      `            Textbox(task.name, label=f"Task {i}", container=False)`,
      `            done_btn = Button("Done", scale=0, variant="primary" if task.complete else "secondary")`,
      `            on done_btn.click:`,
      `                task.complete = not task.complete`,
      `            delete_btn = Button("Delete", scale=0, variant="stop")`,
      `            on delete_btn.click:`,
      `                tasks_${n}.remove(task)`,
      ``,
      `level_${n} = Slider(0, 100, value=${n % 100}, label="Level ${n}")`,
      `mode_${n} = Radio(["one", "two", "three"], value="one", label="Mode ${n}")`,
      ``,
    );
  }
  return text.join("\n");
}

await benchmark(import.meta, { rounds: 15 }, async ({ rounds, folder }) => {
  const sizes = [0, 100, 1000, 10000];
  const times = sizes.map(() => []);
  for (const size of sizes) await writeFile(join(folder, `${size}.gblocks`), generateProgram(size));
  for (let round = -1; round < rounds; ++round)  // the first one warms up
    for (const [i, size] of sizes.entries()) {
      const { milliseconds } = await run("check", join(folder, `${size}.gblocks`));
      if (round >= 0) times[i].push(milliseconds);
    }
  table(`gblocks check, ms, medians of ${rounds} rounds (middle half)`, ["lines", "time", "bar"], sizes.map((size, i) => [size.toLocaleString("en"), spread(times[i]), { 1000: "60", 10000: "300" }[size] ?? ""]));
});
