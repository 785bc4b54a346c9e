import assert from "node:assert/strict";
import { scenario, becomes, count, values, visible, focused } from "./harness.mjs";

const boxes = (the) => values(the.textbox("Textbox"));
const buttons = (the) => the.page.getByRole("button").allInnerTexts();

scenario("render_split", "renders nothing before the first submit", async (the) => {
  await count(the.page.getByRole("heading"), 0);
  await the.textbox("input").fill("abc");
  await the.settled();
  assert.deepEqual(await boxes(the), []);
  await count(the.page.getByRole("heading"), 0);
});

scenario("render_split", "Enter submits, and adds no line to the text", async (the) => {
  const input = the.textbox("input");
  await input.fill("abc");
  await input.press("Enter");
  await becomes(() => boxes(the), ["a", "b", "c"]);
  assert.equal(await input.inputValue(), "abc");
  await focused(input);
});

scenario("render_split", "says that there is no input when nothing is submitted", async (the) => {
  await the.textbox("input").press("Enter");
  await visible(the.page.getByRole("heading", { name: "No Input Provided", level: 2 }));
  await the.textbox("input").fill("x");
  await the.textbox("input").press("Enter");
  await becomes(() => boxes(the), ["x"]);
  await count(the.page.getByRole("heading"), 0);
});

scenario("render_split", "the mode counts from the next submit on", async (the) => {
  const { page } = the;
  const input = the.textbox("input");
  assert.ok(await page.getByRole("radio", { name: "textbox" }).isChecked(), "the stated choice is on");
  await input.fill("ab");
  await input.press("Enter");
  await becomes(() => boxes(the), ["a", "b"]);

  await page.getByRole("radio", { name: "button" }).check();
  await the.settled();
  assert.deepEqual(await boxes(the), ["a", "b"], "changing the mode alone draws nothing");
  assert.deepEqual(await buttons(the), []);

  await input.press("Enter");
  await becomes(() => buttons(the), ["a", "b"]);
  assert.deepEqual(await boxes(the), []);

  await page.getByTestId("textbox-radio-label").click();
  await the.settled();
  assert.deepEqual(await buttons(the), ["a", "b"]);
  await input.fill("xyz");
  await the.settled();
  assert.deepEqual(await buttons(the), ["a", "b"], "typing alone draws nothing");
  await input.press("Enter");
  await becomes(() => boxes(the), ["x", "y", "z"]);
  assert.deepEqual(await buttons(the), []);
});

scenario("render_split", "the radio is a group with a name, one choice at a time", async (the) => {
  const group = the.page.getByRole("group", { name: "Radio" });
  await visible(group);
  await count(group.getByRole("radio"), 2);
  await group.getByRole("radio", { name: "button" }).check();
  assert.equal(await group.getByRole("radio", { name: "textbox" }).isChecked(), false);
  await becomes(() => the.page.getByTestId("button-radio-label").getAttribute("class"), "selected");
  await the.page.keyboard.press("ArrowUp");
  await becomes(() => group.getByRole("radio", { name: "textbox" }).isChecked(), true);
});
