import assert from "node:assert/strict";
import { scenario, becomes, count, text, value } from "./harness.mjs";

const attack = '<img src=x onerror="window.pwned=1"><script>window.pwned=2</script>"\'>';

scenario("xss", "what is typed shows as text, everywhere", async (the) => {
  await the.textbox("Source").fill(attack);
  await text(the.page.locator("#paragraph"), attack);
  await value(the.page.locator("#box").getByTestId("textbox"), attack);
  assert.equal(await the.page.locator("#box").getByTestId("textbox").getAttribute("placeholder"), attack);
  await becomes(() => the.page.locator("#box .info-text").textContent(), attack);
  assert.equal(await the.page.locator("#paragraph").getAttribute("title"), attack);
  await text(the.page.locator("#plain"), attack);
  assert.ok((await the.page.locator("#markdown").innerText()).includes("<img src=x onerror"), "Markdown shows HTML as text");
  await the.settled();
  await count(the.page.locator("main img, main script, [onerror]"), 0);
  assert.equal(await the.page.evaluate(() => window.pwned), undefined);
});

scenario("xss", "Markdown of people's text is Markdown, and nothing that runs", async (the) => {
  const markdown = the.page.locator("#markdown");
  // What is no address of its own is a path on this server, and nothing is there.
  the.allowErrors(/404/);
  await the.textbox("Source").fill("**bold** [home](https://example.com/a?b=c&d) `code` *it*");
  await text(markdown.locator("strong"), "bold");
  await text(markdown.locator("code"), "code");
  assert.equal(await markdown.locator("a").getAttribute("href"), "https://example.com/a?b=c&d");
  for (const target of [
    "javascript:window.pwned=3", "JaVaScRiPt:window.pwned=3", " javascript:window.pwned=3", "java&#115;cript:window.pwned=3",
    "javascript&colon;window.pwned=3", "\u0001javascript:window.pwned=3", "vbscript:x", "data:text/html,<script>opener.pwned=3</script>",
    "<javascript:window.pwned=3>", "java\\script:window.pwned=3",
  ]) {
    for (const source of [`[x](${target})`, `![x](${target})`, `<${target}>`, `[x][1]\n\n[1]: ${target}`]) {
      await the.textbox("Source").fill(source);
      await the.settled();
      const urls = await markdown.locator("a, img").evaluateAll((nodes) => nodes.map((node) => (node.hasAttribute("href") || node.hasAttribute("src") ? node.href || node.src : "")));
      for (const url of urls) assert.ok(url === "" || /^(https?|mailto):/.test(url), `${JSON.stringify(source)} gave ${url}`);
    }
  }
  assert.equal(await the.page.evaluate(() => window.pwned), undefined);
});

scenario("xss", "a javascript: link is refused, a good one is not", async (the) => {
  const urls = () => the.page.locator("#link, #anchor").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("href")));
  await the.textbox("Source").fill("https://example.com/");
  await becomes(urls, ["https://example.com/", "https://example.com/"]);
  for (const url of ["javascript:window.pwned=4", " JAVASCRIPT:window.pwned=4", "java\tscript:window.pwned=4", "vbscript:window.pwned=4", "data:text/html,x"]) {
    await the.textbox("Source").fill(url);
    await the.settled();
    for (const link of ["#link", "#anchor"]) {
      const protocol = await the.page.locator(link).evaluate((node) => (node.hasAttribute("href") ? new URL(node.getAttribute("href"), location.href).protocol : ""));
      assert.ok(["", "http:"].includes(protocol), `${link}: ${JSON.stringify(url)} became ${protocol}`);
    }
  }
  await the.page.locator("#anchor").dispatchEvent("click");
  await the.settled();
  assert.equal(await the.page.evaluate(() => window.pwned), undefined);
});

scenario("todo_list", "the page has a content security policy without holes", async (the) => {
  const policy = await the.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const directives = Object.fromEntries(policy.split(";").map((directive) => directive.trim().split(/\s+/)).map(([name, ...rest]) => [name, rest]));
  assert.ok(directives["default-src"], "there is a default-src");
  assert.ok(!policy.includes("'unsafe-inline'"), policy);
  assert.ok(!policy.replaceAll("'wasm-unsafe-eval'", "").includes("unsafe-eval"), policy);
  assert.deepEqual(directives["style-src"] ?? directives["default-src"], ["'self'"]);
  await count(the.page.locator("[style]"), 0);
});
