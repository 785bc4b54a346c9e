#!/usr/bin/env node
/**
 * From a click on "Add Box" of render_merge to the patched page: script and WASM, without the browser's layout and paint.
 * Measured twice: by the clock around the event's dispatch, and by Chromium's trace (duration of the event's handling).
 */
import { chromium } from "../tests/node_modules/playwright-core/index.mjs";
import { build, inTemporaryFolder, isMain, quantile, report, spread } from "./common.mjs";
import { serve } from "../tests/e2e/serve.mjs";

const clicks = 100;

/** In the page: clicks, and how long each took until the new box was there. */
function clickMany({ clicks, rest }) {
  const button = [...document.querySelectorAll("button")].find((node) => node.textContent === "Add Box");
  const boxes = document.querySelectorAll.bind(document, "[data-testid=textbox]");
  const live = document.getElementsByTagName("textarea");
  const times = [];
  const step = async () => {
    for (let i = 0; i < clicks; ++i) {
      const before = live.length;
      const start = performance.now();
      button.click();
      const end = performance.now();
      if (live.length !== before + 1) throw new Error(`click ${i}: ${before} boxes became ${live.length} while the event was handled`);
      times.push(end - start);
      // Layout and paint of what is new are not part of the next click.
      if (rest) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    return { times, boxes: boxes().length };
  };
  return step();
}

if (isMain(import.meta)) {
  await inTemporaryFolder(async (folder) => {
    const site = await build("render_merge", folder);
    // Isolated pages have a clock of 5 µs instead of 100.
    const server = await serve(() => site, { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    try {
      const fresh = async () => {
        const page = await (await browser.newContext()).newPage();
        await page.goto(`${server.url}/render_merge/`);
        await page.getByRole("button", { name: "Add Box" }).waitFor();
        return page;
      };

      const page = await fresh();
      const { times, boxes } = await page.evaluate(clickMany, { clicks, rest: true });
      const [median, remark] = spread(times, 3);
      report("click_to_dom", median, `clock around the event; ${boxes} boxes at the end; first ${times[0].toFixed(3)} ms; 95 %: ${quantile(times, 0.95).toFixed(3)} ms; ${remark}`);

      const traced = await fresh();
      await browser.startTracing(traced, { categories: ["devtools.timeline"] });
      await traced.evaluate(clickMany, { clicks, rest: true });
      const { traceEvents } = JSON.parse(await browser.stopTracing());
      const durations = traceEvents.filter((event) => event.name === "EventDispatch" && event.args?.data?.type === "click" && event.dur !== undefined).map((event) => event.dur / 1000);
      if (durations.length < clicks) report("click_to_dom, traced", "-", `only ${durations.length} clicks in the trace`);
      else {
        const [median, remark] = spread(durations, 3);
        report("click_to_dom, traced", median, `the event's handling in Chromium's trace; ${remark}`);
      }
    } finally {
      await browser.close();
      server.close();
    }
  });
}
