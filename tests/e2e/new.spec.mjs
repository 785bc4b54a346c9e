import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { becomes, compiler, count, launch, program, scenario, sourceOf, Stage, temporaryFolder, values, visible } from "./harness.mjs";
import { serve } from "./serve.mjs";

/** Makes a project by `gblocks new`, builds it as it is, and opens it. @param {(the: Stage) => Promise<void>} body */
function project(template, body) {
  test(`new --template ${template}`, { timeout: 120_000 }, async () => {
    const folder = join(temporaryFolder(), "new", `my-${template}`);
    mkdirSync(join(folder, ".."), { recursive: true });
    const made = await compiler("new", folder, "--template", template);
    assert.equal(made.code, 0, made.stderr);
    const site = join(folder, "dist");
    const built = await compiler("build", join(folder, "app.gblocks"), "-o", site);
    assert.equal(built.code, 0, built.stdout + built.stderr);
    const again = await compiler("new", folder, "--template", template);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /is there already and not empty/);
    assert.match(readFileSync(join(folder, "README.md"), "utf8"), new RegExp(`^# My ${template}\n`));
    assert.match(readFileSync(join(folder, ".github/workflows/deploy.yml"), "utf8"), /actions\/deploy-pages/);

    const server = await serve(() => site);
    const context = await (await launch()).newContext();
    try {
      const stage = new Stage(template, await context.newPage());
      await stage.page.goto(`${server.url}/site/`);
      assert.equal(await stage.page.title(), `My ${template}`);
      await body(stage);
      stage.checkErrors();
    } finally {
      await context.close();
      server.close();
    }
  });
}

project("blank", async (the) => {
  await visible(the.page.getByText("Hello world!"));
  await the.textbox("Your name").fill("Ada");
  await visible(the.page.getByText("Hello Ada!"));
});

project("todo", async (the) => {
  for (const name of ["milk", "bread"]) {
    await the.textbox("Task").fill(name);
    await the.textbox("Task").press("Enter");
  }
  await the.page.getByRole("checkbox", { name: "milk" }).check();
  await visible(the.page.getByText("1 of 2 to do"));
  await the.page.reload();
  await visible(the.page.getByText("1 of 2 to do"));
  await the.button("Delete").first().click();
  await visible(the.page.getByText("1 of 1 to do"));
});

project("chart", async (the) => {
  const bars = the.page.locator("svg rect");
  await count(bars, 5);
  const widths = () => bars.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().width));
  const [monday, tuesday] = await widths();
  assert.ok(Math.abs(tuesday / monday - 7 / 4) < 0.01, `${tuesday} to ${monday}`);
  await the.page.getByRole("textbox").fill("a 1\nb 2\nnonsense");
  await count(bars, 2);
  await visible(the.page.getByText("Sum 3, mean 1.5"));
  const [a, b] = await widths();
  assert.ok(Math.abs(b / a - 2) < 0.01, `${b} to ${a}`);
});

project("chat", async (the) => {
  await the.textbox("Message").fill("Is it so?");
  await the.textbox("Message").press("Enter");
  await visible(the.page.getByText("Why do you ask “Is it so?”"));
  assert.deepEqual(await values(the.page.getByRole("textbox")), [""]);
  assert.equal(await the.page.locator(".message").count(), 3);
});

scenario(
  program("svg_parts", 'state n = 2\nmore = Button("More")\non more.click:\n    n += 1\nrender:\n    html.svg(viewBox="0 0 10 10", width=100, height=100):\n        for i in range(n):\n            html.circle(cx=i, cy=5, r=1, class="dot")\n'),
  "elements of SVG that come and go are drawn",
  async (the) => {
    const dots = the.page.locator(".dot");
    const widths = () => dots.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().width));
    await becomes(widths, [20, 20]);
    await the.button("More").click();
    await becomes(widths, [20, 20, 20]);
  },
);

test("screenshot takes a picture", { timeout: 120_000 }, async () => {
  const picture = join(temporaryFolder(), "picture.png");
  const { code, stderr } = await compiler("screenshot", sourceOf(program("red", 'app(css="body { background: red }")\nMarkdown("# Hello")\n')), picture, "--size", "400x300");
  assert.equal(code, 0, stderr);
  const png = readFileSync(picture);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [400, 300], "its size");
  const context = await (await launch()).newContext();
  try {
    const page = await context.newPage();
    const pixels = await page.evaluate(async (data) => {
      const image = await createImageBitmap(await (await fetch(data)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      const all = canvas.getImageData(0, 0, image.width, image.height).data;
      const colours = new Set();
      for (let i = 0; i < all.length; i += 4) colours.add(all.slice(i, i + 3).join());
      return { corner: [...all.slice(-4, -1)], colours: colours.size };
    }, `data:image/png;base64,${png.toString("base64")}`);
    assert.deepEqual(pixels.corner, [255, 0, 0]);
    assert.ok(pixels.colours > 2, "the heading is in it");
  } finally {
    await context.close();
  }
});
