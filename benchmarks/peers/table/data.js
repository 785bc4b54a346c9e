/** The rows that every page of the benchmark makes. */
const adjectives = "pretty large big small tall short long handsome plain quaint clean elegant easy angry crazy helpful mushy odd unsightly adorable important inexpensive cheap expensive fancy".split(" ");
const colours = "red yellow blue green pink brown purple brown white black orange".split(" ");
const nouns = "table chair house bbq desk car pony cookie sandwich burger pizza mouse keyboard".split(" ");
const pick = (words) => words[Math.floor(Math.random() * words.length)];

let last = 0;
/** @returns {{ id: number, label: string }[]} */
export const newItems = (count) => Array.from({ length: count }, () => ({ id: ++last, label: `${pick(adjectives)} ${pick(colours)} ${pick(nouns)}` }));
export const buttons = [
  ["run", "Create 1,000 rows"],
  ["runlots", "Create 10,000 rows"],
  ["add", "Append 1,000 rows"],
  ["update", "Update every 10th row"],
  ["clear", "Clear"],
  ["swaprows", "Swap Rows"],
];
