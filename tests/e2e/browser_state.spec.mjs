import assert from "node:assert/strict";
import { scenario, becomes, count, picture, program, value } from "./harness.mjs";

const reload = async (the) => {
  await the.page.reload();
  await the.page.waitForFunction(() => window.gbStarted);
};
const stored = (the) => the.page.evaluate(() => ({ ...localStorage }));

scenario("notes", "notes are there again after a reload, with what was typed into them", async (the) => {
  for (const title of ["Shopping", "Ideas"]) {
    await the.textbox("New note").fill(title);
    await the.textbox("New note").press("Enter");
  }
  await the.textbox("Text").first().fill("Say \"yes\"\n\\ ünïcode 🎉");
  await the.page.getByLabel("Pinned").nth(1).check();
  await becomes(() => the.markdown().then((all) => all[1]), "2 notes, 1 pinned");
  await reload(the);
  await becomes(() => the.textbox("Title").evaluateAll((all) => all.map((one) => one.value)), ["Shopping", "Ideas"]);
  await value(the.textbox("Text").nth(1), "Say \"yes\"\n\\ ünïcode 🎉");
  await picture(the.page, "notes");
  await the.button("Delete").first().click();
  await reload(the);
  await count(the.textbox("Title"), 1);
});

program(
  "kept",
  `record Point:
    x: int
    y: float = 0.5
    near: Point | None = None

browser state truth = True
browser state number = 7
browser state real = 1.5
browser state text = "before"
browser state maybe: int | None = 3
browser state mode: "dark" | "light" = "light"
browser state items: list[int] = [1]
browser state names: dict[str, list[int]] = {"a": [1]}
browser state marks: set[tuple[int, str]] = {(1, "x")}
browser state points: list[Point] = []
browser state visits = 0
state plain = 0

visits += 1
render:
    html.p(f"{truth} {number} {real} {text!r} {maybe} {mode} {items} {names} {marks} {points[:1] if number < 0 else []}", id="all")
    html.p(str(visits), id="visits")
falsy = Button("Falsy")
on falsy.click:
    truth = False
    number = 0
    real = 0.0
    text = ""
    maybe = None
    mode = "dark"
    items = []
    names = {}
    marks = set()
rich = Button("Rich")
on rich.click:
    number = -9223372036854775807
    real = 1e-7 / 3
    text = "[,]{}:\\"\\\\\\t\\x00end"
    items = [-1, 0, 10 ** 18]
    names = {"": [], "k,]": [1, 2]}
    marks.add((2, "]"))
    points.append(Point(1, float("inf"), Point(2, float("-inf"))))
fails = Button("Fails")
on fails.click:
    number = 99
    items[100] = 1
nested = Button("Nested")
on nested.click:
    points.append(Point(0))
    points[0].near = points[0]
`,
);

const falsy = "False 0 0.0 '' None dark [] {} set() []";

scenario("kept", "falsy values are kept like any others; a first visit has the program's", async (the) => {
  await the.shows("all", "True 7 1.5 'before' 3 light [1] {'a': [1]} {(1, 'x')} []");
  await the.shows("visits", "1");
  await the.button("Falsy").click();
  await the.shows("all", falsy);
  await reload(the);
  await the.shows("all", falsy);
  await the.shows("visits", "2");
  // What nobody touched is not written down.
  assert.ok(!("gblocks/kept/points" in (await stored(the))));
});

scenario("kept", "every type comes back as it was", async (the) => {
  await the.button("Rich").click();
  await becomes(async () => (await the.shown("all")).includes("Point("), true);
  const shown = await the.shown("all");
  assert.match(shown, /^True -9223372036854775807 3\.3\d+e-08 /);
  await reload(the);
  await the.shows("all", shown);
  assert.match(shown, /Point\(x=2, y=-inf, near=None\)/);
});

scenario("kept", "what a failing handler has changed is not kept", async (the) => {
  the.expectErrors(/kept\.gblocks/);
  await the.button("Fails").click();
  await becomes(async () => (await the.toasts()).length, 1);
  await reload(the);
  await the.shows("all", "True 7 1.5 'before' 3 light [1] {'a': [1]} {(1, 'x')} []");
});

scenario("kept", "what does not fit is dropped with a note in the console", async (the) => {
  await the.button("Falsy").click();
  const keys = Object.keys(await stored(the));
  assert.ok(keys.includes("gblocks/kept/items"));
  for (const bad of ["", "x", "00000000[1]", "ffffffff", "\u{1f600}"]) {
    await the.page.evaluate(([all, text]) => all.forEach((key) => localStorage.setItem(key, text)), [keys, bad]);
    the.printed.length = 0;
    await reload(the);
    await the.shows("all", "True 7 1.5 'before' 3 light [1] {'a': [1]} {(1, 'x')} []");
    await the.shows("visits", "1");
    assert.ok(the.printed.some((line) => line.includes("`items` does not fit this program")), `${bad}: ${the.printed}`);
  }
});

scenario("kept", "a record that holds itself is not kept, and nothing else suffers", async (the) => {
  await the.button("Nested").click();
  await becomes(() => the.printed.some((line) => line.includes("`points` is nested too deeply")), true);
  await the.button("Falsy").click();
  await reload(the);
  await the.shows("visits", "2");
  assert.match(await the.shown("all"), /^False 0 .*\[\]$/);
});

scenario("kept", "storage that is full or switched off is a note in the console", async (the) => {
  const warnings = [];
  the.page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await the.page.evaluate(() => {
    const most = "x".repeat(1 << 20);
    for (let i = 0, size = most.length; size > 0; ) {
      try {
        localStorage.setItem(`filler${i++}`, most.slice(0, size));
      } catch {
        size >>= 1;
      }
    }
  });
  await the.button("Rich").click();
  await becomes(() => warnings.some((text) => /keeps nothing for the next visit/.test(text)), true);
  await the.button("Falsy").click();
  await the.shows("all", falsy);

  await the.page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  warnings.length = 0;
  await reload(the);
  await the.shows("all", "True 7 1.5 'before' 3 light [1] {'a': [1]} {(1, 'x')} []");
  await the.button("Falsy").click();
  await the.shows("all", falsy);
  assert.ok(warnings.some((text) => text.includes("refused")));
});
