import assert from "node:assert/strict";
import { scenario, becomes, lineOf, program } from "./harness.mjs";

const untouched = "0 ['a', 'b'] [1, 2, 3] {'Ann': 30} 9223372036854775807 4x";

/** The page without its messages. */
const content = (the) => the.page.evaluate(() => document.querySelector("main").outerHTML);

/** The toast and the console say the message and the place; the toast is closed. */
async function told(the, message, mark) {
  const place = `ways_to_fail.gblocks:${await lineOf("ways_to_fail", mark)}`;
  await becomes(() => the.toasts(), [`${message}\n${place}`]);
  assert.equal(the.errors.at(-1), `console: ${message}\n${place}`);
  await the.page.getByTestId("toast-body").getByRole("button", { name: "Close" }).click();
  await becomes(() => the.toasts(), []);
}

const handlers = [
  ["Index", "There is no item 7: the length is 3.", "# index"],
  ["Key", "There is no key 'Zoe'.", "# key"],
  ["Zero", "Division by zero.", "# zero"],
  ["Overflow", "The result does not fit into a 64-bit integer.", "# overflow"],
  ["Conversion", '"4x" is not a whole number.', "# conversion"],
  ["Recursion", "The program calls itself too deeply.", "# recursion"],
];
for (const [button, message, mark] of handlers) {
  scenario("ways_to_fail", `${button}: told with its line; state and page are as before, and go on`, async (the) => {
    the.expectErrors(/ways_to_fail\.gblocks:\d+/);
    await the.shows("all", untouched);
    const before = await content(the);
    for (let i = 0; i < 2; ++i) {
      await the.press(button);
      await told(the, message, mark);
      assert.equal(await content(the), before);
    }
    await the.press("Good");
    await the.shows("all", untouched.replace(/^0/, "1"));
  });
}

for (const [button, message, mark] of [
  ["Twins", "Two siblings have the key 1.", "# twins"],
  ["Render", "There is no item 9: the length is 3.", "# render"],
]) {
  scenario("ways_to_fail", `${button}: the render keeps what it showed, usable, and recovers`, async (the) => {
    the.expectErrors(/ways_to_fail\.gblocks:\d+/);
    await the.textbox("Box 3").fill("typed");
    const before = await content(the);
    await the.press(button);
    await told(the, message, mark);
    assert.equal(await content(the), before);
    assert.equal(await the.textbox("Box 3").inputValue(), "typed");
    await the.press("Again");
    await the.shows("all", untouched.replace(/^0/, "1"));
    await the.press("Mend");
    await the.press("Again");
    await the.shows("all", untouched.replace(/^0/, "2"));
    assert.equal(await content(the), before.replace("0 [", "2 ["));
    assert.equal(await the.textbox("Box 3").inputValue(), "typed");
  });
}

scenario("ways_to_fail", "a loop without an end is stopped where the user wants it", async (the) => {
  the.expectErrors(/It was stopped after 5 seconds/);
  the.page.setDefaultTimeout(30_000);
  const asked = [];
  the.page.on("dialog", (dialog) => (asked.push(dialog.message()), dialog.accept()));
  const before = await content(the);
  await the.press("Endless");
  const line = await lineOf("ways_to_fail", "# endless");
  assert.equal(asked.length, 1);
  assert.match(asked[0], /^ways_to_fail\.gblocks:(\d+) has been running for 5 seconds\.\nStop it\?$/);
  assert.ok([line, line + 1].includes(+asked[0].match(/:(\d+)/)[1]), asked[0]);
  await becomes(async () => (await the.toasts()).map((text) => text.replace(/\d+$/, "N")), ["It was stopped after 5 seconds.\nways_to_fail.gblocks:N"]);
  assert.equal(await content(the), before);
  await the.press("Good");
  await the.shows("all", untouched.replace(/^0/, "1"));
});

