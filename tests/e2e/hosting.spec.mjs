import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { becomes, compiler, focused, gblocks, launch, programPath, program, sourceOf, Stage, temporaryFolder, values, visible } from "./harness.mjs";
import { serve } from "./serve.mjs";

/** Builds with options. @returns {Promise<string>} the site's folder */
async function buildAs(name, source, ...options) {
  const site = join(temporaryFolder(), "hosting", name);
  const { code, stdout, stderr } = await compiler("build", source, "-o", site, ...options);
  assert.equal(code, 0, stdout + stderr);
  return site;
}

/** Opens an address in a context of its own; console errors and the like fail the test. */
async function openAt(url, body) {
  const context = await (await launch()).newContext();
  try {
    const stage = new Stage("hosting", await context.newPage());
    await stage.page.goto(url);
    await body(stage, context);
    stage.checkErrors();
  } finally {
    await context.close();
  }
}

test("a site of a single file opens from the disk", { timeout: 120_000 }, async () => {
  const site = await buildAs("single", programPath("todo_list"), "--single-file");
  await openAt(pathToFileURL(join(site, "index.html")).href, async (the) => {
    assert.match(the.page.url(), /^file:/);
    await focused(the.textbox("Task Name"));
    await the.textbox("Task Name").fill("milk");
    await the.textbox("Task Name").press("Enter");
    await becomes(() => the.markdown(), ["Incomplete Tasks (1)", "Complete Tasks (0)"]);
    await the.button("Done").click();
    await becomes(() => the.markdown(), ["Incomplete Tasks (0)", "Complete Tasks (1)"]);
    assert.deepEqual(await values(the.page.getByTestId("textbox")), ["", "milk"]);
    assert.equal(await the.page.getByRole("button").count(), 0);
    assert.deepEqual(the.requests, [], "nothing comes from a network");
  });
});

test("a site of a single file plays sound and keeps what its styles and texts say", { timeout: 120_000 }, async () => {
  const site = await buildAs(
    "single-audio",
    sourceOf(program("single_audio", 'app(css="p { color: rgb(1, 2, 3) } /* </style> */", icon="🎧")\nhtml.p("</script><b>", id="text")\naudio = Audio(label="Sound")\n')),
    "--single-file",
  );
  await openAt(pathToFileURL(join(site, "index.html")).href, async (the) => {
    await becomes(() => the.shown("text"), "</script><b>");
    assert.equal(await the.page.locator("#text").evaluate((node) => getComputedStyle(node).color), "rgb(1, 2, 3)");
    await visible(the.page.getByText("Sound").first());
  });
});

test("a site with --pwa works without a network", { timeout: 120_000 }, async () => {
  const site = await buildAs("pwa", programPath("todo_list"), "--pwa");
  const server = await serve(() => site);
  let open = true;
  try {
    await openAt(`${server.url}/site/`, async (the, context) => {
      await visible(the.textbox("Task Name"));
      await the.page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      await becomes(() => the.page.evaluate(() => !!navigator.serviceWorker.controller), true, "the worker answers for the page");
      const manifest = await the.page.evaluate(async () => (await fetch(document.querySelector("link[rel=manifest]").href)).json());
      assert.equal(manifest.name, "todo_list");
      assert.match(await the.page.evaluate(async (icon) => (await fetch(icon)).text(), manifest.icons[0].src), /^<svg/);
      await context.setOffline(true);
      server.close();
      open = false;
      await the.page.reload();
      await the.textbox("Task Name").fill("milk");
      await the.textbox("Task Name").press("Enter");
      await becomes(() => the.markdown(), ["Incomplete Tasks (1)", "Complete Tasks (0)"]);
    });
  } finally {
    if (open) server.close();
  }
});

test("a site with --base finds its files from any address, and its page for others says where it is", { timeout: 120_000 }, async () => {
  const site = await buildAs("base", programPath("todo_list"), "--base", "/todo");
  const server = await serve((name) => (name === "todo" ? site : undefined));
  try {
    // As GitHub Pages does for `/todo`: the page without the slash.
    await openAt(`${server.url}/todo/`, async (the) => {
      await visible(the.textbox("Task Name"));
      assert.ok(the.requests.every((url) => url.startsWith(`${server.url}/todo/`)), the.requests.join());
    });
    await openAt(`${server.url}/todo/404.html`, async (the) => {
      await visible(the.heading("There is no page here"));
      await the.page.getByRole("link").click();
      await visible(the.textbox("Task Name"));
    });
  } finally {
    server.close();
  }
});

test("app(…) says what others show of the page", { timeout: 120_000 }, async () => {
  const name = program("described", 'app(title="Mix & match", description="Says <hello>", icon="icon.png", lang="de", image="card.png")\nhtml.p("x", id="x")\n');
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  for (const picture of ["icon.png", "card.png"]) writeFileSync(join(sourceOf(name), "..", picture), png);
  const site = await buildAs("described", sourceOf(name), "--base", "https://example.org/mix/");
  const html = readFileSync(join(site, "index.html"), "utf8");
  for (const expected of [
    '<html lang="de">',
    "<title>Mix &amp; match</title>",
    '<meta name="description" content="Says &lt;hello&gt;">',
    '<meta property="og:title" content="Mix &amp; match">',
    '<meta name="twitter:card" content="summary_large_image">',
  ])
    assert.ok(html.includes(expected), expected);
  const [, image] = /<meta property="og:image" content="https:\/\/example\.org\/mix\/(assets\/image-[a-z2-7]{8}\.png)">/.exec(html);
  assert.deepEqual(readFileSync(join(site, image)), png);
  const missing = await compiler("build", sourceOf(program("no_icon", 'app(icon="nowhere.png")\n')), "-o", join(temporaryFolder(), "no_icon"));
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /I cannot read the picture `.*nowhere\.png` of `app\(icon=…\)`: No such file/);
});

test("gblocks serve shows 404.html as hosts do", { timeout: 120_000 }, async () => {
  const site = await buildAs("served", programPath("todo_list"));
  const server = spawn(gblocks, ["serve", site, "--port", "0"]);
  try {
    const url = await new Promise((resolve) => server.stdout.on("data", (chunk) => resolve(/http:\S+/.exec(chunk)[0])));
    const response = await fetch(`${url}/nowhere/at/all`);
    assert.equal(response.status, 404);
    assert.match(response.headers.get("content-type"), /html/);
    assert.match(await response.text(), /There is no page here/);
  } finally {
    server.kill();
  }
});
