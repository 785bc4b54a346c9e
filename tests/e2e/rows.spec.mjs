import assert from "node:assert/strict";
import { scenario, becomes, count } from "./harness.mjs";

const rows = (the) => the.page.locator("#tbody tr");
const labels = (the) => the.page.locator("#tbody tr td:nth-child(2)").allInnerTexts();
const ids = (the) => the.page.locator("#tbody tr td:nth-child(1)").allInnerTexts().then((texts) => texts.map(Number));
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The rows' elements, to compare with later ones. */
const nodes = (the) => the.page.evaluateHandle(() => [...document.querySelectorAll("#tbody tr")]);
/** For each row now: its place among `before`, or -1 for a new element. */
const origins = (the, before) => the.page.evaluate((before) => [...document.querySelectorAll("#tbody tr")].map((row) => before.indexOf(row)), before);

scenario("rows", "has a table and no rows at first", async (the) => {
  await count(the.page.locator("table.table > tbody#tbody"), 1);
  await count(the.page.locator("tr"), 0);
});

scenario("table", "creates rows: number, label, remove mark", async (the) => {
  await count(rows(the), 0);
  await the.button("Create").click();
  await becomes(() => ids(the), range(1, 10));
  assert.deepEqual(await labels(the), range(1, 10).map((id) => `item ${id}`));
  const first = rows(the).first();
  assert.equal((await first.getAttribute("class")) ?? "", "", "none is selected");
  assert.equal(await first.locator("> td.col-md-1").count(), 2);
  assert.equal(await first.locator("> td.col-md-1 > a.remove > span.glyphicon.glyphicon-remove[aria-hidden=true]").count(), 1);
  assert.equal(await first.locator("> td.col-md-4 > a").count(), 1);
  assert.equal(await first.locator("> td.col-md-6").innerText(), "");
  assert.equal(await rows(the).first().evaluate((row) => row.parentNode.id), "tbody", "rows stand in the table's body, with nothing between");
});

scenario("table", "selects one row", async (the) => {
  await the.button("Create").click();
  await the.page.getByText("item 3", { exact: true }).click();
  const selected = () => the.page.locator("tr.danger td:first-child").allInnerTexts();
  await becomes(selected, ["3"]);
  await the.page.getByText("item 7", { exact: true }).click();
  await becomes(selected, ["7"]);
  await the.button("Swap").click();
  await the.button("Reverse").click();
  await becomes(selected, ["7"]);
  // The icon of the mark comes from a style sheet that is not here: without it the link has no size.
  await rows(the).locator("a.remove").nth(3).dispatchEvent("click");
  await becomes(selected, []);
  await becomes(() => ids(the), [10, 2, 8, 6, 5, 4, 3, 9, 1]);
});

scenario("table", "removes a row: the others are the same elements", async (the) => {
  await the.button("Create").click();
  await count(rows(the), 10);
  const before = await nodes(the);
  await rows(the).nth(4).locator("a.remove span").dispatchEvent("click");
  await becomes(() => ids(the), [1, 2, 3, 4, 6, 7, 8, 9, 10]);
  assert.deepEqual(await origins(the, before), [0, 1, 2, 3, 5, 6, 7, 8, 9]);
});

scenario("table", "swaps, reverses, inserts: a row's element goes with it", async (the) => {
  await the.button("Create").click();
  await count(rows(the), 10);
  const before = await nodes(the);
  await the.button("Swap").click();
  await becomes(() => ids(the), [1, 9, 3, 4, 5, 6, 7, 8, 2, 10]);
  assert.deepEqual(await origins(the, before), [0, 8, 2, 3, 4, 5, 6, 7, 1, 9]);
  await the.button("Reverse").click();
  await becomes(() => ids(the), [10, 2, 8, 7, 6, 5, 4, 3, 9, 1]);
  assert.deepEqual(await origins(the, before), [9, 1, 7, 6, 5, 4, 3, 2, 8, 0]);
  await the.button("Insert in the middle").click();
  await becomes(() => ids(the), [10, 2, 8, 7, 6, 11, 5, 4, 3, 9, 1]);
  assert.deepEqual(await origins(the, before), [9, 1, 7, 6, 5, -1, 4, 3, 2, 8, 0]);
  await the.button("Append").click();
  await becomes(() => ids(the), [10, 2, 8, 7, 6, 11, 5, 4, 3, 9, 1, 12, 13]);
  assert.deepEqual((await origins(the, before)).slice(-3), [0, -1, -1]);
});

scenario("table", "swapping moves two elements, updating moves none", async (the) => {
  await the.button("Create").click();
  await count(rows(the), 10);
  await the.page.evaluate(() => {
    window.records = [];
    new MutationObserver((list) => window.records.push(...list)).observe(document.querySelector("#tbody"), { childList: true, characterData: true, attributes: true, subtree: true });
  });
  const records = () => the.page.evaluate(() => window.records.splice(0).map((record) => record.type));
  await the.button("Update every third").click();
  await becomes(async () => (await labels(the)).filter((label) => label.endsWith(" !!!")).length, 4);
  assert.deepEqual(await records(), Array(4).fill("characterData"), "a label that changes is one text written");
  await the.button("Swap").click();
  await becomes(() => ids(the), [1, 9, 3, 4, 5, 6, 7, 8, 2, 10]);
  const moved = await records();
  assert.ok(moved.every((type) => type === "childList") && moved.length <= 4, `two moves: ${moved}`);
  await the.page.getByText("item 6", { exact: true }).click();
  await the.page.getByText("item 8", { exact: true }).click();
  await becomes(async () => (await records()).filter((type) => type === "attributes").length, 3, "one class set, then one taken and one set");
});

scenario("table", "updates in place, replaces and clears", async (the) => {
  await the.button("Create").click();
  const before = await nodes(the);
  await the.button("Update every third").click();
  await becomes(() => labels(the), range(1, 10).map((id) => `item ${id}${id % 3 === 1 ? " !!!" : ""}`));
  assert.deepEqual(await origins(the, before), range(0, 9));
  await the.button("Create").click();
  await becomes(() => ids(the), range(11, 20));
  assert.deepEqual(await origins(the, before), Array(10).fill(-1), "other keys: other elements");
  await the.button("Clear").click();
  await count(rows(the), 0);
  await the.button("Append").click();
  await becomes(() => ids(the), [21, 22]);
});
