/** Pages in one Chromium, and what its trace says of an action. */
import { join } from "node:path";
import { chromium } from "../tests/node_modules/playwright-core/index.mjs";
import { serve } from "../tests/e2e/serve.mjs";
import { root } from "./common.mjs";

// Isolated pages have a clock of 5 µs instead of 100, and may measure their memory.
export const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/**
 * Serves the sites and opens the browser until `work` is done.
 * @template T
 * @param {Record<string, string>} sites folders by name
 * @param {(tools: { browser: import("playwright-core").Browser, open: (name: string) => Promise<{ page: import("playwright-core").Page, session: import("playwright-core").CDPSession }> }) => Promise<T>} work
 */
export async function withBrowser(sites, work, { headers = isolated, flags = [] } = {}) {
  const server = await serve((name) => sites[name], headers);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...flags],
  });
  /** A page of its own context. */
  const open = async (name) => {
    const page = await (await browser.newContext()).newPage();
    page.on("pageerror", (error) => {
      throw new Error(`${name}: ${error.stack}`);
    });
    await page.addInitScript({ path: join(root, "benchmarks/in_page.js") });
    await page.goto(`${server.url}/${name}/`);
    await page.locator("button").first().waitFor();
    return { page, session: await page.context().newCDPSession(page) };
  };
  try {
    return await work({ browser, open });
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {import("playwright-core").Page} page @param {Action[]} actions */
export const steps = (page, actions, mark) => page.evaluate(({ actions, mark }) => globalThis.benchmark.steps(actions, mark), { actions, mark });

/** Does one action under a slowed-down processor; its ms until the frame is painted, and of its scripts. */
export async function traced(browser, { page, session }, action, slowdown) {
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await browser.startTracing(page, { categories: ["devtools.timeline", "blink.user_timing"] });
  const mark = "gblocks-measure";
  let traceEvents;
  try {
    await steps(page, [action], mark);
  } finally {
    ({ traceEvents } = JSON.parse(await browser.stopTracing()));
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  return measured(traceEvents, mark, { click: "click", type: "input", press: "keydown" }[action[0]]);
}

function measured(events, mark, type) {
  const marked = events.find((event) => event.name === mark && event.cat.includes("blink.user_timing"));
  const mine = (event) => event.pid === marked.pid;
  const start = events.filter((event) => mine(event) && event.name === "EventDispatch" && event.args?.data?.type === type && event.ts >= marked.ts).sort((a, b) => a.ts - b.ts)[0];
  const after = events.filter((event) => mine(event) && event.ts >= start.ts);
  // The frame's last step on the page's own thread.
  const layers = after.filter((event) => event.name === "Layerize" && event.ts >= start.ts + start.dur).sort((a, b) => a.ts - b.ts)[0];
  if (!layers) throw new Error(`the trace holds no frame after the ${type}`);
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
