import assert from "node:assert/strict";
import { scenario, becomes, focused, value } from "./harness.mjs";

/** What was logged since the last call. */
async function logged(the, expected) {
  await becomes(() => the.shown("log").then((text) => text.replaceAll("some change", "~")), expected.join(" | "));
  await the.press("Clear");
  await the.shows("log", "");
}

const slider = (the) => the.page.getByLabel("range slider for Slider");
const sliderNumber = (the) => the.page.getByLabel("number input for Slider");

scenario("events", "nothing has changed at first; load is told", async (the) => {
  await the.shows("log", "load");
});

scenario("events", "input comes first, change after the handlers, each listener once", async (the) => {
  await logged(the, ["load"]);
  const box = the.textbox("Box");
  await box.focus();
  await logged(the, ["box focus"]);
  await box.evaluate((node) => node.setSelectionRange(5, 5));
  await the.page.keyboard.type("!");
  await logged(the, ["box input start!", "box change start!", "~"]);
  await the.page.keyboard.press("Enter");
  await logged(the, ["box submit start!"]);
  await value(box, "start!");
  await the.textbox("Area").focus();
  await logged(the, ["box blur"]);
});

scenario("events", "an assignment is a change, and no input", async (the) => {
  await logged(the, ["load"]);
  await the.button("Assign").click();
  await logged(the, ["assigned", "box change two", "~"]);
  await value(the.textbox("Box"), "two");
  await the.button("Assign").click();
  // "one" and then "two" again: it has changed in between, but when told it is what it was.
  await the.settled();
  await the.press("Clear");
  await the.shows("log", "");
});

scenario("events", "an equal value is no change", async (the) => {
  await logged(the, ["load"]);
  await the.button("Assign the same").click();
  await logged(the, ["same"]);
});

scenario("events", "several changes of one handler: program order, at most once for each listener", async (the) => {
  await logged(the, ["load"]);
  await the.button("Assign several").click();
  await logged(the, ["several", "box change three", "slider change 7", "~", "counter change 1"]);
  await value(slider(the), "7");
});

scenario("events", "a slider: input and change while it moves, release when let go", async (the) => {
  await logged(the, ["load"]);
  await slider(the).focus();
  await the.page.keyboard.press("ArrowRight");
  await logged(the, ["slider input 6", "slider change 6", "~", "slider release 6"]);
  await value(sliderNumber(the), "6");

  const area = await slider(the).boundingBox();
  const at = (share) => [area.x + area.width * share, area.y + area.height / 2];
  await the.page.mouse.move(...at(0.6));
  await the.page.mouse.down();
  await the.page.mouse.move(...at(0.95));
  await the.page.mouse.move(...at(0.99));
  await becomes(async () => (await the.shown("log")).endsWith("slider input 10 | slider change 10 | some change"), true);
  assert.ok(!(await the.shown("log")).includes("release"), "not before it is let go");
  await the.page.mouse.up();
  await becomes(async () => (await the.shown("log")).endsWith("slider release 10"), true);
  assert.equal((await the.shown("log")).match(/release/g).length, 1);
  await value(sliderNumber(the), "10");
});

scenario("events", "a slider's number and its reset", async (the) => {
  await logged(the, ["load"]);
  await sliderNumber(the).fill("8");
  await logged(the, ["slider input 8", "slider change 8", "~"]);
  await value(slider(the), "8");
  await the.page.keyboard.press("Tab");
  await logged(the, ["slider release 8"]);
  await the.page.getByRole("button", { name: "Reset to default value" }).click();
  // One handler of the slider's own tells both; change is told after it.
  await logged(the, ["slider input 5", "slider release 5", "slider change 5", "~"]);
  await value(slider(the), "5");
  await value(sliderNumber(the), "5");
});

scenario("events", "a radio button tells which", async (the) => {
  await logged(the, ["load"]);
  await the.page.getByRole("radio", { name: "green" }).check();
  await logged(the, ["select 1 green", "radio change"]);
  await the.page.getByRole("radio", { name: "blue" }).check();
  await logged(the, ["select 2 blue", "radio change"]);
});

scenario("events", "a checkbox", async (the) => {
  await logged(the, ["load"]);
  const box = the.page.getByRole("checkbox", { name: "Check" });
  await box.check();
  await logged(the, ["check select True", "check change True"]);
  await box.uncheck();
  await logged(the, ["check select False", "check change False"]);
});

