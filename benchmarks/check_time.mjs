#!/usr/bin/env node
/** Time of `gblocks check` for a program of a thousand lines: the whole process, from start to end. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder, isMain, report, run, spread } from "./common.mjs";

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

if (isMain(import.meta)) {
  await inTemporaryFolder(async (folder) => {
    const program = join(folder, "thousand.gblocks");
    const text = generateProgram(1000);
    await writeFile(program, text);
    const times = [];
    for (let i = 0; i < 22; ++i) times.push((await run("check", program)).milliseconds);
    const [median, remark] = spread(times.slice(2));
    report("check_time", median, `${text.split("\n").length} lines; ${remark}`);
  });
}
