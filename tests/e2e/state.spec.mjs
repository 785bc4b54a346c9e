import assert from "node:assert/strict";
import { scenario, becomes, count, focused, value, visible } from "./harness.mjs";

const counts = (the) => the.page.locator("p.count").allTextContents();

scenario("render_state", "state in a render lives on across its runs", async (the) => {
  await the.shows("total", "100");
  await the.button("Add to the total").click();
  await the.button("Add to the total").click();
  await the.shows("total", "102");
  await the.button("Next version").click();
  await the.shows("version", "version 1");
  await the.shows("total", "102");
});

scenario("render_state", "in a row with a key it belongs to the key", async (the) => {
  await the.button("Plus 1").click();
  await the.button("Plus 3").click();
  await the.button("Plus 3").click();
  await becomes(() => counts(the), ["1: 1", "2: 0", "3: 2"]);
  await the.button("Reverse").click();
  await becomes(() => counts(the), ["3: 2", "2: 0", "1: 1"]);
  await the.button("Plus 2").click();
  await the.button("Remove the first").click();
  await becomes(() => counts(the), ["2: 1", "1: 1"]);
  await the.button("Plus 1").click();
  await becomes(() => counts(the), ["2: 1", "1: 2"]);
});

scenario("render_state", "where its place has gone, it has gone", async (the) => {
  await the.button("See").click();
  await the.shows("seen", "1");
  await the.button("Next version").click();
  await the.shows("seen", "1");
  await the.button("Toggle").click();
  await count(the.page.locator("#seen"), 0);
  await the.button("Toggle").click();
  await the.shows("seen", "0");
});

scenario("visibility", "what is not visible is not in the page, and keeps its value", async (the) => {
  await the.textbox("Secret").fill("secret");
  await count(the.textbox("Inside"), 0);
  await the.button("Toggle").click();
  await count(the.textbox("Secret"), 0);
  await count(the.page.getByText("Secret", { exact: true }), 0);
  await visible(the.textbox("Inside"));
  await the.textbox("Inside").fill("inside");
  await the.page.getByLabel("range slider for Level").fill("8");
  await the.shows("values", "0 secret inside");
  await the.button("Toggle").click();
  await value(the.textbox("Secret"), "secret");
  await count(the.textbox("Inside"), 0);
  await the.button("Fill").click();
  await the.shows("values", "0 secret inside+");
  await the.button("Toggle").click();
  await value(the.textbox("Inside"), "inside+");
  await value(the.page.getByLabel("range slider for Level"), "8");
});

scenario("visibility", "the same in a render", async (the) => {
  await the.textbox("Even").fill("kept");
  await the.button("Run again").click();
  await count(the.textbox("Even"), 0);
  await the.button("Run again").click();
  await value(the.textbox("Even"), "kept");
});

scenario("interactive", "what the program only writes to is read-only, unless it says otherwise", async (the) => {
  const enabled = (label) => the.textbox(label).isEnabled();
  assert.equal(await enabled("Source"), true);
  assert.equal(await enabled("Written"), false);
  assert.equal(await enabled("Written and read"), true);
  assert.equal(await enabled("Written on purpose"), true);
  assert.equal(await enabled("Locked"), false);
  assert.equal(await the.page.getByRole("spinbutton", { name: "Total" }).isEnabled(), false);
  assert.equal(await the.button("Off").isEnabled(), false);
  await the.textbox("Source").fill("abc");
  await the.button("Copy").click();
  await value(the.textbox("Written"), "abc");
  await value(the.page.getByRole("spinbutton", { name: "Total" }), "3");
  await the.button("Off").click({ force: true });
  await the.settled();
  await value(the.textbox("Written"), "abc");
  await the.button("Switch").click();
  await becomes(() => enabled("Locked"), true);
  await the.button("Off").click();
  await value(the.textbox("Written"), "off");
  await the.textbox("Locked").click();
  await focused(the.textbox("Locked"));
});
