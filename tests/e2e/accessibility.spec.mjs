/** axe-core finds nothing to complain about, in either colour scheme. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { scenario, count } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const prepare = {
  render_split_simple: (the) => the.textbox("input").fill("ab"),
  render_split: (the) => the.textbox("input").fill("ab").then(() => the.textbox("input").press("Enter")),
  render_merge: (the) => the.button("Add Box").click(),
  async todo_list(the) {
    for (const name of ["one", "two"]) {
      await the.textbox("Task Name").fill(name);
      await the.textbox("Task Name").press("Enter");
    }
    await the.button("Done").first().click();
  },
  audio_mixer: (the) => the.button("Add Track").click(),
  rows: async () => {},
};

for (const [name, steps] of Object.entries(prepare)) {
  for (const colorScheme of ["light", "dark"]) {
    scenario(name, `no violations of accessibility (${colorScheme})`, async (the) => {
      await steps(the);
      await the.settled();
      // Not as a script of the page, which its policy would refuse.
      await the.page.evaluate(axe);
      const violations = await the.page.evaluate(async () => {
        // The page says nothing about itself but what the program draws: no heading or landmark is asked of it.
        const { violations } = await window.axe.run(document, { rules: { "page-has-heading-one": { enabled: false }, "color-contrast-enhanced": { enabled: false } } });
        return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map((node) => `${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`).slice(0, 3) }));
      });
      assert.deepEqual(violations, []);
    }, { colorScheme });
  }
}

scenario("todo_list", "everything can be done with the keyboard alone", async (the) => {
  const { keyboard } = the.page;
  await keyboard.type("one");
  await keyboard.press("Enter");
  await keyboard.type("two");
  await keyboard.press("Enter");
  const onDone = () => the.page.evaluate(() => document.activeElement.textContent === "Done");
  for (let i = 0; i < 5 && !(await onDone()); ++i) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await count(the.button("Done"), 1);
  await count(the.heading("Complete Tasks (1)"), 1);
});
