#!/usr/bin/env node
/**
 * The js-framework-benchmark's table, from the click to the painted frame and for scripts alone, and its memory: gblocks beside the page by hand and, if asked,
 * frameworks. Rounds are interleaved in one browser; what each operation left in the page is checked, and that the page is keyed.
 *
 *   table.mjs [--rounds N] [--quick] [--only OPERATION | memory] [--peers] [NAME=FOLDER…]
 *
 * --peers: also the frameworks of peers/ (npm install there first). NAME=FOLDER: built sites instead of gblocks's own, such as those of two compilers.
 */
import { join } from "node:path";
import { benchmark, bootstrap, build, geometricMean, median, peersOf, root, table } from "./common.mjs";
import { steps, traced, withBrowser } from "./browser.mjs";
import { checkKeyed } from "./table/keyed.mjs";
import { memoryFlags, memoryOf, memorySteps } from "./table/memory.mjs";
import { operations } from "./table/operations.mjs";

const texts = (page) => page.evaluate(() => [...document.querySelectorAll("#tbody>tr")].map((row) => [...row.children].map((cell) => cell.textContent).join("\t").trimEnd()));
/** Rows that are marked: the selected one alone. */
const marked = (page) => page.evaluate(() => [...document.querySelectorAll("#tbody>tr.danger")].map((row) => row.rowIndex));

async function measure(browser, tools, name, operation) {
  const { page } = tools;
  await steps(page, [["click", "#clear"], ...operation.before]);
  const before = await texts(page);
  const result = await traced(browser, tools, operation.act, operation.slowdown);
  const after = await texts(page);
  if (!operation.correct(before, after)) throw new Error(`${name}, ${operation.name}: the rows are wrong afterwards`);
  const selected = await marked(page);
  if (String(selected) !== (operation.name === "select" ? "1" : "")) throw new Error(`${name}, ${operation.name}: the marked rows are ${selected || "none"}`);
  return result;
}

/** A table of medians and of ratios to the first page, with the mean of all and its interval. */
function print(kind, results, chosen, mean) {
  const names = Object.keys(results);
  const of = (name, { name: operation }, rounds) => {
    const all = results[name][operation].map((round) => round[kind]);
    return median(rounds ? rounds.map((i) => all[i]) : all);
  };
  const ratio = (name, operation, rounds) => of(name, operation, rounds) / of(names[0], operation, rounds);
  const weights = mean === "weighted mean" ? chosen.map(({ weight }) => weight) : undefined;
  const whole = (name, rounds) => geometricMean(chosen.map((operation) => ratio(name, operation, rounds)), weights);
  const count = results[names[0]][chosen[0].name].length;
  const interval = (statistic) => bootstrap(count, statistic).map((bound) => bound.toFixed(2)).join("–");
  const rows = chosen.map((operation) => [operation.name, ...names.map((name) => `${of(name, operation).toFixed(2)} (${ratio(name, operation).toFixed(2)})`)]);
  rows.push([mean, ...names.map((name) => whole(name).toFixed(3))]);
  rows.push(["its interval (95 %)", ...names.map((name) => (name === names[0] ? "" : interval((rounds) => whole(name, rounds))))]);
  table(`${kind}, ms, medians of ${count} rounds (ratio to ${names[0]})`, ["", ...names], rows);
  const own = names.filter((name) => name.includes("gblocks"));
  if (own.length) table(`${kind}: intervals of the ratios`, ["", ...own], chosen.map((operation) => [operation.name, ...own.map((name) => interval((rounds) => ratio(name, operation, rounds)))]));
}

await benchmark(import.meta, { rounds: 10 }, async ({ rounds, quick, only, folder, positionals, peers }) => {
  const chosen = operations.filter(({ name }) => (only ? name === only : !quick || name !== "create 10k"));
  const sites = { vanilla: join(root, "benchmarks/table/vanilla"), ...Object.fromEntries(positionals.map((argument) => argument.split("="))) };
  if (!positionals.length) sites.gblocks = await build("examples/rows", folder, "gblocks");
  Object.assign(sites, await peersOf("table", folder, { peers }));
  await withBrowser(sites, async ({ browser, open }) => {
    const pages = {};
    const results = {};
    for (const name of Object.keys(sites)) {
      pages[name] = await open(name);
      await checkKeyed(pages[name].page, name);
      results[name] = Object.fromEntries(chosen.map((operation) => [operation.name, []]));
    }
    for (let round = -1; round < rounds; ++round)  // the first one warms up
      for (const operation of chosen)
        for (const [name, tools] of Object.entries(pages)) {
          await tools.page.bringToFront();
          const result = await measure(browser, tools, name, operation);
          if (round >= 0) results[name][operation.name].push(result);
        }
    if (chosen.length) {
      print("total", results, chosen, "geometric mean");
      print("script", results, chosen, "weighted mean");
    }
    for (const { page } of Object.values(pages)) await page.context().close();

    if (only && only !== "memory") return;
    const memory = {};
    for (let round = 0; round < Math.min(rounds, 3); ++round) for (const name of Object.keys(sites)) (memory[name] ??= []).push(await memoryOf(open, name));
    const of = (name, what) => median(memory[name].map((measured) => measured[what]));
    const [first] = Object.keys(sites);
    table(`memory, MiB (ratio to ${first})`, ["", ...Object.keys(sites)],
      Object.keys(memorySteps).map((what) => [what, ...Object.keys(sites).map((name) => `${of(name, what).toFixed(2)} (${(of(name, what) / of(first, what)).toFixed(2)})`)]));
  }, { flags: memoryFlags });
});
