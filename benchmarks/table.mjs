#!/usr/bin/env node
/**
 * The js-framework-benchmark's table, from the click to the painted frame and for scripts alone: gblocks beside the page by hand and, if asked, frameworks. Rounds are
 * interleaved in one browser; what each operation left in the page is checked.
 *
 *   table.mjs [--rounds N] [--only OPERATION] [--peers] [NAME=FOLDER…]
 *
 * --peers: also the frameworks of peers/ (npm install there first). NAME=FOLDER: built sites instead of gblocks's own.
 */
import { parseArgs } from "node:util";
import { join } from "node:path";
import { chromium } from "../tests/node_modules/playwright-core/index.mjs";
import { inTemporaryFolder, isMain, quantile, root, run } from "./common.mjs";
import { serve } from "../tests/e2e/serve.mjs";
import { operations } from "./table/operations.mjs";

/** In the page: clicks, and waits until what it changed is painted. */
async function click(selectors, mark) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (const selector of selectors) {
    const node = document.querySelector(selector);
    if (!node) throw new Error(`there is no ${selector}`);
    // In a task of its own, so that what the page puts off until after the event is seen as such.
    await new Promise((done) => setTimeout(() => {
      if (mark) performance.mark(mark);
      node.click();
      done();
    }));
    await painted();
  }
}
const texts = () => [...document.querySelectorAll("#tbody>tr")].map((row) => [...row.children].map((cell) => cell.textContent).join("\t").trimEnd());

/** Durations in ms, of the marked click in a trace: until its frame is painted, and of its scripts. */
function measured(events, mark) {
  const marked = events.find((event) => event.name === mark && event.cat.includes("blink.user_timing"));
  const mine = (event) => event.pid === marked.pid;
  const start = events.filter((event) => mine(event) && event.name === "EventDispatch" && event.args?.data?.type === "click" && event.ts >= marked.ts).sort((a, b) => a.ts - b.ts)[0];
  const after = events.filter((event) => mine(event) && event.ts >= start.ts);
  // The frame's last step on the page's own thread.
  const layers = after.filter((event) => event.name === "Layerize" && event.ts >= start.ts + start.dur).sort((a, b) => a.ts - b.ts)[0];
  if (!layers) throw new Error("the trace holds no frame after the click");
  const end = layers.ts + (layers.dur ?? 0);
  const scripts = events.filter((event) => mine(event) && event.tid === start.tid && event.ts < end && ["EventDispatch", "RunMicrotasks", "FunctionCall", "FireAnimationFrame", "TimerFire"].includes(event.name));
  return { total: (end - start.ts) / 1000, script: covered(scripts, start.ts) / 1000 };
}

/** How long any of the events lasted, from `until` on: some frameworks work in the event, some in a task after it, and tasks hold calls. */
function covered(events, until) {
  let sum = 0;
  for (const { ts, dur = 0 } of events.sort((a, b) => a.ts - b.ts)) {
    sum += Math.max(0, ts + dur - Math.max(ts, until));
    until = Math.max(until, ts + dur);
  }
  return sum;
}

async function measure(browser, session, page, operation) {
  await page.evaluate(({ source, selectors }) => new Function(`return ${source}`)()(selectors), { source: click.toString(), selectors: ["#clear", ...operation.before] });
  const before = await page.evaluate(texts);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Emulation.setCPUThrottlingRate", { rate: operation.slowdown });
  await browser.startTracing(page, { categories: ["devtools.timeline", "blink.user_timing"] });
  const mark = "gblocks-measure";
  await page.evaluate(({ source, selectors, mark }) => new Function(`return ${source}`)()(selectors, mark), { source: click.toString(), selectors: [operation.click], mark });
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const after = await page.evaluate(texts);
  if (!operation.correct(before, after)) throw new Error(`${operation.name}: the rows are wrong afterwards`);
  return measured(traceEvents, mark);
}

const geometricMean = (numbers) => Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
const weightedMean = (numbers, weights) => Math.exp(numbers.reduce((sum, number, i) => sum + weights[i] * Math.log(number), 0) / weights.reduce((a, b) => a + b));

if (isMain(import.meta)) {
  const { values, positionals } = parseArgs({ options: { rounds: { type: "string", default: "10" }, only: { type: "string" }, peers: { type: "boolean" } }, allowPositionals: true });
  const rounds = Number(values.rounds);
  const chosen = operations.filter(({ name }) => !values.only || name === values.only);
  await inTemporaryFolder(async (folder) => {
    const sites = { vanilla: join(root, "benchmarks/table/vanilla") };
    for (const [name, site] of positionals.map((argument) => argument.split("="))) sites[name] = site;
    if (!positionals.length) {
      sites.gblocks = join(folder, "gblocks");
      await run("build", join(root, "benchmarks/table/table.gblocks"), "-o", sites.gblocks);
    }
    if (values.peers) Object.assign(sites, await (await import("./peers/build.mjs")).buildPeers("table", folder));
    const server = await serve((name) => sites[name]);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    const results = {};
    try {
      const pages = {};
      for (const name of Object.keys(sites)) {
        const page = await (await browser.newContext()).newPage();
        await page.goto(`${server.url}/${name}/`);
        await page.locator("#run").waitFor();
        pages[name] = { page, session: await page.context().newCDPSession(page) };
        results[name] = Object.fromEntries(chosen.map((operation) => [operation.name, { total: [], script: [] }]));
      }
      for (let round = -1; round < rounds; ++round)  // the first one warms up
        for (const operation of chosen)
          for (const [name, { page, session }] of Object.entries(pages)) {
            await page.bringToFront();
            const { total, script } = await measure(browser, session, page, operation);
            if (round < 0) continue;
            results[name][operation.name].total.push(total);
            results[name][operation.name].script.push(script);
          }
    } finally {
      await browser.close();
      server.close();
    }
    const [first, ...others] = Object.keys(sites);
    const median = (name, operation, kind) => quantile(results[name][operation.name][kind]);
    for (const kind of ["total", "script"]) {
      console.log(`${`${kind}, ms`.padEnd(14)}${[first, ...others].map((name) => name.padStart(18)).join("")}`);
      for (const operation of chosen)
        console.log(operation.name.padEnd(14) + [first, ...others].map((name) => `${median(name, operation, kind).toFixed(2)} ${`(${(median(name, operation, kind) / median(first, operation, kind)).toFixed(2)})`.padStart(7)}`.padStart(18)).join(""));
      const ratios = (name) => chosen.map((operation) => median(name, operation, kind) / median(first, operation, kind));
      const mean = (name) => (kind === "total" ? geometricMean(ratios(name)) : weightedMean(ratios(name), chosen.map(({ weight }) => weight)));
      console.log((kind === "total" ? "geometric mean" : "weighted mean ") + [first, ...others].map((name) => mean(name).toFixed(3).padStart(18)).join("") + "\n");
    }
  });
}