scenario("events", "a number is None while its field is empty", async (the) => {
  await logged(the, ["load"]);
  const number = the.page.getByRole("spinbutton", { name: "Number", exact: true });
  await value(number, "3");
  await number.fill("");
  await logged(the, ["number change none"]);
  await number.fill("2.5");
  await logged(the, ["number change 2.5"]);
  await number.fill("2.50");
  await the.settled();
  assert.equal(await the.shown("log"), "", "the same number, written otherwise");
  assert.equal(await number.inputValue(), "2.50", "and it stays as it is being typed");
});

scenario("events", "with several lines, Enter starts a line and Shift+Enter submits", async (the) => {
  await logged(the, ["load"]);
  const area = the.textbox("Area");
  await area.focus();
  await the.page.keyboard.type("one");
  await the.page.keyboard.press("Enter");
  await the.page.keyboard.type("two");
  await value(area, "one\ntwo");
  assert.equal(await the.shown("log"), "");
  await the.page.keyboard.press("Shift+Enter");
  await logged(the, ["area submit 7"]);
  await value(area, "one\ntwo");
});

scenario("change_chain", "a change that causes changes: all are told before anything is drawn", async (the) => {
  assert.deepEqual(the.printed, ["drawn with 0 0 0"]);
  await the.button("Start").click();
  await the.shows("log", "a set | a is 1 | b set | b is 2 | c is 3");
  assert.deepEqual(the.printed, ["drawn with 0 0 0", "drawn with 1 2 3"]);
  await the.button("Clear").click();
  await the.shows("log", "");
});

scenario("change_chain", "change follows the handler that caused it, before the next listener", async (the) => {
  await the.button("Two listeners").click();
  await the.shows("log", "a is 1 | b set | b is 2 | c is 3 | second listener");
  assert.deepEqual(the.printed, ["drawn with 0 0 0", "drawn with 1 2 3"], "and one run at the end");
});

scenario("change_of_rerun", "what a re-run states is no change; what the user types is", async (the) => {
  const box = the.textbox("Box");
  await the.button("More").click();
  await value(box, "run 1");
  await the.settled();
  assert.equal(await the.shown("log"), "");
  await box.fill("mine");
  await the.shows("log", "change mine");
  await the.button("More").click();
  await value(box, "run 2");
  await the.settled();
  assert.equal(await the.shown("log"), "change mine");
});

scenario("event_data", "keys, modifiers, the text of an input", async (the) => {
  const { page } = the;
  const pad = page.locator("#pad");
  await pad.click();
  await the.shows("log", "click");
  await page.keyboard.press("a");
  await page.keyboard.press("Shift+B");
  await page.keyboard.press("Control+ArrowUp");
  await becomes(async () => (await the.shown("log")).split(", ").filter((entry) => !/Shift|Control/.test(entry)), ["click", "key a", "key B shift", "key ArrowUp ctrl"]);
  await pad.click({ modifiers: ["Shift", "Alt"] });
  await becomes(async () => (await the.shown("log")).endsWith("click shift alt"), true);
  await page.getByLabel("Field").fill("text");
  await becomes(async () => (await the.shown("log")).endsWith("field text"), true);
});

scenario("event_data", "from the inner element outwards; the browser's own action can be prevented", async (the) => {
  await the.button("Inner").click();
  await the.shows("log", "inner, outer");
  await the.page.getByRole("link", { name: "Elsewhere" }).click();
  await the.shows("log", "inner, outer, stayed");
  assert.ok(the.page.url().endsWith("/event_data/"));
});

scenario("listeners", "static listeners and those of two renders all run, in program order", async (the) => {
  const order = ["first 1", "static one", "second 0 of 1", "static two"];
  await the.button("Go").click();
  await the.shows("log", order.join(", "));
  await the.button("Go").click();
  await the.shows("log", [...order, ...order].join(", "));
});

scenario("listeners", "a re-run replaces its own listeners and no others", async (the) => {
  await the.button("Run again").click();
  await the.button("Go").click();
  await the.shows("log", "first 2, static one, second 0 of 2, second 1 of 2, static two");
  await the.button("Clear").click();
  await the.button("Run again").click();
  await the.button("Go").click();
  await the.shows("log", "first 3, static one, second 0 of 3, second 1 of 3, second 2 of 3, static two");
  await the.button("Clear").click();
  await the.button("Fewer").click();
  await the.button("Fewer").click();
  await the.button("Fewer").click();
  await the.button("Go").click();
  await the.shows("log", "first 3, static one, static two");
});
