/**
 * The nine operations of the js-framework-benchmark: what is clicked before, what is measured, how far the processor is slowed down (as the
 * official driver does), and what the page must be afterwards.
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {number} slowdown factor
 * @property {number} weight in the mean of script times, as the official results weigh them
 * @property {Action[]} before what is done before each measurement, on an empty table
 * @property {Action} act what is measured
 * @property {(before: string[], after: string[]) => boolean} correct texts of the rows
 */

const run = ["click", "#run"];
const same = (a, b) => a.length === b.length && a.every((row, i) => row === b[i]);
const rows = (count) => (_, after) => after.length === count && new Set(after.map((row) => row.split("\t")[0])).size === count;

/** @type {Operation[]} */
export const operations = [
  { name: "create 1k", slowdown: 1, weight: 0.64, before: [], act: ["click", "#run"], correct: rows(1000) },
  { name: "replace 1k", slowdown: 1, weight: 0.56, before: [run], act: ["click", "#run"], correct: (before, after) => rows(1000)(before, after) && before[0] !== after[0] },
  { name: "update 10th", slowdown: 4, weight: 0.56, before: [run], act: ["click", "#update"], correct: (before, after) => same(before.map((row, i) => (i % 10 ? row : `${row} !!!`)), after) },
  { name: "select", slowdown: 4, weight: 0.19, before: [run], act: ["click", "#tbody>tr:nth-child(2)>td:nth-child(2)>a"], correct: same },
  { name: "swap", slowdown: 4, weight: 0.13, before: [run], act: ["click", "#swaprows"], correct: (before, after) => same(before.with(1, before[998]).with(998, before[1]), after) },
  { name: "remove", slowdown: 2, weight: 0.53, before: [run], act: ["click", "#tbody>tr:nth-child(4)>td:nth-child(3)>a"], correct: (before, after) => same(before.toSpliced(3, 1), after) },
  { name: "create 10k", slowdown: 1, weight: 0.56, before: [], act: ["click", "#runlots"], correct: rows(10000) },
  { name: "append 1k", slowdown: 1, weight: 0.55, before: [run], act: ["click", "#add"], correct: (before, after) => rows(2000)(before, after) && same(before, after.slice(0, 1000)) },
  { name: "clear 1k", slowdown: 4, weight: 0.42, before: [run], act: ["click", "#clear"], correct: rows(0) },
];
