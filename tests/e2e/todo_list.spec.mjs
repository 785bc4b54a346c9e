import assert from "node:assert/strict";
import { scenario, becomes, count, focused, value, values, visible } from "./harness.mjs";

const input = (the) => the.textbox("Task Name");
const incomplete = (the) => values(the.page.locator(".row").getByRole("textbox"));

/** What the page shows: headings, and the names under each. */
async function list(the) {
  return the.page.evaluate(() => {
    const found = {};
    let heading;
    for (const node of document.querySelectorAll("h3, [data-testid=textbox]")) {
      if (node.matches("h3")) found[(heading = node.textContent.trim())] = [];
      else if (heading) found[heading].push(node.value);
    }
    return found;
  });
}

async function add(the, ...names) {
  for (const name of names) {
    await input(the).fill(name);
    await input(the).press("Enter");
    await value(input(the), "");
  }
}

scenario("todo_list", "is empty at first, with the cursor in the field", async (the) => {
  assert.deepEqual(await list(the), { "Incomplete Tasks (0)": [], "Complete Tasks (0)": [] });
  await visible(the.page.getByRole("heading", { name: "Incomplete Tasks (0)", level: 3, exact: true }));
  await focused(input(the));
});

scenario("todo_list", "adds a task by Enter; the field is emptied and still focused", async (the) => {
  await the.page.keyboard.type("Buy milk");
  await becomes(() => list(the), { "Incomplete Tasks (0)": [], "Complete Tasks (0)": [] });
  await the.page.keyboard.press("Enter");
  await becomes(() => list(the), { "Incomplete Tasks (1)": ["Buy milk"], "Complete Tasks (0)": [] });
  await value(input(the), "");
  await focused(input(the));
  await the.page.keyboard.type("Call Ann");
  await the.page.keyboard.press("Enter");
  await becomes(() => list(the), { "Incomplete Tasks (2)": ["Buy milk", "Call Ann"], "Complete Tasks (0)": [] });
  await focused(input(the));
  await count(the.button("Done"), 2);
  await count(the.button("Delete"), 2);
});

scenario("todo_list", "Done moves the task to the complete ones", async (the) => {
  await add(the, "one", "two", "three");
  await the.button("Done").nth(1).click();
  await becomes(() => list(the), { "Incomplete Tasks (2)": ["one", "three"], "Complete Tasks (1)": ["two"] });
  await the.button("Done").first().click();
  await becomes(() => list(the), { "Incomplete Tasks (1)": ["three"], "Complete Tasks (2)": ["one", "two"] });
  await count(the.button("Done"), 1);
  await the.button("Done").click();
  await becomes(() => list(the), { "Incomplete Tasks (0)": [], "Complete Tasks (3)": ["one", "two", "three"] });
  await count(the.button("Done"), 0);
  await count(the.button("Delete"), 0);
});

scenario("todo_list", "Delete removes that task, whatever its place", async (the) => {
  await add(the, "one", "two", "three", "four");
  await the.button("Delete").nth(2).click();
  await becomes(() => list(the), { "Incomplete Tasks (3)": ["one", "two", "four"], "Complete Tasks (0)": [] });
  await the.button("Delete").first().click();
  await the.button("Delete").last().click();
  await becomes(() => list(the), { "Incomplete Tasks (1)": ["two"], "Complete Tasks (0)": [] });
  await the.button("Delete").click();
  await becomes(() => list(the), { "Incomplete Tasks (0)": [], "Complete Tasks (0)": [] });
  await add(the, "again");
  await becomes(() => incomplete(the), ["again"]);
});

scenario("todo_list", "tasks of one name are told apart", async (the) => {
  await add(the, "same", "other", "same");
  // `remove` takes the first that is equal: by content the two are.
  await the.button("Done").nth(2).click();
  await becomes(() => list(the), { "Incomplete Tasks (2)": ["same", "other"], "Complete Tasks (1)": ["same"] });
  await the.button("Delete").first().click();
  await becomes(() => list(the), { "Incomplete Tasks (1)": ["other"], "Complete Tasks (1)": ["same"] });
});

scenario("todo_list", "names are shown as they are", async (the) => {
  const names = ["<b>bold</b> & 'quotes' \"double\"", "# no heading", "ünï😀", "  spaces  ", ""];
  await add(the, ...names);
  await becomes(() => incomplete(the), names);
});

scenario("todo_list", "the row: name, Done and a Delete that looks dangerous", async (the) => {
  await add(the, "task");
  const row = the.page.locator(".row");
  await count(row, 1);
  await becomes(() => row.getByRole("textbox", { name: "Textbox" }).count(), 1, "the unseen label still names the field");
  assert.match(await the.button("Delete").getAttribute("class"), /\bstop\b/);
  assert.match(await the.button("Done").getAttribute("class"), /\bsecondary\b/);
  const [name, done] = await Promise.all([row.getByRole("textbox").boundingBox(), the.button("Done").boundingBox()]);
  assert.ok(done.width < name.width && done.x > name.x, "scale=0: the button is as wide as its text, beside the name");
});

scenario("todo_list", "holds five hundred tasks", async (the) => {
  await the.page.evaluate(() => {
    const field = document.activeElement;
    const write = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set;
    for (let i = 0; i < 500; ++i) {
      write.call(field, `task ${i}`);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    }
  });
  await count(the.button("Done"), 500);
  await visible(the.heading("Incomplete Tasks (500)"));
  await the.button("Delete").nth(250).click();
  await becomes(async () => (await incomplete(the)).slice(249, 252), ["task 249", "task 251", "task 252"]);
});
