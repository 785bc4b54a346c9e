import assert from "node:assert/strict";
import { scenario, becomes, focused, values, visible, count } from "./harness.mjs";

const letters = (the) => values(the.textbox("Textbox"));

scenario("render_split_simple", "says that there is no input", async (the) => {
  await visible(the.page.getByRole("heading", { name: "No Input Provided", level: 2 }));
  await count(the.textbox("Textbox"), 0);
});

scenario("render_split_simple", "shows a textbox for each letter, with every key", async (the) => {
  const input = the.textbox("input");
  await input.click();
  await the.page.keyboard.type("a");
  await becomes(() => letters(the), ["a"]);
  await count(the.heading("No Input Provided"), 0);
  await the.page.keyboard.type("bc");
  await becomes(() => letters(the), ["a", "b", "c"]);
  await focused(input);
  await the.page.keyboard.press("Backspace");
  await becomes(() => letters(the), ["a", "b"]);
  await input.fill("");
  await visible(the.heading("No Input Provided"));
  await count(the.textbox("Textbox"), 0);
});

scenario("render_split_simple", "follows an edit in the middle", async (the) => {
  const input = the.textbox("input");
  await input.fill("hello");
  await becomes(() => letters(the), [..."hello"]);
  await input.evaluate((node) => node.setSelectionRange(1, 1));
  await the.page.keyboard.type("XY");
  await becomes(() => letters(the), [..."hXYello"]);
  assert.deepEqual(await input.evaluate((node) => node.selectionStart), 3);
});

scenario("render_split_simple", "counts code points, not bytes or UTF-16 units", async (the) => {
  await the.textbox("input").fill("aé😀𝄞");
  await becomes(() => letters(the), ["a", "é", "😀", "𝄞"]);
});

scenario("render_split_simple", "keeps the textboxes of letters that stay", async (the) => {
  const input = the.textbox("input");
  await input.fill("ab");
  const first = await the.node(the.textbox("Textbox").first());
  await input.fill("abc");
  await count(the.textbox("Textbox"), 3);
  assert.ok(await the.same(first, the.textbox("Textbox").first()));
});

scenario("render_split_simple", "shows a very long text at once", async (the) => {
  await the.textbox("input").fill("x".repeat(1000));
  await count(the.textbox("Textbox"), 1000);
  await the.textbox("input").fill("");
  await visible(the.heading("No Input Provided"));
});
