#!/usr/bin/env node
/**
 * What 100,000 re-renders leave behind: live bytes and memory of WASM, the heap of JavaScript, DOM nodes and listeners, after garbage has been collected. All must be flat, or the
 * script fails. The page is the same after each turn, which is checked.
 *
 *   memory.mjs [--rounds N] [--quick] [--only APP]
 *
 * --rounds: thousands of re-renders (default: 100).
 */
import { benchmark, build, table } from "./common.mjs";
import { withBrowser } from "./browser.mjs";

const newTask = "#new_task textarea";
/** One turn of each app, its re-renders, and what is done before the first one. */
const turns = {
  todo: {
    before: [["type", "#count", "10"], ["click", "#fill"]],
    turn: [["type", newTask, "Bread"], ["press", newTask, "Enter"], ["click", ".render > .row:nth-child(12) button"], ["click", "#fill"], ["click", ".render > .row:nth-child(5) button.stop"], ["click", "#fill"]],
  },
  boxes: {
    before: [["type", "#count", "5"], ["click", "#fill"]],
    turn: [["click", "#add"], ["click", "#add"], ["type", ".render > :nth-child(7) textarea", "7"], ["click", "#merge"], ["click", "#fill"], ["click", "#merge"]],
  },
  panels: {
    before: [["type", "#count", "5"], ["click", "#fill"]],
    turn: [["click", ".render .row:nth-child(3) button"], ["type", "#count", "7"], ["click", "#fill"], ["type", "#count", "0"], ["click", "#fill"], ["type", "#count", "5"], ["click", "#fill"]],
  },
};

/** In the page. */
function repeat({ turn, times, expected }) {
  const { act, digest } = globalThis.benchmark;
  for (let i = 0; i < times; ++i) for (const action of turn) act(action);
  if (expected !== undefined && digest() !== expected) throw new Error("the page is another one after the same turn");
  return digest();
}

async function look({ page, session }) {
  for (let i = 0; i < 3; ++i) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  const wasm = await page.evaluate(() => globalThis.benchmark.wasmBytes());
  return { ...wasm, heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

/** Bytes of heap for each re-render that are no leak: what the browser keeps for itself (compiled code, feedback) grows for a while. The smallest object takes twelve. */
const slack = 1;

await benchmark(import.meta, { rounds: 100 }, async ({ rounds, only, folder }) => {
  const rows = [];
  const leaks = [];
  for (const [name, { before, turn }] of Object.entries(turns).filter(([name]) => !only || name === only)) {
    const sites = { [name]: await build(`benchmarks/apps/${name}`, folder) };
    await withBrowser(sites, async ({ open }) => {
      const tools = await open(name);
      const { page, session } = tools;
      await session.send("Performance.enable");
      await page.evaluate(repeat, { turn: before, times: 1 });
      // Typing re-renders nothing by itself: it counts as one of the action that follows.
      const renders = turn.filter(([kind]) => kind !== "type").length;
      const times = Math.ceil(1000 / renders);
      let expected = await page.evaluate(repeat, { turn, times: 2 * times });
      const first = await look(tools);
      rows.push([`${name}, warm`, ...Object.values(first)]);
      for (let thousand = 1; thousand <= rounds; ++thousand) {
        expected = await page.evaluate(repeat, { turn, times, expected });
        if (thousand === Math.round(rounds / 2) || thousand === rounds) rows.push([`${name}, ${(thousand * times * renders).toLocaleString("en")} re-renders`, ...Object.values(await look(tools))]);
      }
      const last = rows.at(-1).slice(1);
      for (const [i, what] of Object.keys(first).entries()) {
        const allowed = what === "heap" ? Math.max(64 * 1024, slack * rounds * times * renders) : 0;
        if (last[i] > first[what] + allowed) leaks.push(`${name}: ${what} grew from ${first[what]} to ${last[i]}`);
      }
    });
  }
  table("after garbage has been collected", ["", "WASM, live bytes", "WASM, memory without stack", "heap of JavaScript", "DOM nodes", "listeners"], rows.map(([what, ...numbers]) => [what, ...numbers.map((number) => number.toLocaleString("en"))]));
  if (leaks.length) throw new Error(`not flat:\n  ${leaks.join("\n  ")}`);
});
