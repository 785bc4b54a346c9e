import assert from "node:assert/strict";
import { scenario, becomes, count, value } from "./harness.mjs";

const counters = (the) => the.page.locator(".counter").allTextContents();

scenario("components", "each use has a state of its own; events reach the caller", async (the) => {
  await becomes(() => counters(the), ["One 0", "Two 10", "Three 0"]);
  await the.button("One plus").click();
  await the.button("One plus").click();
  await the.button("Two minus").click();
  await the.button("Three plus").click();
  await becomes(() => counters(the), ["One 2", "Two 9", "Three 1"]);
  await the.shows("log", "one 1, one 2, two 9");
});

scenario("components", "children stand where the component places them", async (the) => {
  const frame = the.page.getByRole("region", { name: "The frame" });
  await count(frame, 1);
  await count(frame.getByRole("heading", { name: "The frame", level: 2 }), 1);
  await count(frame.getByRole("textbox", { name: "Inside" }), 1);
  await count(frame.getByRole("button", { name: "Three plus" }), 1);
});

scenario("components", "properties are read and assigned from outside, and follow the user", async (the) => {
  const field = the.page.getByRole("textbox", { name: "My field" });
  await value(field, "abc");
  await becomes(() => the.page.locator(".length").textContent(), "3");
  await field.fill("abcde");
  await becomes(() => the.page.locator(".length").textContent(), "5");
  await the.shows("log", "field abcde");
  await the.textbox("Inside").fill("!");
  await the.shows("both", "abcde!");
  await the.button("Reset").click();
  await value(field, "");
  await becomes(() => the.page.locator(".length").textContent(), "0");
  await the.shows("log", "field abcde, field ");
  await count(the.page.getByRole("region", { name: "New title" }), 1);
  await count(the.page.getByRole("heading", { name: "New title" }), 1);
  assert.deepEqual(await counters(the), ["One 0", "Two 10", "Three 0"], "nothing else has changed");
});
