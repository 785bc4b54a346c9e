import assert from "node:assert/strict";
import { scenario, becomes, lineOf } from "./harness.mjs";

/** One click, as long as it takes; what is live after it, and how large the memory is. */
const press = (the, name) =>
  the.page.evaluate((name) => {
    [...document.querySelectorAll("button")].find((node) => node.textContent === name).click();
    return { live: gb.gb_live_bytes(), size: gb.memory.buffer.byteLength };
  }, name);

async function endsAt(the, mark) {
  const place = `memory.gblocks:${await lineOf("memory", mark)}`;
  await becomes(() => the.toasts(), [`There is no memory left.\n${place}`]);
  assert.ok(the.errors.at(-1).includes(place), `the console names ${place}: ${the.errors.at(-1)}`);
  const toast = the.page.getByTestId("toast-body");
  await toast.getByRole("button", { name: "Close" }).click();
  await becomes(() => toast.count(), 0);
}

for (const [button, mark] of [
  ["Lists", "# lists"],
  ["Append", "# append"],
  ["Texts", "# texts"],
  ["Records", "# records"],
  ["Dicts", "# dicts"],
  ["Times", "# times"],
  ["Repeat", "# repeat"],
  ["Range", "# range"],
  ["Array", "# array"],
  ["Split", "# split"],
]) {
  scenario("memory", `${button}: told with its line, nothing has changed, nothing is left behind`, async (the) => {
    the.expectErrors(/There is no memory left\.\nmemory\.gblocks:\d+/);
    the.page.setDefaultTimeout(60_000);
    await press(the, "Good");
    await the.shows("all", "1 [1, 2, 3] before 0");
    let before;
    for (let i = 0; i < 3; ++i) {
      const after = await press(the, button);
      await endsAt(the, mark);
      await the.shows("all", "1 [1, 2, 3] before 0");
      if (before) assert.deepEqual(after, before);
      before = after;
    }
    await press(the, "Good");
    await the.shows("all", "2 [2, 2, 3] before 0");
  });
}

for (const [button, mark] of [
  ["Render", "# render"],
  ["Nested", "# nested"],
]) {
  scenario("memory", `${button}: what was drawn stays, and it recovers`, async (the) => {
    the.expectErrors(/There is no memory left\.\nmemory\.gblocks:\d+/);
    the.page.setDefaultTimeout(60_000);
    let before;
    for (let i = 0; i < 3; ++i) {
      const { live } = await press(the, button);
      await endsAt(the, mark);
      await the.shows("mode", "mode ");
      await press(the, "Good");
      await the.shows("all", `${i + 1} [${i + 1}, 2, 3] before 0`);
      await press(the, "Mend");
      if (before) assert.ok(live <= before + 64, `live bytes: ${before} → ${live}`);
      before = live;
    }
  });
}

scenario("memory", "what one kind of data had taken, another can have", async (the) => {
  the.expectErrors(/There is no memory left\.\nmemory\.gblocks:\d+/);
  the.page.setDefaultTimeout(60_000);
  let size;
  for (const [button, mark] of [["Records", "# records"], ["Lists", "# lists"], ["Texts", "# texts"], ["Render", "# render"], ["Append", "# append"], ["Dicts", "# dicts"], ["Records", "# records"]]) {
    size = (await press(the, button)).size;
    await endsAt(the, mark);
    await the.shows("all", "0 [1, 2, 3] before 0");
    if (button === "Render") await press(the, "Mend");
  }
  assert.ok(size <= 2 ** 30, `${size} bytes`);
  await press(the, "Good");
  await the.shows("all", "1 [1, 2, 3] before 0");
});

scenario("memory", "an event whose text is too large is told, and dropped", async (the) => {
  the.expectErrors(/There is no memory left\.\nmemory\.gblocks/);
  // The room that texts arrive in: three bytes for each unit.
  assert.equal(await the.page.evaluate(() => gb.gb_text(2 ** 30)), 0);
  await becomes(() => the.toasts(), ["There is no memory left.\nmemory.gblocks"]);
  await press(the, "Good");
  await the.shows("all", "1 [1, 2, 3] before 0");
});
