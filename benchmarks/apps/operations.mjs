/**
 * The apps, and what is done to them.
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {Action[]} [before] what is done before each measurement, on the filled page
 * @property {Action} act what is measured
 * @property {(before: any, after: any) => boolean} correct what `look` says before and after
 *
 * @typedef {object} App
 * @property {number[]} sizes what is filled in: tasks, boxes, panels; [0]: nothing to fill
 * @property {() => any} look in the page: what a user sees, as data
 * @property {Operation[]} operations
 */

const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const newTask = "#new_task textarea";
const row = (number) => `.render > .row:nth-child(${number + 1})`;  // the heading is the first child

/** @type {App} */
const todo = {
  sizes: [10, 100, 1000, 10000],
  look: () => {
    const values = (selector) => [...document.querySelectorAll(selector)].map(({ value }) => value);
    return { headings: [...document.querySelectorAll("h3")].map((node) => node.textContent), open: values(".render > .row textarea"), done: values(".render > .block textarea"), typed: values("#new_task textarea")[0] };
  },
  operations: [
    { name: "add", before: [["type", newTask, "Bread"]], act: ["press", newTask, "Enter"], correct: (before, after) => equal(after, tasks([...before.open, "Bread"], [])) },
    { name: "done", act: ["click", `${row(3)} button`], correct: (before, after) => equal(after, tasks(before.open.toSpliced(2, 1), [before.open[2]])) },
    { name: "delete", act: ["click", `${row(4)} button.stop`], correct: (before, after) => equal(after, tasks(before.open.toSpliced(3, 1), [])) },
    { name: "type", act: ["type", newTask, "B"], correct: (before, after) => equal(after, { ...before, typed: "B" }) },
  ],
};
const tasks = (open, done) => ({ headings: [`Incomplete Tasks (${open.length})`, `Complete Tasks (${done.length})`], open, done, typed: "" });

/** @type {App} */
const boxes = {
  sizes: [1000],
  look: () => ({ boxes: [...document.querySelectorAll(".render textarea")].map(({ value }) => value), labels: [...document.querySelectorAll(".render .block-title")].map((node) => node.textContent), output: document.querySelector("#output textarea").value }),
  operations: [
    { name: "add box", act: ["click", "#add"], correct: (before, after) => equal(after, { ...before, boxes: [...before.boxes, ""], labels: [...before.labels, `Box ${before.labels.length}`] }) },
    { name: "type", act: ["type", ".render > :nth-child(7) textarea", "seventh"], correct: (before, after) => equal(after, { ...before, boxes: before.boxes.with(6, "seventh") }) },
    {
      name: "merge",
      before: [["click", "#merge"], ["type", ".render > :nth-child(7) textarea", "7"], ["type", ".render > :nth-child(9) textarea", "9"]],
      act: ["click", "#merge"],
      correct: (before, after) => before.boxes[6] === "7" && equal(after, { ...before, output: before.boxes.join(" ") }) && before.output !== after.output,
    },
  ],
};

const click = (level) => `main > .column > .render${" > .render:nth-of-type(3)".repeat(level - 1)} > button`;
/** @type {App} */
const nested = {
  sizes: [0],
  look: () => [...document.querySelectorAll("main button")].map((node) => node.textContent),
  operations: [1, 3, 5].map((level) => ({
    name: `click on level ${level}`,
    act: ["click", click(level)],
    correct: (before, after) => {
      const changed = after.map((text, i) => (text === before[i] ? "" : `${before[i]} → ${text}`)).filter(Boolean);
      const [, label, from, to] = changed[0]?.match(/^(Level \d: )(\d+) → \1(\d+)$/) ?? [];
      return before.length === 341 && after.length === 341 && changed.length === 1 && label === `Level ${level}: ` && Number(to) === Number(from) + 1;
    },
  })),
};

/** @type {App} */
const panels = {
  sizes: [500],
  look: () => [...document.querySelectorAll(".render .row")].map((row) => [row.querySelector(".block-title").textContent, row.querySelector("[type=number]").value, row.querySelector("button").textContent].join()),
  operations: [
    { name: "show all", before: [["type", "#count", "0"], ["click", "#fill"], ["type", "#count", "500"]], act: ["click", "#fill"], correct: (before, after) => !before.length && after.length === 500 && after[7].endsWith(" 7,7,0 clicks") },
    { name: "change one", act: ["click", ".render .row:nth-child(9) button"], correct: (before, after) => equal(after, before.with(8, before[8].replace("0 clicks", "1 clicks"))) && !equal(before, after) },
    { name: "change all", act: ["click", "#rename"], correct: (before, after) => after.length === 500 && equal(after, before.map((panel) => panel.replace(" ", "! "))) },
    { name: "hide all", before: [["type", "#count", "0"]], act: ["click", "#fill"], correct: (before, after) => before.length === 500 && !after.length },
  ],
};

/** @type {Record<string, App>} */
export const apps = { todo, boxes, nested, panels };
