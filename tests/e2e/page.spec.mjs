/** The page as a whole: what is loaded, and how it looks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes, build, picture, scenario } from "./harness.mjs";
import { pageSize } from "../../benchmarks/page_size.mjs";

const examples = ["render_split_simple", "render_split", "render_merge", "todo_list", "audio_mixer", "rows"];

scenario("todo_list", "asks for no more than six files, all of them its own", async (the) => {
  assert.ok(the.requests.length <= 6, the.requests.join("\n"));
  const origin = new URL(the.page.url()).origin;
  for (const url of the.requests) assert.equal(new URL(url).origin, origin);
});

test("todo_list: is at most 40 KB on the wire", async () => {
  const { total, kinds } = await pageSize(await build("todo_list"));
  assert.ok(total <= 40 * 1024, `${total} bytes: ${JSON.stringify(kinds)}`);
});

scenario("todo_list", "stands as docs/dom.md says: container, main, column, toasts; language, title, viewport", async (the) => {
  const page = await the.page.evaluate(() => ({
    main: !!document.querySelector("body > div.gradio-container > main.contain"),
    toasts: !!document.querySelector("body > div.gradio-container > div.toast-wrap"),
    column: !!document.querySelector("main.contain > div.column"),
    title: document.title,
    language: document.documentElement.lang,
    viewport: document.querySelector("meta[name=viewport]")?.content,
    mode: document.compatMode,
    charset: document.characterSet,
  }));
  assert.deepEqual({ ...page, title: !!page.title, language: !!page.language, viewport: /width=device-width/.test(page.viewport) }, {
    main: true, toasts: true, column: true, title: true, language: true, viewport: true, mode: "CSS1Compat", charset: "UTF-8",
  });
});

scenario("render_merge", "a render block is a column", async (the) => {
  assert.equal(await the.page.locator("div.column.render").count(), 1);
  assert.equal(await the.page.locator("div.column.render [data-testid=textbox]").count(), 1);
});

scenario("app_page", "app(…) says title and style; modules are there without an import", async (the) => {
  assert.equal(await the.page.title(), 'Mine & "yours" <here>');
  const style = (selector, name) => the.page.locator(selector).evaluate((node, name) => getComputedStyle(node)[name], name);
  assert.equal(await style("#text", "color"), "rgb(1, 2, 3)");
  assert.equal(await style("#styled", "outlineColor"), "rgb(4, 5, 6)");
  assert.match(await the.page.locator("#styled").getAttribute("class"), /\bblock\b.*\bmine other\b/);
  assert.deepEqual(the.printed, [
    "1.4142135623730951 -2 2 3.14159 6 0.841470984808 4.481689070338 5.0",
    "True True True True True 5 True",
    "True True",
  ]);
});

scenario("row_render", "directly in a row, what a render draws takes part in the row", async (the) => {
  await the.button("More").click();
  await becomes(() => the.page.locator("#row button").allInnerTexts(), ["First", "Drawn 0", "Drawn 1", "Drawn 2", "Last"]);
  const boxes = await the.page.locator("#row button").evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect()).map(({ x, y, width }) => ({ x, y, width })));
  for (const [i, box] of boxes.entries()) {
    assert.equal(box.y, boxes[0].y, "on one line");
    assert.ok(Math.abs(box.width - boxes[0].width) < 2, "equally wide");
    if (i) assert.ok(box.x > boxes[i - 1].x, "from left to right");
  }
  assert.equal(await the.page.locator("#row div.row.render").count(), 1);
  assert.equal(await the.page.locator("#column div.column.render").count(), 1);
});

scenario("row_render", "scale shares out the room, equal_height makes alike", async (the) => {
  const [two, one] = await the.page.locator("#equal > .column").evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect()).map(({ width, height }) => ({ width, height })));
  assert.ok(two.width > one.width * 1.8 && two.width < one.width * 2.2, `${two.width} and ${one.width}`);
  assert.equal(two.height, one.height);
});

scenario("thousand", "a thousand textboxes from two render blocks", async (the) => {
  const number = the.page.getByRole("spinbutton", { name: "Count" });
  await number.fill("500");
  await becomes(() => the.page.getByTestId("textbox").count(), 1000);
  await the.textbox("Right 499").fill("kept");
  await number.fill("501");
  await becomes(() => the.page.getByTestId("textbox").count(), 1002);
  assert.equal(await the.textbox("Right 499").inputValue(), "kept");
  await number.fill("");
  await becomes(() => the.page.getByTestId("textbox").count(), 0);
});

/** Something to see in each picture. */
const fill = {
  render_split_simple: (the) => the.textbox("input").fill("hello"),
  async render_split(the) {
    await the.page.getByRole("radio", { name: "button" }).check();
    await the.textbox("input").fill("hello");
    await the.textbox("input").press("Enter");
  },
  async render_merge(the) {
    await the.button("Add Box").click();
    await the.textbox("Box 0").fill("one");
    await the.textbox("Box 1").fill("two");
    await the.button("Merge").click();
  },
  async todo_list(the) {
    for (const name of ["Buy milk", "Call Ann", "Write tests", "Sleep"]) {
      await the.textbox("Task Name").fill(name);
      await the.textbox("Task Name").press("Enter");
    }
    await the.button("Done").first().click();
    await the.button("Done").first().hover();
  },
  async audio_mixer(the) {
    await the.button("Add Track").click();
    await the.button("Add Track").click();
  },
  async rows() {},
};

for (const [look, options] of [
  ["light", { colorScheme: "light", viewport: { width: 1280, height: 720 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 720 } }],
  ["phone", { colorScheme: "light", viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }],
]) {
  for (const name of examples) {
    scenario(name, `picture: ${look}`, async (the) => {
      await fill[name](the);
      await the.settled();
      await picture(the.page, `${name}-${look}`);
      if (look === "phone") {
        const [inner, outer] = await the.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(inner <= outer, `the page is ${inner - outer} px wider than the phone`);
      }
    }, options);
  }
}
