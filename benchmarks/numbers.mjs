#!/usr/bin/env node
/**
 * Handlers that compute, in WASM, beside JavaScript that does the same in the same page (numbers/): sorting 100,000 records, building texts, a numeric kernel over
 * Arrays of a million, a loop over floats. The two take turns, and must come to the same.
 *
 *   numbers.mjs [--rounds N] [--quick]
 */
import { join } from "node:path";
import { benchmark, build, median, root, spread, table } from "./common.mjs";
import { withBrowser } from "./browser.mjs";

const tasks = {
  sort_numbers: "100,000 records by a float",
  sort_texts: "100,000 records by a text",
  append: "text += piece, 100,000 times",
  join: "100,000 texts joined, upper case",
  kernel: "Arrays of 1,000,000: clip(a / 4 + b · a), mean of its squares",
  loop: "Mandelbrot set of 200 × 200 points",
};

const inProgram = async (task) => {
  const button = document.getElementById(task);
  const start = performance.now();
  button.click();
  return [performance.now() - start, document.getElementById("result").textContent];
};
const inScript = (task) => {
  const start = performance.now();
  const result = globalThis.inScript[task]();
  return [performance.now() - start, result];
};

await benchmark(import.meta, { rounds: 15 }, async ({ rounds, quick, folder }) => {
  const sites = { numbers: await build("benchmarks/numbers/numbers", folder, "numbers") };
  const times = Object.fromEntries(Object.keys(tasks).map((task) => [task, { gblocks: [], JavaScript: [] }]));
  await withBrowser(sites, async ({ open }) => {
    const { page } = await open("numbers");
    await page.addInitScript({ path: join(root, "benchmarks/numbers/in_script.js") });
    await page.reload();
    await page.locator("#prepare").click();
    await page.evaluate(() => globalThis.inScript.prepare());
    for (let round = quick ? -1 : -3; round < rounds; ++round)  // the first ones warm up
      for (const task of Object.keys(tasks)) {
        const [own, result] = await page.evaluate(inProgram, task);
        const [script, expected] = await page.evaluate(inScript, task);
        // Floats of 32 bits are rounded at each step of the one, at the end of the other.
        if (result !== expected && !(task === "kernel" && Math.abs(result - expected) < 1e-5)) throw new Error(`${task}: ${result} instead of ${expected}`);
        if (round < 0) continue;
        times[task].gblocks.push(own);
        times[task].JavaScript.push(script);
      }
  });
  table(`computing, ms, medians of ${rounds} rounds (middle half)`, ["", "gblocks", "JavaScript", "gblocks / JavaScript"],
    Object.entries(tasks).map(([task, what]) => [what, spread(times[task].gblocks), spread(times[task].JavaScript), (median(times[task].gblocks) / median(times[task].JavaScript)).toFixed(2)]));
});
