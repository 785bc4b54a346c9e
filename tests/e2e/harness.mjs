/**
 * What the browser tests share: a program is built once with the gblocks binary, served as static files and opened in Chromium.
 *
 *   GBLOCKS    the compiler (default: build/bin/gblocks)
 *   CHROMIUM   the browser (default: /usr/bin/chromium)
 *   ARTIFACTS  folder for screenshots (default: build/artifacts/e2e)
 *   HEADED     1: shows the browser
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const here = import.meta.dirname ?? resolve(new URL(".", import.meta.url).pathname);
export const root = resolve(here, "../..");
export const gblocks = resolve(process.env.GBLOCKS ?? join(root, "build/bin/gblocks"));
export const artifacts = resolve(process.env.ARTIFACTS ?? join(root, "build/artifacts/e2e"));

/** How long a condition may take to become true. The machine may be busy; a page that works needs a few milliseconds. */
export const patience = 5000;

const run = promisify(execFile);

// ---- Building -------------------------------------------------------------------------------------------------------

let folder;
const builds = new Map();
const sources = new Map();
/** @type {Map<string, string[]>} */
const buildFlags = new Map();

/** The test run's own folder; gone at the end. */
export function temporaryFolder() {
  return (folder ??= mkdtempSync(join(tmpdir(), "gblocks-e2e-")));
}

/** Path of a program: one of tests/e2e/programs, or else of examples/. @param {string} name without `.gblocks` */
export function programPath(name) {
  const own = join(here, "programs", `${name}.gblocks`);
  return existsSync(own) ? own : join(root, "examples", `${name}.gblocks`);
}

/** @param {string[]} args @returns {Promise<{ code: number, stdout: string, stderr: string }>} */
export async function compiler(...args) {
  try {
    return { code: 0, ...(await run(gblocks, args, { timeout: 300_000, maxBuffer: 1 << 24 })) };
  } catch (error) {
    if (typeof error.code !== "number") throw new Error(`${gblocks} could not be run: ${error.message}`);
    return { code: error.code, stdout: error.stdout, stderr: error.stderr };
  }
}

/** Builds a program, once in a run. @param {string} name @returns {Promise<string>} the site's folder */
export function build(name) {
  if (!builds.has(name)) builds.set(name, buildNow(name));
  return builds.get(name);
}

async function buildNow(name) {
  const site = join(temporaryFolder(), "sites", name);
  await mkdir(join(site, ".."), { recursive: true });
  const { code, stdout, stderr } = await compiler("build", sourceOf(name), "-o", site, ...(buildFlags.get(name) ?? []));
  assert.equal(code, 0, `gblocks build ${name} failed:\n${stdout}${stderr}`);
  return site;
}

/**
 * A program written in the test itself.
 * @param {string} name @param {string} text @param {string[]} flags of its build
 * @returns {string} the name
 */
export function program(name, text, ...flags) {
  const path = join(temporaryFolder(), "programs", `${name}.gblocks`);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  sources.set(name, path);
  buildFlags.set(name, flags);
  return name;
}

/** Path of a program, wherever it is from. @param {string} name */
export const sourceOf = (name) => sources.get(name) ?? programPath(name);

/** Line number (from 1) of the first line of a program that contains `text`. */
export async function lineOf(name, text) {
  const lines = (await readFile(sourceOf(name), "utf8")).split("\n");
  const at = lines.findIndex((line) => line.includes(text));
  assert.notEqual(at, -1, `${name} has no line with ${text}`);
  return at + 1;
}

// ---- Serving --------------------------------------------------------------------------------------------------------

let server;
const sites = () => (server ??= serve(async (name) => builds.get(name)));

// ---- The browser ------------------------------------------------------------------------------------------------------

let browser;

/** One browser for the whole run. */
export function launch() {
  return (browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: !process.env.HEADED,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
      // A microphone that beeps.
      "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
    ],
  }));
}

