#!/usr/bin/env node
/**
 * How a page starts: the same to-do list, under the same style sheet, in gblocks and frameworks (--peers); bytes and requests, first contentful paint, and the time
 * until the first Enter in its field has made a task. Over 1.6 Mbit/s with 150 ms of latency, the processor slowed down four times; with an empty cache and a full one.
 *
 *   start.mjs [--rounds N] [--quick] [--peers]
 */
import { createServer } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "../tests/node_modules/playwright-core/index.mjs";
import { benchmark, median, root, table } from "./common.mjs";
import { sitesOf } from "./apps.mjs";

const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const types = { html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", wasm: "application/wasm" };

/** Serves sites as a good host would: compressed beforehand, everything but the page itself cached for good. `sent` says what a browser was given. */
async function host(sites) {
  const files = new Map();
  for (const [name, site] of Object.entries(sites))
    for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      files.set(`/${name}${path.slice(site.length)}`, { kind: extname(path).slice(1), body: brotliCompressSync(await readFile(path)) });
    }
  const sent = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) return response.writeHead(404).end();
    sent.push({ kind: file.kind, bytes: file.body.length });
    response.writeHead(200, { "content-type": types[file.kind], "content-encoding": "br", "cache-control": file.kind === "html" ? "no-cache" : "public, max-age=31536000, immutable" });
    response.end(file.body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}`, sent, close: () => server.close() };
}

/** In the page, from its beginning on: tries the field again and again, until an Enter makes a task. */
function useAtOnce() {
  const field = "#new_task textarea";
  const task = () => document.querySelector(".render > .row textarea");
  const wait = (next) => setTimeout(next, 1);
  const attempt = () => {
    if (!document.querySelector(field)) return wait(attempt);
    globalThis.benchmark.act(["type", field, "Bread"]);
    wait(() => {
      globalThis.benchmark.act(["press", field, "Enter"]);
      const look = (times) => {
        if (!task()) return times ? wait(() => look(times - 1)) : attempt();
        globalThis.interactive = performance.now();
        globalThis.made = [...document.querySelectorAll(".render > .row textarea")].map(({ value }) => value);
      };
      look(3);
    });
  };
  attempt();
}

async function load(context, url, name) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript({ path: join(root, "benchmarks/in_page.js") });
  await page.addInitScript(useAtOnce);
  await page.goto(`${url}/${name}/`);
  await page.waitForFunction(() => globalThis.interactive && performance.getEntriesByName("first-contentful-paint").length, null, { polling: 100 });
  const { paint, interactive, made } = await page.evaluate(() => ({ paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, interactive: globalThis.interactive, made: globalThis.made }));
  if (String(made) !== "Bread") throw new Error(`${name}: the tasks are ${JSON.stringify(made)}`);
  await page.close();
  return { paint, interactive };
}

await benchmark(import.meta, { rounds: 7 }, async (given) => {
  const sites = await sitesOf("todo", given.folder, given, ["svelte", "solid", "preact", "react"]);
  const server = await host(sites);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const results = {};
  const sent = {};
  try {
    for (let round = -1; round < given.rounds; ++round)  // the first one warms up
      for (const name of Object.keys(sites)) {
        const context = await browser.newContext();
        server.sent.length = 0;
        const cold = await load(context, server.url, name);
        sent[name] = [...server.sent];
        const warm = await load(context, server.url, name);
        await context.close();
        if (round >= 0) (results[name] ??= []).push({ cold, warm });
      }
  } finally {
    await browser.close();
    server.close();
  }
  const bytes = (name, kind) => sent[name].filter((file) => !kind || file.kind === kind).reduce((sum, file) => sum + file.bytes, 0);
  table("bytes of the to-do list, brotli", ["", ...Object.keys(types), "together", "requests"], Object.keys(sites).map((name) => [name, ...Object.keys(types).map((kind) => bytes(name, kind)), bytes(name), sent[name].length]));
  const of = (name, cache, what) => median(results[name].map((result) => result[cache][what])).toFixed(0);
  table(`start, ms, medians of ${given.rounds} rounds (1.6 Mbit/s, 150 ms latency, 4x slower processor)`,
    ["", "first paint, cold", "interactive, cold", "first paint, warm", "interactive, warm"],
    Object.keys(sites).map((name) => [name, of(name, "cold", "paint"), of(name, "cold", "interactive"), of(name, "warm", "paint"), of(name, "warm", "interactive")]));
});
