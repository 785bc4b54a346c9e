import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { bundle, launch, opsFile, serve, shellPage } from "./support.js";
import { makeModule } from "./wasm_module.js";

const op = await import(pathToFileURL(opsFile));
const program = makeModule({
  startWords: [op.NAME, 5, op.NAME, 5, op.LISTEN, 0, op.CLONE, 0, 1, op.TEXT, 3, 6, op.INSERT, 0, 1, 0],
  startText: "clicktitleÜbrig!",
  laterWords: [op.ATTR, 2, 1, 4],
  laterText: "done",
  failing: 2,
  kind: [...Array(99).keys()].find((kind) => op.errorText(kind, ["x"]) === "x"),
  message: "test.gblocks\x1f\x1fDivision by zero.",
});
const hash = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");
const host = bundle("../../wasm/host/main.js", "--minify");
const templates = `<template><p><button g="et"> </button></p></template>`;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function open(values, wasm) {
  const site = await serve({ "": shellPage({ templates, ...values }), "host.js": host, "style.css": "", "app.wasm": wasm });
  const page = await browser.newPage();
  page.log = [];
  page.on("console", (message) => page.log.push(message.text()));
  page.on("pageerror", (error) => page.log.push(String(error)));
  page.on("close", () => site.close());
  await page.goto(site.url);
  await page.waitForSelector("[data-gblocks] > *");
  return { page, site };
}

test("starts under the page's policy, and fetches the module once", async () => {
  const { page, site } = await open({ wasm_integrity: hash(program), js_integrity: hash(host) }, program);
  assert.equal(await page.innerText("button"), "Übrig!");
  assert.equal(await page.getAttribute("button", "title"), "done");
  await page.waitForTimeout(200);
  assert.deepEqual(site.requests.filter((name) => name === "app.wasm"), ["app.wasm"]);
  assert.deepEqual(page.log, []);
  await page.close();
});

test("a failure is told from within the module", async () => {
  const { page } = await open({}, program);
  for (let i = 0; i < 3; ++i) await page.click("button");
  assert.match(await page.innerText("[data-testid=toast-body]"), /Error \(3\)[^]*Division by zero\.\s+test\.gblocks:9/);
  await page.close();
});

test("a wrong MIME type is no hindrance", async () => {
  const { page } = await open({}, { type: "application/octet-stream", body: program });
  assert.equal(await page.innerText("button"), "Übrig!");
  await page.close();
});

for (const [what, values, wasm] of [
  ["is missing", {}, undefined],
  ["is another", { wasm_integrity: hash("something else") }, program],
  ["is broken", {}, program.subarray(0, 100)],
])
  test(`a message says so where the module ${what}`, async () => {
    const { page } = await open(values, wasm);
    assert.match(await page.innerText("[role=alert]"), /^This page could not be started \(.+\)\./);
    await page.close();
  });

test("sizes", () => {
  const audio = bundle("../../wasm/host/main_audio.js", "--minify");
  console.log(`host.js ${host.length} bytes, brotli ${brotliCompressSync(host).length}; host_audio.js ${audio.length}, brotli ${brotliCompressSync(audio).length}`);
});
