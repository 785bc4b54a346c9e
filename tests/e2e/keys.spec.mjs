import assert from "node:assert/strict";
import { scenario, becomes, caret, count, focused, lineOf, value, values, visible } from "./harness.mjs";

const notes = (the) => the.page.getByLabel(/^Note /);
const order = (the) => the.page.getByTestId("block-info").allInnerTexts().then((texts) => texts.filter((text) => text.startsWith("Note ")).map((text) => +text.slice(5)));

async function fillAll(the) {
  for (const id of [1, 2, 3, 4, 5]) await the.textbox(`Note ${id}`).fill(`note ${id}`);
}

scenario("keyed", "text stays with its row when rows go, move and come", async (the) => {
  await fillAll(the);
  await the.button("Remove the first").click();
  await becomes(() => values(notes(the)), ["note 2", "note 3", "note 4", "note 5"]);
  await the.button("Reverse").click();
  await becomes(() => values(notes(the)), ["note 5", "note 4", "note 3", "note 2"]);
  await the.button("Insert in the middle").click();
  await becomes(() => values(notes(the)), ["note 5", "note 4", "", "note 3", "note 2"]);
  await becomes(() => order(the), [5, 4, 6, 3, 2]);
  await the.textbox("Note 6").fill("new");
  await the.button("Insert at the top").click();
  await the.button("Rotate").click();
  await becomes(() => values(notes(the)), ["note 5", "note 4", "new", "note 3", "note 2", ""]);
});

scenario("keyed", "so do a slider, a checkbox and what handlers wrote", async (the) => {
  await the.page.getByLabel("range slider for Level 4").fill("70");
  await the.page.getByRole("checkbox", { name: "Done 4" }).check();
  await the.textbox("Note 4").fill("loud");
  await the.button("Shout 4").click();
  await value(the.textbox("Note 4"), "LOUD");
  await the.button("Reverse").click();
  await the.button("Rotate").click();
  await the.button("Insert at the top").click();
  await becomes(() => order(the), [6, 4, 3, 2, 1, 5]);
  await value(the.textbox("Note 4"), "LOUD");
  await value(the.page.getByLabel("range slider for Level 4"), "70");
  await value(the.page.getByLabel("number input for Level 4"), "70");
  assert.equal(await the.page.getByRole("checkbox", { name: "Done 4" }).isChecked(), true);
  for (const id of [1, 2, 3, 5, 6]) {
    await value(the.page.getByLabel(`range slider for Level ${id}`), "40");
    assert.equal(await the.page.getByRole("checkbox", { name: `Done ${id}` }).isChecked(), false);
  }
  await the.button("Shout 5").click();
  await value(the.textbox("Note 5"), "");
});

for (const [action, expected] of [
  ["Remove the first", [2, 3, 4, 5]],
  ["Reverse", [5, 4, 3, 2, 1]],
  ["Rotate", [2, 3, 4, 5, 1]],
  ["Insert in the middle", [1, 2, 6, 3, 4, 5]],
  ["Insert at the top", [6, 1, 2, 3, 4, 5]],
]) {
  scenario("keyed", `"${action}" leaves focus and caret where they are`, async (the) => {
    await fillAll(the);
    for (const id of [2, 4, 5]) {
      const note = the.textbox(`Note ${id}`);
      const element = await the.node(note);
      await note.focus();
      await note.evaluate((node) => node.setSelectionRange(2, 4, "backward"));
      const blurs = await the.page.evaluateHandle(() => {
        const seen = [];
        document.addEventListener("blur", () => seen.push("blur"), true);
        return seen;
      });
      await the.press(action);
      if (id === 2) await becomes(() => order(the), expected);
      await the.settled();
      assert.ok(await the.same(element, note), `Note ${id} is the same element`);
      await focused(note);
      assert.deepEqual(await caret(note), [2, 4]);
      assert.deepEqual(await blurs.jsonValue(), [], "the focus never left");
      await the.page.keyboard.type("X");
      await value(note, `noX ${id}`);
    }
  });
}

scenario("keyed", "scroll inside a field stays with it", async (the) => {
  const note = the.textbox("Note 5");
  await note.fill(Array.from({ length: 60 }, (_, i) => `line ${i}`).join("\n"));
  await note.evaluate((node) => (node.scrollTop = 100));
  const top = await note.evaluate((node) => node.scrollTop);
  assert.ok(top > 0, "the field scrolls");
  await the.button("Rotate").click();
  await the.button("Reverse").click();
  await becomes(() => order(the), [1, 5, 4, 3, 2]);
  assert.equal(await note.evaluate((node) => node.scrollTop), top);
});

scenario("keyed", "a value that the run states counts until somebody touches it", async (the) => {
  const box = the.textbox("Keyed and stated");
  await value(box, "stated 0");
  await the.button("Next version").click();
  await value(box, "stated 1");
  await box.fill("mine");
  await the.button("Next version").click();
  await the.shows("version", "2");
  await value(box, "mine");
});

scenario("keyed", "a row that has gone and comes with a new key is new", async (the) => {
  await fillAll(the);
  for (let i = 0; i < 5; ++i) await the.button("Remove the first").click();
  await count(notes(the), 0);
  await the.button("Insert at the top").click();
  await becomes(() => values(notes(the)), [""]);
});

scenario("keyed_siblings", "keys on the components themselves, text and tuples as keys", async (the) => {
  for (const name of "abcd") {
    await the.textbox(`Text ${name}`).fill(`text ${name}`);
    await the.textbox(`Pair ${name}`).fill(`pair ${name}`);
  }
  const all = () => values(the.page.getByTestId("textbox"));
  const nodeOfC = await the.node(the.textbox("Text c"));
  await the.button("Drop the second").click();
  await becomes(all, ["text a", "text c", "text d", "pair a", "pair c", "pair d"]);
  await the.button("Rotate").click();
  await becomes(all, ["text c", "text d", "text a", "pair c", "pair d", "pair a"]);
  assert.ok(await the.same(nodeOfC, the.textbox("Text c")));
  await becomes(() => the.textbox("Pair a").getAttribute("placeholder"), "at 2");
  await the.button("Restore").click();
  await becomes(all, ["text a", "", "text c", "text d", "pair a", "", "pair c", "pair d"]);
});

scenario("duplicate_keys", "two equal keys among siblings are an error that names key and line; the page goes on", async (the) => {
  the.expectErrors(/duplicate_keys\.gblocks/);
  await count(the.page.getByLabel(/^Box /), 3);
  await the.button("Clash").click();
  const line = await lineOf("duplicate_keys", "Textbox(");
  await becomes(async () => (await the.toasts()).length, 1);
  const [message] = await the.toasts();
  assert.match(message, /\b7\b/);
  assert.ok(message.includes(`duplicate_keys.gblocks:${line}`), message);
  await the.button("Mend").click();
  await visible(the.textbox("Box 4"));
  await becomes(() => values(the.page.getByLabel(/^Box /)), ["", ""]);
});