scenario("ways_to_fail", "what runs long comes to its end where the user waits", async (the) => {
  the.page.setDefaultTimeout(30_000);
  const asked = [];
  the.page.on("dialog", (dialog) => (asked.push(dialog.message()), dialog.dismiss()));
  await the.press("Long");
  assert.equal(asked.length, 1);
  await the.shows("all", untouched.replace(/^0/, "1"));
  assert.deepEqual(await the.toasts(), []);
});

/** What the page holds. */
async function held(the, client) {
  await client.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
  const { bytes, elements } = await the.page.evaluate(() => ({ bytes: gb.gb_live_bytes(), elements: document.querySelectorAll("*").length }));
  return { nodes, jsEventListeners, bytes, elements };
}

const times = (the, count, ...buttons) =>
  the.page.evaluate(
    ([count, buttons]) => {
      for (let i = 0; i < count; ++i) for (const name of buttons) [...document.querySelectorAll("button")].find((node) => node.textContent === name).click();
    },
    [count, buttons],
  );

for (const [what, ...buttons] of [
  ["handlers", "Index"],
  ["handlers in many calls", "Recursion"],
  ["renders", "Render", "Mend"],
  ["renders whose keys are equal", "Twins", "Mend"],
]) {
  scenario("ways_to_fail", `a thousand failing ${what} leave nothing behind`, async (the) => {
    the.expectErrors(/ways_to_fail\.gblocks:\d+/);
    const client = await the.page.context().newCDPSession(the.page);
    await times(the, 50, ...buttons);
    const before = await held(the, client);
    await times(the, 1000, ...buttons);
    const after = await held(the, client);
    assert.equal(after.bytes, before.bytes);
    assert.equal(after.elements, before.elements);
    assert.ok(after.nodes <= before.nodes + 20, `DOM nodes: ${before.nodes} → ${after.nodes}`);
    assert.ok(after.jsEventListeners <= before.jsEventListeners, `listeners: ${before.jsEventListeners} → ${after.jsEventListeners}`);
    await the.press("Good");
    await the.shows("all", untouched.replace(/^0/, "1"));
  });
}

program(
  "told_values",
  `record Task:
    name: str
    hours: int

state tasks = [Task("tea", 2), Task("bread", 0)]
state total = 0
people = Textbox("4", label="People")
share = Button("Share")
on share.click:
    for task in tasks:
        total += int(people.value) // task.hours
slowly = Button("Slowly")
on slowly.click:
    for task in tasks:
        await sleep(0)
        total += 100 // task.hours
deep = Button("Deep")
def depth(n: int) -> int:
    return depth(n + 1) + 1
on deep.click:
    total = depth(0)
render:
    html.p(f"{total}")
`,
  "--dev",
);
scenario("told_values", "a build for development tells what the variables hold", async (the) => {
  the.expectErrors(/told_values\.gblocks:\d+/);
  const told = async (button, message) => {
    await the.press(button);
    await becomes(() => the.toasts(), [message]);
    assert.equal(the.errors.at(-1), `console: ${message}`);
    await the.page.getByTestId("toast-body").getByRole("button", { name: "Close" }).click();
    await becomes(() => the.toasts(), []);
  };
  await told("Share", "Division by zero.\ntold_values.gblocks:11\n  people.value = '4'\n  task = Task(name='bread', hours=0)\n  total = 2");
  await the.textbox("People").fill("four");
  await told("Share", '"four" is not a whole number.\ntold_values.gblocks:11\n  people.value = \'four\'\n  task = Task(name=\'tea\', hours=2)\n  total = 0');
  await told("Slowly", "Division by zero.\ntold_values.gblocks:16\n  task = Task(name='bread', hours=0)\n  total = 50");
  await told("Deep", "The program calls itself too deeply.\ntold_values.gblocks:19\n  n = 998");
  await told("Slowly", "Division by zero.\ntold_values.gblocks:16\n  task = Task(name='bread', hours=0)\n  total = 100");
});
