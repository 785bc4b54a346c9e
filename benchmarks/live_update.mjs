#!/usr/bin/env node
/**
 * `gblocks dev`: from saving the to-do list to the frame that shows the change, in Chromium, with 20 tasks in the page that have to be there afterwards. What is
 * saved is always new: nothing can come from a version before.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "../tests/node_modules/playwright-core/index.mjs";
import { benchmark, gblocks, quantile, root, spread, table } from "./common.mjs";

const todo = readFileSync(join(root, "examples/todo_list.gblocks"), "utf8");
const tasks = 20;

/** Programs by what is changed: the text for a number, and what the page shows then. */
const changes = {
  "styles": { bar: 100, program: (n) => `app(css=".prose { outline-width: ${n}px }")\n${todo}`, shown: (n) => getComputedStyle(document.querySelector(".prose")).outlineWidth === `${n}px` },
  "an attribute and text of a template": { bar: 100, program: (n) => todo.replace('"Delete"', `"Delete ${n}"`), shown: (n) => document.body.innerText.includes(`Delete ${n}\n`) || document.body.innerText.endsWith(`Delete ${n}`) },
  "text with a value in it": { bar: 100, program: (n) => todo.replace("### Incomplete Tasks", `### Tasks ${n}`), shown: (n) => document.querySelector("h3")?.textContent.startsWith(`Tasks ${n} (`) },
  "code of a render block": { bar: 300, program: (n) => todo.replace("({len(incomplete)})", `({len(incomplete) + ${n}})`), shown: (n, tasks) => document.querySelector("h3")?.textContent.endsWith(`(${n + tasks})`) },
  "code of a handler, and a line more": { bar: 300, program: (n) => todo.replace("    new_task.value = \"\"", `    new_task.value = ""\n    print(len(tasks) + ${n})`).replace("Incomplete", `Open ${n}`), shown: (n) => document.querySelector("h3")?.textContent.startsWith(`Open ${n}`) },
};

async function startServer(folder, file) {
  const server = spawn(gblocks, ["dev", file, "--port", "0"], { cwd: folder });
  const url = await new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        const found = /Serving \S+ at (\S+)/.exec(output);
        if (found) resolve(found[1]);
      });
    }
    server.on("exit", () => reject(new Error(`gblocks dev has ended:\n${output}`)));
  });
  return { server, url };
}

await benchmark(import.meta, { rounds: 20 }, async ({ rounds, folder }) => {
  const file = join(folder, "todo.gblocks");
  writeFileSync(file, todo);
  const { server, url } = await startServer(folder, "todo.gblocks");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
  const times = Object.fromEntries(Object.keys(changes).map((name) => [name, []]));
  const load = loadavg()[0];
  try {
    const page = await browser.newPage();
    await page.goto(url);
    for (let i = 0; i < tasks; ++i) {
      await page.getByRole("textbox", { name: "Task Name" }).fill(`task ${i}`);
      await page.keyboard.press("Enter");
    }
    for (let round = 0; round <= rounds; ++round) {
      for (const [name, { program, shown }] of Object.entries(changes)) {
        const n = 100 + round;
        // The frame that shows it has been drawn when the task after its callbacks runs.
        const seen = page.evaluate(
          ([shown, n, tasks]) =>
            new Promise((resolve) => {
              const isShown = eval(shown);
              const look = () => {
                if (!isShown(n, tasks)) return requestAnimationFrame(look);
                setTimeout(() => resolve(performance.timeOrigin + performance.now()));
              };
              requestAnimationFrame(look);
            }),
          [`(${shown})`, n, tasks],
        );
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        const start = performance.timeOrigin + performance.now();
        writeFileSync(file, program(n));
        const milliseconds = (await seen) - start;
        const values = await page.getByTestId("textbox").evaluateAll((nodes) => nodes.map((node) => node.value));
        if (values.length !== tasks + 1 || values[1] !== "task 0") throw new Error(`${name}: the tasks are gone: ${values}`);
        if (round) times[name].push(milliseconds); // the first one warms up
      }
    }
  } finally {
    await browser.close();
    server.kill("SIGINT");
  }
  table(`gblocks dev, ms from saving to the frame that shows it, medians of ${rounds} (middle half); load of the machine ${load.toFixed(1)}`, ["change", "time", "slowest", "bar"],
    Object.entries(times).map(([name, all]) => [name, spread(all, 0), quantile(all, 1).toFixed(0), changes[name].bar]));
});