after(async () => {
  await (await browser)?.close();
  (await server)?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Keeps the module's exports in the page, as `gb`, and says when the program has started. */
function watchModule() {
  const start = ({ instance }) => {
    window.gb = instance.exports;
    // The host goes on in microtasks: by the next task the first render is done.
    setTimeout(() => (window.gbStarted = true));
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...args) => {
      const result = original.apply(WebAssembly, args);
      result.then(start, () => {});
      return result;
    };
  }
}

/**
 * A test of one program. Any console error, page error, failed request or violation of the content security policy fails it,
 * unless the test has said by `expectErrors` what to expect.
 * @param {string} name of the program
 * @param {string} title
 * @param {(the: Stage) => Promise<void>} body
 * @param {object} options of the browser's context, and `timeout`
 */
export function scenario(name, title, body, { timeout = 120_000, ...options } = {}) {
  test(`${name}: ${title}`, { timeout }, async () => {
    await build(name);
    const context = await (await launch()).newContext({ acceptDownloads: true, ...options });
    try {
      const stage = new Stage(name, await context.newPage());
      await stage.open();
      await body(stage);
      stage.checkErrors();
    } finally {
      await context.close();
    }
  });
}

/** One open page, and what the tests do with it. */
export class Stage {
  /** Console errors, page errors, failed requests. @type {string[]} */
  errors = [];
  /** Lines that the program printed. @type {string[]} */
  printed = [];
  /** What the server was asked for. @type {string[]} */
  requests = [];
  #expected = [];
  #allowed = [];

  constructor(name, page) {
    this.name = name;
    this.page = page;
    page.setDefaultTimeout(patience);
    page.on("pageerror", (error) => this.errors.push(`page error: ${error.stack ?? error}`));
    page.on("requestfailed", (request) => {
      // Taking up a blob: download is no failure.
      if (!request.url().startsWith("blob:")) this.errors.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.errors.push(`${response.status()} for ${response.url()}`);
    });
    page.on("request", (request) => {
      if (/^https?:/.test(request.url()) && !request.url().endsWith("/favicon.ico")) this.requests.push(request.url());
    });
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(`console: ${message.text()}`);
      else if (message.type() === "log") this.printed.push(message.text());
    });
  }

  async open() {
    await this.page.addInitScript(watchModule);
    await this.page.goto(`${(await sites()).url}/${this.name}/`);
    try {
      await this.page.waitForFunction(() => window.gbStarted, null, { timeout: 2 * patience });
    } catch (error) {
      this.checkErrors();
      throw error;
    }
  }

  /** From now on, errors whose text matches are expected; at the end at least one must have been there. @param {RegExp} pattern */
  expectErrors(pattern) {
    this.#expected.push(pattern);
  }

  /** Errors whose text matches are no matter. @param {RegExp} pattern */
  allowErrors(pattern) {
    this.#allowed.push(pattern);
  }

  checkErrors() {
    const unexpected = this.errors.filter((error) => ![...this.#expected, ...this.#allowed].some((pattern) => pattern.test(error)));
    assert.deepEqual(unexpected, [], "errors in the page");
    for (const pattern of this.#expected) assert.ok(this.errors.some((error) => pattern.test(error)), `no error matched ${pattern}`);
  }

  textbox(label) {
    return this.page.getByRole("textbox", { name: label, exact: true });
  }
  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }
  heading(name) {
    return this.page.getByRole("heading", { name, exact: true });
  }
  /** Text of all Markdown blocks in the page, in order. */
  markdown() {
    return this.page.getByTestId("markdown").allInnerTexts().then((texts) => texts.map((text) => text.trim()));
  }
  /** Fires a click without what a pointer does besides: the focus stays where it is. */
  press(name) {
    return this.button(name).dispatchEvent("click");
  }
  /** Text of the element with an id: the programs of these tests show what they know in paragraphs. */
  shown(id) {
    return this.page.locator(`#${id}`).textContent();
  }
  /** Waits until the element with an id says `text`. */
  shows(id, text) {
    return becomes(() => this.shown(id), text, `#${id}`);
  }
  /** The messages in the page now. */
  toasts() {
    return this.page.getByTestId("toast-text").allTextContents();
  }
  /** A handle of the element for tests of identity. @param {import("playwright-core").Locator} locator */
  async node(locator) {
    return locator.elementHandle();
  }
  /** Whether the locator finds that very node. */
  async same(handle, locator) {
    return locator.evaluate((now, before) => now === before, handle);
  }
  /** Waits until the browser has drawn twice: what had to happen has happened. */
  settled() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  }
}

// ---- Assertions -------------------------------------------------------------------------------------------------------

/**
 * Waits until `read` gives what is expected; fails with the last thing it gave.
 * @template T
 * @param {() => T | Promise<T>} read
 * @param {T} expected
 * @param {string} [message]
 */
export async function becomes(read, expected, message) {
  const deadline = Date.now() + patience;
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    let actual;
    let problem;
    try {
      actual = await read();
    } catch (error) {
      problem = error;
    }
    try {
      if (problem) throw problem;
      return assert.deepEqual(actual, expected, message);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((done) => setTimeout(done, pause));
  }
}

export const visible = (locator, message) => becomes(() => locator.isVisible(), true, message ?? `${locator} is visible`);
export const count = (locator, expected) => becomes(() => locator.count(), expected, `count of ${locator}`);
export const value = (locator, expected) => becomes(() => locator.inputValue(), expected, `value of ${locator}`);
export const text = (locator, expected) => becomes(() => locator.innerText(), expected, `text of ${locator}`);
export const focused = (locator) => becomes(() => locator.evaluate((node) => node === document.activeElement), true, `${locator} has the focus`);
export const caret = (locator) => locator.evaluate((node) => [node.selectionStart, node.selectionEnd]);

/** Values of all that a locator finds. */
export const values = (locator) => locator.evaluateAll((nodes) => nodes.map((node) => node.value));

/** Saves a picture among the artifacts. */
export async function picture(page, name) {
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true });
}
