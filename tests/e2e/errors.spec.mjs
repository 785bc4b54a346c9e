import assert from "node:assert/strict";
import { scenario, becomes, lineOf, value } from "./harness.mjs";

const untouched = "0 [1, 2, 3] {'Ann': 30} 1 1 [2] before";

/** The one message in the page; it names the line of the program that contains `mark`. */
async function failsAt(the, mark) {
  const place = `errors.gblocks:${await lineOf("errors", mark)}`;
  await becomes(async () => (await the.toasts()).length, 1);
  const [message] = await the.toasts();
  assert.ok(message.includes(place), `the message names ${place}: ${message}`);
  assert.ok(message.replace(place, "").trim().length > 10, `the message says what is wrong: ${message}`);
  const toast = the.page.getByTestId("toast-body");
  assert.match(await toast.getAttribute("class"), /\berror\b/);
  await toast.getByRole("button", { name: "Close" }).click();
  await becomes(() => toast.count(), 0);
  return message;
}

scenario("errors", "an index out of range ends that handler: all is as before, the next listener runs, the page goes on", async (the) => {
  the.expectErrors(/errors\.gblocks:\d+/);
  await the.shows("all", untouched);
  await the.button("Index").click();
  const message = await failsAt(the, "# index");
  assert.match(message, /11|index|range/i);
  await the.shows("all", untouched);
  await value(the.textbox("Text"), "before");
  await the.shows("position", "1");
  await the.shows("number", "1");
  await the.button("Good").click();
  await the.shows("all", untouched.replace(/^0/, "1"));
  await the.textbox("Text").fill("after");
  await the.shows("all", untouched.replace(/^0/, "1").replace("before", "after"));
});

for (const [button, mark] of [
  ["Division", "# division"],
  ["Overflow", "# overflow"],
  ["Key", "# key"],
  ["Number", "# conversion"],
  ["Function", "# in a function"],
]) {
  scenario("errors", `${button}: told with its line, nothing has changed`, async (the) => {
    the.expectErrors(/errors\.gblocks:\d+/);
    await the.button(button).click();
    await failsAt(the, mark);
    await the.shows("all", untouched);
    await the.button(button).click();
    await failsAt(the, mark);
    await the.button("Good").click();
    await the.shows("all", untouched.replace(/^0/, "1"));
  });
}

scenario("errors", "the same message again is counted, not stacked", async (the) => {
  the.expectErrors(/errors\.gblocks:\d+/);
  for (let i = 0; i < 3; ++i) await the.button("Division").click();
  await becomes(() => the.page.locator(".toast-title").allInnerTexts(), ["Error (3)"]);
});

scenario("errors", "an error while drawing: told with its line; the rest of the page goes on, and it recovers", async (the) => {
  the.expectErrors(/errors\.gblocks:\d+/);
  await the.button("Render").click();
  await failsAt(the, "# render");
  await the.button("Good").click();
  await the.shows("all", untouched.replace(/^0/, "1"));
  await the.button("Mend").click();
  await the.shows("position", "2");
  await the.shows("number", "2");
});

scenario("errors", "a thousand failing handlers leave nothing behind", async (the) => {
  the.expectErrors(/errors\.gblocks:\d+/);
  const fail = (times) =>
    the.page.evaluate((times) => {
      const button = [...document.querySelectorAll("button")].find((node) => node.textContent === "Function");
      for (let i = 0; i < times; ++i) button.click();
      return gb.gb_live_bytes?.() ?? null;
    }, times);
  const before = await fail(50);
  assert.notEqual(before, null, "the module exports gb_live_bytes");
  const after = await fail(1000);
  assert.equal(after, before);
  await the.shows("all", untouched);
  await the.button("Good").click();
  await the.shows("all", untouched.replace(/^0/, "1"));
});
