import assert from "node:assert/strict";
import { scenario, becomes, count, value } from "./harness.mjs";

const labels = (the) => the.page.getByTestId("block-info").allInnerTexts();

scenario("render_merge", "adds boxes and keeps what is typed in the others", async (the) => {
  await count(the.page.getByLabel(/^Box /), 1);
  await the.textbox("Box 0").fill("c");
  await the.button("Add Box").click();
  await the.button("Add Box").click();
  await count(the.page.getByLabel(/^Box /), 3);
  await value(the.textbox("Box 0"), "c");
  await the.textbox("Box 2").fill("a");
  await the.button("Add Box").click();
  await value(the.textbox("Box 0"), "c");
  await value(the.textbox("Box 1"), "");
  await value(the.textbox("Box 2"), "a");
  await value(the.textbox("Box 3"), "");
  assert.deepEqual(await labels(the), ["Box 0", "Box 1", "Box 2", "Box 3", "Merged Output"]);
});

scenario("render_merge", "merges the boxes' texts as they are at the click", async (the) => {
  await the.button("Merge").click();
  await value(the.textbox("Merged Output"), "");
  await the.textbox("Box 0").fill("one");
  await the.button("Merge").click();
  await value(the.textbox("Merged Output"), "one");
  await the.button("Add Box").click();
  await the.button("Add Box").click();
  await value(the.textbox("Merged Output"), "one");
  await the.textbox("Box 1").fill("two");
  await the.textbox("Box 2").fill("three");
  await the.button("Merge").click();
  await value(the.textbox("Merged Output"), "one two three");
  await the.textbox("Box 1").fill("2");
  await the.button("Merge").click();
  await value(the.textbox("Merged Output"), "one 2 three");
});

scenario("render_merge", "the output is read-only, the boxes are not", async (the) => {
  await becomes(() => the.textbox("Merged Output").isDisabled(), true);
  assert.equal(await the.textbox("Box 0").isEnabled(), true);
  await the.button("Add Box").click();
  await becomes(() => the.textbox("Box 1").isEnabled(), true);
});

scenario("render_merge", "the boxes that stay are the same elements", async (the) => {
  const box = await the.node(the.textbox("Box 0"));
  await the.button("Add Box").click();
  await count(the.textbox("Box 1"), 1);
  assert.ok(await the.same(box, the.textbox("Box 0")));
});
