import assert from "node:assert/strict";
import { scenario, becomes, caret, count, focused, value } from "./harness.mjs";

const lorem = Array.from({ length: 200 }, (_, i) => "abcdefghij klmnopqrs"[i % 20]).join("");

scenario("typing", "two hundred characters at full speed, none lost", async (the) => {
  const box = the.textbox("Echo");
  const element = await the.node(box);
  await box.click();
  await the.page.keyboard.type(lorem);
  await value(box, lorem);
  await the.shows("length", "200");
  await the.shows("copy", lorem);
  await focused(box);
  assert.deepEqual(await caret(box), [200, 200]);
  assert.ok(await the.same(element, box));
  await count(the.page.getByLabel(/^Fifty /), 4);
});

scenario("typing", "keys in one burst, faster than any hand", async (the) => {
  const box = the.textbox("Echo");
  await box.click();
  await Promise.all([...lorem].map((letter) => the.page.keyboard.type(letter)));
  await value(box, lorem);
  await the.shows("copy", lorem);
  await focused(box);
});

scenario("typing", "in the middle of the text the caret stays behind what was typed", async (the) => {
  const box = the.textbox("Echo");
  await box.fill("begin end");
  await box.evaluate((node) => node.setSelectionRange(6, 6));
  await the.page.keyboard.type("middle ");
  await value(box, "begin middle end");
  assert.deepEqual(await caret(box), [13, 13]);
  await the.page.keyboard.press("Backspace");
  await the.page.keyboard.press("Delete");
  await value(box, "begin middlend");
  await the.shows("copy", "begin middlend");
  assert.deepEqual(await caret(box), [12, 12]);
});

scenario("typing", "undo is still the browser's", async (the) => {
  const box = the.textbox("Echo");
  await box.click();
  await the.page.keyboard.type("one two");
  await the.page.keyboard.press("Control+z");
  await becomes(async () => (await box.inputValue()).length < 7, true);
  await the.shows("copy", await box.inputValue());
});

scenario("typing", "an input method's composition is not broken off", async (the) => {
  const box = the.textbox("Echo");
  await box.click();
  const client = await the.page.context().newCDPSession(the.page);
  for (const text of ["k", "か", "かn", "かん"]) await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await value(box, "かん");
  await client.send("Input.insertText", { text: "漢" });
  await value(box, "漢");
  await the.shows("copy", "漢");
  await the.shows("length", "1");
});

scenario("typing_filtered", "a handler may write back something else", async (the) => {
  const box = the.textbox("Capitals");
  await box.click();
  await the.page.keyboard.type(lorem);
  await value(box, lorem.toUpperCase());
  await the.shows("copy", lorem.toUpperCase());
  await focused(box);
  await box.evaluate((node) => node.setSelectionRange(3, 3));
  await the.page.keyboard.type("xyz");
  await value(box, "ABCXYZ" + lorem.toUpperCase().slice(3));
  assert.deepEqual(await caret(box), [6, 6]);
});
