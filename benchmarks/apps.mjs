#!/usr/bin/env node
/**
 * Apps of components, from the action to the painted frame and for scripts alone: the to-do list of 10 to 10,000 tasks, render_merge with 1,000 boxes, render blocks
 * five deep, a page of 2,000 components; gblocks beside Svelte and React (--peers). All make the same DOM, under the same style sheet, which is compared after each
 * operation; rounds are interleaved in one browser.
 *
 *   apps.mjs [--rounds N] [--quick] [--only APP] [--peers]
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { benchmark, build, median, peersOf, table } from "./common.mjs";
import { steps, traced, withBrowser } from "./browser.mjs";
import { apps } from "./apps/operations.mjs";

/** The sites of an app by framework, all with the style sheet that gblocks made. */
export async function sitesOf(name, folder, given, names = ["svelte", "react"]) {
  const gblocks = await build(`benchmarks/apps/${name}`, join(folder, name), "gblocks");
  const sheet = (await readdir(join(gblocks, "assets"))).find((file) => file.endsWith(".css"));
  return { gblocks, ...(await peersOf(name, join(folder, name), given, { stylesheet: join(gblocks, "assets", sheet), names })) };
}

const fill = (size) => [["type", "#count", "0"], ["click", "#fill"], ["type", "#count", String(size)], ["click", "#fill"]];

/** Throws where a page does not look like gblocks's. */
async function compare(pages, what) {
  const [[, first], ...others] = Object.entries(pages);
  const digest = await first.page.evaluate(() => globalThis.benchmark.digest());
  for (const [name, { page }] of others) {
    if ((await page.evaluate(() => globalThis.benchmark.digest())) === digest) continue;
    const [own, theirs] = await Promise.all([first.page, page].map((page) => page.evaluate(() => globalThis.benchmark.tree())));
    const at = own.findIndex((line, i) => line !== theirs[i]);
    throw new Error(`${what}: the pages differ in line ${at + 1}:\n  gblocks: ${own[at]}\n  ${name}: ${theirs[at]}`);
  }
}

async function measure(browser, pages, app, operation, size, results, what) {
  for (const [name, tools] of Object.entries(pages)) {
    const { page } = tools;
    await page.bringToFront();
    await steps(page, [...(size ? fill(size) : []), ...(operation.before ?? [])]);
    const before = await page.evaluate(app.look);
    const result = await traced(browser, tools, operation.act, 1);
    const after = await page.evaluate(app.look);
    if (!operation.correct(before, after)) throw new Error(`${name}, ${what}: the page is wrong afterwards`);
    (results[name] ??= []).push(result);
  }
  await compare(pages, what);
  // What was typed is no part of the next round.
  for (const { page } of Object.values(pages)) if (operation.act[0] === "type") await steps(page, [["type", operation.act[1], ""]]);
}

await benchmark(import.meta, { rounds: 10 }, async (given) => {
  const { rounds, quick, only, folder } = given;
  const rows = { total: [], script: [] };
  let names;
  for (const [name, app] of Object.entries(apps).filter(([name]) => !only || name === only)) {
    const sites = await sitesOf(name, folder, given);
    names = Object.keys(sites);
    await withBrowser(sites, async ({ browser, open }) => {
      const pages = {};
      for (const name of names) pages[name] = await open(name);
      for (const size of app.sizes.filter((size) => !quick || size <= 1000)) {
        const results = app.operations.map(() => ({}));
        for (let round = -1; round < rounds; ++round)  // the first one warms up
          for (const [i, operation] of app.operations.entries())
            await measure(browser, pages, app, operation, size, round < 0 ? {} : results[i], `${name} of ${size}, ${operation.name}`);
        for (const [i, operation] of app.operations.entries())
          for (const kind of Object.keys(rows)) {
            const of = (name) => median(results[i][name].map((result) => result[kind]));
            rows[kind].push([`${name}${size ? ` of ${size}` : ""}: ${operation.name}`, ...names.map((name) => `${of(name).toFixed(2)} (${(of(name) / of("gblocks")).toFixed(2)})`)]);
          }
      }
    });
  }
  for (const [kind, all] of Object.entries(rows)) table(`${kind}, ms, medians of ${rounds} rounds (ratio to gblocks)`, ["", ...names], all);
});
