#!/usr/bin/env node
/** Time of `gblocks build --release` into an empty folder, and em++'s share in it, as the build reports it: an app of one line, the to-do list, a generated app of 2,000 lines. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { benchmark, median, root, run, spread, table } from "./common.mjs";
import { generateProgram } from "./check_time.mjs";

await benchmark(import.meta, { rounds: 5 }, async ({ rounds, folder }) => {
  const programs = { "Markdown(\"Hello\")": join(folder, "hello.gblocks"), "to-do list": join(root, "examples/todo_list.gblocks"), "2,000 lines": join(folder, "lines.gblocks") };
  await writeFile(programs["Markdown(\"Hello\")"], 'Markdown("Hello")\n');
  await writeFile(programs["2,000 lines"], generateProgram(2000));
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, { all: [], own: [] }]));
  for (let round = 0; round < rounds; ++round)
    for (const [name, path] of Object.entries(programs)) {
      const { stdout, milliseconds } = await run("build", "--release", path, "-o", join(folder, `${name.length}-${round}`));
      const em = stdout.match(/em\+\+ took ([\d.]+) s/);
      if (!em) throw new Error(`the build does not tell em++'s share:\n${stdout}`);
      times[name].all.push(milliseconds);
      times[name].own.push(milliseconds - em[1] * 1000);
    }
  table(`gblocks build --release, ms, medians of ${rounds} rounds (middle half)`, ["", "time", "without em++", "bar"],
    Object.entries(times).map(([name, { all, own }]) => [name, spread(all, 0), median(own).toFixed(0), { "to-do list": "3000", "2,000 lines": "10000" }[name] ?? ""]));
});
