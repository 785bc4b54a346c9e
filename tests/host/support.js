/**
 * Serves a page made from the shell to a real browser.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const built = path("../../build/generated/ops.js");
export const opsFile = process.env.GBLOCKS_OPS_JS ?? (existsSync(built) ? built : path("ops_fixture.js"));

/** One file of a script and all that it imports, as a build makes it. @param {string} entry relative to tests/host */
export function bundle(entry, ...options) {
  return execFileSync("esbuild", [path(entry), "--bundle", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=error",
    `--alias:gblocks/ops.js=${opsFile}`, ...options]);
}

const shell = readFileSync(path("../../wasm/shell/index.html"), "utf8");

/** As compiler/build/assemble_site.cpp makes it. */
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "media-src 'self' blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/** The page with its placeholders filled. @param {Record<string, string>} values */
export function shellPage(values) {
  const files = { css: "style.css", css_integrity: "", js: "host.js", js_integrity: "", wasm: "app.wasm", wasm_integrity: "", ...values };
  const all = { lang: "en", title: "Test", description: "A test.", icon: "data:,", source: "test.gblocks", policy, templates: "", script: "",
    head: `<link rel="stylesheet" href="${files.css}" integrity="${files.css_integrity}">
<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${files.wasm}" data-integrity="${files.wasm_integrity}">
<script type="module" src="${files.js}" integrity="${files.js_integrity}"></script>`, ...values };
  return shell.replace(/{{(\w+)}}/g, (_, name) => {
    if (!(name in all)) throw new Error(`unknown placeholder ${name}`);
    return all[name];
  });
}

const types = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", wasm: "application/wasm" };

/**
 * @param {Record<string, string | Buffer | { type: string, body: string | Buffer }>} files by path ("" is the page)
 * @returns {Promise<{ url: string, requests: string[], close(): void }>}
 */
export async function serve(files) {
  const requests = [];
  const server = createServer((request, response) => {
    const name = request.url.slice(1);
    requests.push(name);
    const file = files[name];
    if (file === undefined) return response.writeHead(404).end("not found");
    const type = file.type ?? types[(name || "index.html").split(".").at(-1)];
    response.writeHead(200, { "content-type": type }).end(file.body ?? file);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const launch = (...more) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required", ...more],
  });

/**
 * A page with the harness (harness_page.js) and these templates; messages of the console are in `page.log`.
 * @param {import("playwright-core").Browser} browser
 */
export async function harness(browser, templates, css = "") {
  const site = await serve({ "": shellPage({ templates }), "host.js": bundle("harness_page.js"), "style.css": css, "app.wasm": "" });
  const page = await browser.newPage();
  page.log = [];
  page.on("console", (message) => page.log.push(message.text()));
  page.on("pageerror", (error) => page.log.push(String(error)));
  page.on("close", () => site.close());
  await page.goto(site.url);
  await page.waitForFunction(() => globalThis.t);
  return page;
}
