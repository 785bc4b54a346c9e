#!/usr/bin/env node
/**
 * What a change costs against the size of the page and against the size of the change: from the action to the patched DOM, scripts and WASM alone. A list of numbers
 * (apps/cells.gblocks), and the to-do list, whose cost for each 100 rows that do not change has a bar; beside Svelte and React (--peers).
 *
 *   rerender.mjs [--rounds N] [--quick] [--peers] [--plot FOLDER]
 *
 * --plot: writes the two plots, rerender_page.svg and rerender_change.svg, into the folder.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { benchmark, median, table } from "./common.mjs";
import { withBrowser } from "./browser.mjs";
import { sitesOf } from "./apps.mjs";
import { plot } from "./plot.mjs";

const repetitions = 15;

/** In the page: a list of `size` numbers, `changes` of which change, some times; what each took, in ms. */
async function changeCells({ size, changes, repetitions }) {
  const { act, settled, painted, time } = globalThis.benchmark;
  const set = async (actions) => {
    for (const action of actions) {
      act(action);
      await settled();
    }
  };
  await set([["type", "#count", "0"], ["click", "#fill"], ["type", "#count", String(size)], ["click", "#fill"], ["type", "#changes", String(changes)]]);
  const times = [];
  for (let turn = 1; turn <= repetitions; ++turn) {
    await painted();  // layout and paint of what is new are not part of the next change
    times.push(await time(["click", "#change"]));
    const cells = document.getElementById("cells").children;
    if (cells.length !== size) throw new Error(`${cells.length} cells instead of ${size}`);
    let sum = 0;
    for (const cell of cells) sum += Number(cell.textContent);
    if (sum !== changes * turn || Number(cells[0].textContent) !== turn) throw new Error(`turn ${turn}: ${changes} changes of ${size} cells made ${sum}`);
  }
  return times;
}

/** In the page: a task is added to `size` of them, some times. */
async function addTasks({ size, repetitions }) {
  const { act, settled, painted, time } = globalThis.benchmark;
  for (const action of [["type", "#count", "0"], ["click", "#fill"], ["type", "#count", String(size)], ["click", "#fill"]]) {
    act(action);
    await settled();
  }
  const times = [];
  for (let turn = 1; turn <= repetitions; ++turn) {
    act(["type", "#new_task textarea", `Task ${size + turn}`]);
    await painted();
    times.push(await time(["press", "#new_task textarea", "Enter"]));
    const rows = document.querySelectorAll(".render > .row");
    if (rows.length !== size + turn || rows[rows.length - 1].querySelector("textarea").value !== `Task ${size + turn}`) throw new Error(`task ${size + turn} is not there`);
  }
  return times;
}

/** Medians by framework and by x, the frameworks taking turns. @returns {Promise<Record<string, number[]>>} */
async function curve(pages, { rounds, quick }, xs, work, given) {
  const times = Object.fromEntries(Object.keys(pages).map((name) => [name, xs.map(() => [])]));
  // Until what the browser compiles while it runs has been compiled.
  for (const { page } of Object.values(pages)) {
    await page.bringToFront();
    await page.evaluate(work, { ...given(100), repetitions: quick ? repetitions : 300 });
  }
  for (let round = 0; round < rounds; ++round)
    for (const [i, x] of xs.entries())
      for (const [name, { page }] of Object.entries(pages)) {
        await page.bringToFront();
        times[name][i].push(...(await page.evaluate(work, { ...given(x), repetitions })));
      }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.map(median)]));
}

const print = (title, xs, curves) => table(title, ["", ...xs.map((x) => x.toLocaleString("en"))], Object.entries(curves).map(([name, ys]) => [name, ...ys.map((y) => (y * 1000).toFixed(0))]));

await benchmark(import.meta, { rounds: 5, options: { plot: { type: "string" } } }, async (given) => {
  const { quick, folder } = given;
  const sizes = quick ? [10, 100, 1000] : [10, 30, 100, 300, 1000, 3000, 10000];
  const changes = quick ? [1, 30, 1000] : [1, 3, 10, 30, 100, 300, 1000];
  const openAll = async (sites, open) => {
    const pages = {};
    for (const name of Object.keys(sites)) pages[name] = await open(name);
    return pages;
  };
  let sites = await sitesOf("cells", folder, given);
  const { byPage, byChange } = await withBrowser(sites, async ({ open }) => {
    const pages = await openAll(sites, open);
    return {
      byPage: await curve(pages, given, sizes, changeCells, (size) => ({ size, changes: 1 })),
      byChange: await curve(pages, given, changes, changeCells, (changes) => ({ size: 1000, changes })),
    };
  });
  sites = await sitesOf("todo", folder, given);
  const byTasks = await withBrowser(sites, async ({ open }) => curve(await openAll(sites, open), given, sizes, addTasks, (size) => ({ size })));

  print("one number of a list changes: µs, by the length of the list", sizes, byPage);
  print("numbers of a list of 1,000 change: µs, by how many", changes, byChange);
  print("a task is added: µs, by the number of tasks", sizes, byTasks);
  const last = sizes.length - 1;
  const slope = (ys) => ((ys[last] - ys[0]) * 1000) / ((sizes[last] - sizes[0]) / 100);
  table("µs for each 100 rows that do not change (bar: 2)", ["", ...Object.keys(byTasks)],
    [["one number changes", byPage], ["a task is added", byTasks]].map(([what, curves]) => [what, ...Object.values(curves).map((ys) => slope(ys).toFixed(1))]));
  if (!given.plot) return;
  await mkdir(given.plot, { recursive: true });
  const draw = async (name, about) => {
    await writeFile(join(given.plot, `${name}.svg`), plot({ y: "ms", ...about }));
    console.log(`\n![${about.title}](${name}.svg)`);
  };
  await draw("rerender_page", { title: "One number of a list changes", x: "numbers in the list", xs: sizes, curves: byPage });
  await draw("rerender_change", { title: "Some of 1,000 numbers change", x: "numbers that change", xs: changes, curves: byChange });
});
