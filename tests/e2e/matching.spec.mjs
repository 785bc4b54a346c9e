import assert from "node:assert/strict";
import { scenario, becomes, caret, count, focused, value } from "./harness.mjs";

const number = (the, i) => the.page.getByRole("spinbutton", { name: `Number ${i}` });

scenario("matching", "a value that no run states stays what the user made it", async (the) => {
  const box = the.textbox("Valueless");
  const element = await the.node(box);
  await box.fill("typed");
  await number(the, 1).fill("5");
  await the.button("Next version").click();
  await the.shows("version", "1");
  await value(box, "typed");
  await value(number(the, 1), "5");
  assert.ok(await the.same(element, box));
  await the.button("More boxes").click();
  await count(number(the, 2), 1);
  await value(number(the, 1), "5");
  await value(number(the, 2), "");
});

scenario("matching", "other components before it change nothing", async (the) => {
  const box = the.textbox("Valueless");
  await box.fill("typed");
  await the.button("Extra").click();
  await the.shows("extra", "extra");
  await value(box, "typed");
  await the.button("Extra").click();
  await count(the.page.locator("#extra"), 0);
  await value(box, "typed");
});

scenario("matching", "a value that the run states is set", async (the) => {
  await the.textbox("Changing").fill("mine");
  await the.textbox("Fixed").fill("mine, too");
  await the.button("Next version").click();
  await value(the.textbox("Changing"), "run 1");
  await value(the.textbox("Fixed"), "fixed");
});

scenario("matching", "what is equal already is not written: focus and caret stay", async (the) => {
  const box = the.textbox("Fixed");
  await box.focus();
  await box.evaluate((node) => node.setSelectionRange(1, 3));
  await the.press("Next version");
  await the.shows("version", "1");
  await focused(box);
  assert.deepEqual(await caret(box), [1, 3]);
  await the.page.keyboard.type("_");
  await value(box, "f_ed");
  await the.press("Next version");
  await value(box, "fixed");
  await focused(box);
});

scenario("matching", "a parameter that is no longer stated goes back to its default", async (the) => {
  await becomes(() => the.textbox("Hinted some info").or(the.textbox("Hinted")).getAttribute("placeholder"), "a hint");
  await the.page.getByPlaceholder("a hint").fill("typed");
  await the.button("Hint").click();
  await the.shows("hinted", "plain");
  const box = the.textbox("Plain");
  await value(box, "typed");
  assert.equal(await box.getAttribute("placeholder"), null);
  await count(the.page.getByText("some info"), 0);
  await the.button("Hint").click();
  await the.shows("hinted", "hinted");
  await value(the.page.getByPlaceholder("a hint"), "typed");
  await count(the.page.getByText("some info"), 1);
});

scenario("matching", "another type at the same place is another component", async (the) => {
  await the.page.getByRole("checkbox", { name: "Was here" }).check();
  await the.page.getByLabel("range slider for After it").fill("6");
  await the.button("Hint").click();
  await count(the.page.getByRole("checkbox"), 0);
  await value(the.page.getByLabel("range slider for After it"), "6");
  await the.button("Hint").click();
  await becomes(() => the.page.getByRole("checkbox", { name: "Was here" }).isChecked(), false, "what had gone comes back new");
  await value(the.page.getByLabel("range slider for After it"), "6");
});

scenario("preserved", "key= keeps the value, preserved_by_key= what it names, all else follows the run", async (the) => {
  const kept = the.page.locator("#kept");
  const lost = the.page.locator("#lost");
  const title = (block) => block.getByTestId("block-info").innerText();
  const info = (block) => block.locator(".info-text").innerText();
  await the.button("Rename").click();
  await the.button("Fill").click();
  await becomes(() => title(kept), "Renamed");
  await becomes(() => title(lost), "Renamed, too");
  await becomes(() => info(kept), "new info");
  await the.button("Next version").click();
  await the.shows("version", "1");
  await becomes(() => title(kept), "Renamed");
  await becomes(() => title(lost), "Lost 1");
  await becomes(() => info(kept), "info 1");
  await value(kept.getByRole("textbox"), "filled");
  await value(lost.getByRole("textbox"), "filled");
});

scenario("keyed", "a slider that states its value is live, and keeps where it was set", async (the) => {
  const slider = the.page.getByLabel("range slider for Stated");
  await value(slider, "0");
  await the.button("Next version").click();
  await value(slider, "1");
  assert.equal(await slider.isEnabled(), true);
  await slider.fill("60");
  await the.button("Next version").click();
  await the.shows("version", "2");
  await value(slider, "60");
});
