import assert from "node:assert/strict";
import { scenario, becomes, count, value } from "./harness.mjs";

/** What was printed since the last call. */
function printed(the, expected) {
  return becomes(() => the.printed, expected).then(() => void the.printed.splice(0));
}

scenario("nested", "all run on load, the outer ones first", async (the) => {
  await printed(the, ["outer 0", "inner 0", "innermost 0 0"]);
});

scenario("nested", "an inner render re-runs alone", async (the) => {
  await printed(the, ["outer 0", "inner 0", "innermost 0 0"]);
  const outer = await the.node(the.page.locator("#outer"));
  await the.textbox("In the outer block").fill("kept");
  await the.textbox("In the inner block").fill("kept, too");
  await the.button("Inner").click();
  await the.shows("inner", "inner 1");
  await the.shows("innermost", "innermost 1 0");
  await printed(the, ["inner 1", "innermost 1 0"]);
  assert.ok(await the.same(outer, the.page.locator("#outer")));
  await value(the.textbox("In the outer block"), "kept");
  await value(the.textbox("In the inner block"), "kept, too");
});

scenario("nested", "after the outer one the inner ones run once; what was typed stays", async (the) => {
  await printed(the, ["outer 0", "inner 0", "innermost 0 0"]);
  await the.textbox("In the inner block").fill("kept");
  const inner = await the.node(the.page.locator("#inner"));
  await the.button("Outer").click();
  await the.shows("outer", "outer 1");
  await the.shows("innermost", "innermost 0 1");
  await value(the.textbox("In the inner block"), "kept");
  assert.ok(await the.same(inner, the.page.locator("#inner")));
  assert.equal(the.printed.filter((line) => line.startsWith("outer")).length, 1);
  assert.ok(the.printed.filter((line) => line.startsWith("inner ")).length <= 1);
  assert.deepEqual(the.printed.filter((line) => line.startsWith("innermost")), ["innermost 0 1"]);
});

scenario("nested", "all changes of one handler lead to one re-run of each", async (the) => {
  await printed(the, ["outer 0", "inner 0", "innermost 0 0"]);
  await the.button("Both").click();
  await the.shows("innermost", "innermost 2 1");
  await printed(the, ["outer 1", "inner 2", "innermost 2 1"]);
});

scenario("nested", "what nobody has read re-runs nothing, nor what only a handler reads", async (the) => {
  await printed(the, ["outer 0", "inner 0", "innermost 0 0"]);
  await the.button("Unread").click();
  await the.button("Handled").click();
  await the.settled();
  assert.deepEqual(the.printed, []);
  await the.button("In outer").click();
  await printed(the, ["handled 1"]);
});

scenario("render_on", "re-runs on the events named, and on nothing else", async (the) => {
  await count(the.page.locator("#on-events"), 0);
  await the.shows("on-load", " 0");
  await printed(the, ["on load or click"]);

  await the.textbox("Name").fill("Ann");
  await the.settled();
  assert.deepEqual(the.printed, []);
  await the.textbox("Name").press("Enter");
  await the.shows("on-events", "Ann 0");
  await printed(the, ["on submit or click"]);
  await the.shows("on-load", " 0");

  await the.button("More").click();
  await the.shows("on-load", "Ann 1");
  await the.shows("on-events", "Ann 0");
  await printed(the, ["on load or click"]);

  await the.button("Go").click();
  await the.shows("on-events", "Ann 1");
  await printed(the, ["on submit or click"]);
});

scenario("render_on", "a change of state can be named", async (the) => {
  await count(the.page.locator("#on-state"), 0);
  await the.button("More").click();
  await the.shows("on-state", "n is 1");
});

scenario("mutation", "whatever way a change takes, it is seen", async (the) => {
  await the.shows("people", "Ann ['a']; Bob []");
  await printed(the, ["drawn"]);
  for (const [button, id, expected] of [
    ["By function", "people", "Ann ['a']; Bert []"],
    ["By alias", "people", "Ann ['a', 'b', 'c']; Bert []"],
    ["Nested list", "grid", "[[1, 2], [33, 4]]"],
    ["Dict", "ages", "{'Ann': 31, 'Bob': 40}"],
    ["Set", "seen", "['x', 'y']"],
    ["Friend", "people", "Ann ['a', 'b', 'c'] Bert; Bert ['friend']"],
    ["In a loop", "people", "Ann ['a', 'b', 'c'] Bert!; Bert! ['friend']"],
  ]) {
    await the.button(button).click();
    await the.shows(id, expected);
    await printed(the, ["drawn"]);
  }
  await the.button("Set").click();
  await the.button("Unrelated").click();
  await the.settled();
  assert.deepEqual(the.printed, [], "what is in the set already, or read by nobody, draws nothing");
});

scenario("use_before", "a name may be used above its line, and outside the container that holds it", async (the) => {
  await the.shows("above", " 4");
  await the.textbox("Inner").fill("text");
  await the.page.getByLabel("range slider for Level").fill("9");
  await the.shows("above", "text 9");
  await the.textbox("Made").fill("inside a render");
  await the.shows("made", "inside a render");
});
