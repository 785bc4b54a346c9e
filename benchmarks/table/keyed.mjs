/** Whether a page of the table is keyed, in the benchmark's sense: a row of data is one node for as long as it is there, and new data are new nodes. */
import { steps } from "../browser.mjs";

/** Where each row was among `globalThis.rowsBefore`, which becomes the rows of now: -1 for a new node. */
const origins = (page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll("#tbody>tr")];
    const places = new Map((globalThis.rowsBefore ?? []).map((row, i) => [row, i]));
    const texts = (row) => row.firstElementChild.textContent;
    const result = rows.map((row) => places.get(row) ?? -1);
    // The node must not have got another row's data.
    for (const row of rows) {
      const before = (globalThis.textsBefore ??= new Map()).get(row);
      if (before !== undefined && before !== texts(row)) throw new Error(`the node of row ${before} has become that of row ${texts(row)}`);
      globalThis.textsBefore.set(row, texts(row));
    }
    globalThis.rowsBefore = rows;
    return result;
  });

const count = (length) => Array.from({ length }, (_, i) => i);
const swapped = (rows) => rows.with(1, rows[998]).with(998, rows[1]);
const remove = (row) => ["click", `#tbody>tr:nth-child(${row})>td:nth-child(3)>a`];

/** @param {import("playwright-core").Page} page @param {string} name */
export async function checkKeyed(page, name) {
  const expect = async (what, actions, wanted) => {
    await steps(page, actions);
    const found = await origins(page);
    const wrong = found.length === wanted.length ? found.findIndex((origin, i) => origin !== wanted[i]) : Math.min(found.length, wanted.length);
    if (wrong >= 0) throw new Error(`${name} is not keyed: after ${what}, row ${wrong + 1} of ${found.length} (${wanted.length}) was row ${found[wrong] + 1}, not ${wanted[wrong] + 1}`);
  };
  const fresh = (length) => Array(length).fill(-1);
  await expect("creating", [["click", "#clear"], ["click", "#run"]], fresh(1000));
  await expect("updating", [["click", "#update"]], count(1000));
  await expect("swapping", [["click", "#swaprows"]], swapped(count(1000)));
  await expect("appending", [["click", "#add"]], [...count(1000), ...fresh(1000)]);
  await expect("removing", [remove(4), remove(1)], count(2000).filter((row) => row !== 3 && row !== 0));
  await expect("reordering", [["click", "#swaprows"], remove(2), ["click", "#swaprows"], remove(999)], reordered(count(1998)));
  await expect("replacing", [["click", "#run"]], fresh(1000));
}

const reordered = (rows) => swapped(swapped(rows).toSpliced(1, 1)).toSpliced(998, 1);
