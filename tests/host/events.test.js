import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { harness, launch } from "./support.js";

let browser;
let page;
before(async () => (browser = await launch()));
after(() => browser.close());

const templates = `
<template><div><button g><span id="in">x</span></button></div></template>
<template><input></template>
<template><input type="checkbox"></template>
<template><input type="number"></template>
<template><select><option>a</option><option>b</option></select></template>`;

/** Clones of the templates, in order, listening to these events. */
async function open(...types) {
  page = await harness(browser, templates);
  await page.evaluate((types) => {
    const { op, run, name } = t;
    run(...types.map((type) => [op.LISTEN, name(type)]), [op.CLONE, 0, 1], ...[1, 2, 3, 4].map((template, i) => [op.CLONE, template, 3 + i]),
      ...[1, 3, 4, 5, 6].map((node) => [op.INSERT, 0, node, 0]));
    t.calls.length = 0;
  }, types);
}
const calls = () => page.evaluate(() => t.calls.splice(0));
const short = (list) => list.map((call) => (call.name ? `${call.name} ${call.node} ${call.text} ${call.number} ${call.flags}` : call));

test("from the target up, then one flush", async () => {
  await open("click");
  await page.click("#in", { modifiers: ["Shift"] });
  assert.deepEqual(short(await calls()), ["click 2  NaN 2", "click 1  NaN 2", "click 0  NaN 2", "flush"]);
});

test("values, keys, numbers, checks", async () => {
  await open("input", "keydown", "change");
  await page.fill("input >> nth=0", "héé😀");
  await page.press("input >> nth=0", "Control+Enter");
  await page.check("input[type=checkbox]");
  await page.fill("input[type=number]", "2.5");
  await page.locator("input[type=number]").blur();
  await page.selectOption("select", "b");
  const own = (await calls()).filter((call) => call.node);
  assert.deepEqual(short(own), ["input 3 héé😀 NaN 0", "keydown 3 Control NaN 4", "keydown 3 Enter NaN 4", "change 3 héé😀 NaN 0", "input 4 on NaN 1", "change 4 on NaN 1",
    "input 5 2.5 2.5 0", "change 5 2.5 2.5 0", "input 6 b 1 0", "change 6 b 1 0"]);
});

test("what does not bubble reaches the target alone", async () => {
  await open("focus", "blur", "mouseenter");
  await page.focus("input >> nth=0");
  await page.focus("button");
  await page.hover("#in");
  assert.deepEqual(short(await calls()), ["focus 3  NaN 0", "flush", "blur 3  NaN 0", "flush", "focus 2  NaN 0", "flush", "mouseenter 0  NaN 0", "flush", "mouseenter 1  NaN 0", "flush", "mouseenter 2  NaN 0", "flush"]);
});

test("a key of an unfinished composition is no Enter", async () => {
  await open("keydown");
  await page.evaluate(() => t.nodes[3].dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true })));
  assert.deepEqual(short(await calls()).slice(0, 1), ["keydown 3 Process NaN 32"]);
});

test("events that a flush causes wait for its end", async () => {
  await open("click", "focus", "blur");
  await page.evaluate(() => {
    t.on.flush = () => {
      t.on.flush = undefined;
      t.run([t.op.FOCUS, 3]);
      t.calls.push("flushed");
    };
    t.nodes[2].click();
  });
  assert.deepEqual(short(await calls()), ["click 2  NaN 0", "click 1  NaN 0", "click 0  NaN 0", "flush", "flushed", "focus 3  NaN 0", "flush"]);
});

test("the program prevents the default", async () => {
  await open("keydown");
  await page.evaluate(() => (t.on.event = (event) => (event.node === 3 && event.text === "b" ? 1 : 0)));
  await page.locator("input >> nth=0").pressSequentially("abc");
  assert.equal(await page.inputValue("input >> nth=0"), "ac");
});

test("nodes that are gone hear nothing", async () => {
  await open("click");
  await page.evaluate(() => {
    const button = t.nodes[2];
    t.flush([t.op.REMOVE, 1, 1], [t.op.FREE, 1, 2]);
    t.calls.length = 0;
    button.click();
  });
  assert.deepEqual(await calls(), []);
});

test("a failure is shown and named, and the page goes on", async () => {
  await open("click");
  await page.evaluate(() => {
    t.on.event = (event) => event.node === 2 && t.fail("There is no item 3: the length is 2.", 17);
  });
  await page.click("#in");
  assert.deepEqual(short(await calls()), ["click 2  NaN 0", "click 1  NaN 0", "click 0  NaN 0", "flush"]);
  const toast = page.locator("[data-testid=toast-body]");
  assert.equal(await toast.getAttribute("role"), "status");
  assert.equal(await toast.getAttribute("aria-live"), "polite");
  assert.equal(await toast.getByTestId("toast-text").innerText(), "There is no item 3: the length is 2. test.gblocks:17");
  assert.match(page.log.join("\n"), /There is no item 3: the length is 2\.\ntest\.gblocks:17/);
  await page.click("#in");
  assert.match(await toast.innerText(), /Error \(2\)/);
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await toast.count(), 0);
});

test("a stack that overflows is the program's failure: it recovers and tells it", async () => {
  await open("click");
  await page.evaluate(() => {
    t.on.event = (event) => event.node === 2 && t.trap(new RangeError("Maximum call stack size exceeded"));
    t.on.recover = () => t.fail("too deep", 4) ?? 1;
    t.nodes[2].addEventListener("click", (event) => (t.prevented = event.defaultPrevented));
  });
  await page.click("#in");
  const recursion = await page.evaluate(() => t.op.RECURSION);
  assert.deepEqual(short(await calls()), ["click 2  NaN 0", `recover ${recursion} true`, "click 1  NaN 0", "click 0  NaN 0", "flush"]);
  assert.deepEqual(await page.getByTestId("toast-text").allInnerTexts(), ["too deep test.gblocks:4"]);
  assert.equal(await page.evaluate(() => t.prevented), true);
});

test("a trap is told as internal; what is left of the call may trap too, but not for ever", async () => {
  await open("click");
  await page.evaluate(() => {
    let left = 2;
    t.on.event = (event) => event.node === 2 && t.trap(new WebAssembly.RuntimeError("one"));
    t.on.recover = () => (left-- ? t.trap(new WebAssembly.RuntimeError(`left ${left}`)) : 0);
    t.on.flush = () => {
      t.on.flush = undefined;
      t.on.recover = () => t.trap(new WebAssembly.RuntimeError("unreachable"));
      t.trap(new WebAssembly.RuntimeError("render"));
    };
    t.nodes[2].click();
  });
  assert.deepEqual(await page.getByTestId("toast-text").allInnerTexts(),
    ["one", "left 1", "left 0", "render", "unreachable"].map((text) => `Internal error: ${text}`));
});
