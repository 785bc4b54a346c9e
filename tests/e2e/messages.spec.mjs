/** Programs that must not compile: the sentence of the language that they break is told, with file and line, and never by C++. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compiler, programPath, temporaryFolder } from "./harness.mjs";
import { writeFile, mkdir } from "node:fs/promises";

async function refused(name, text, mark, ...patterns) {
  const folder = join(temporaryFolder(), "refused");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.gblocks`);
  await writeFile(path, text);
  const line = text.split("\n").findIndex((line) => line.includes(mark)) + 1;
  for (const args of [["check", path], ["build", path, "-o", join(folder, name)]]) {
    const { code, stdout, stderr } = await compiler(...args);
    const told = stdout + stderr;
    assert.notEqual(code, 0, `${args[0]} takes it`);
    assert.match(told, new RegExp(`${name}\\.gblocks:${line}\\b|\\b${line} ?[|│]`), `names line ${line}:\n${told}`);
    for (const pattern of patterns) assert.match(told, pattern);
    assert.doesNotMatch(told, /gb::|\.cpp|clang|std::|template/, "no C++");
  }
  assert.ok(!existsSync(join(folder, name, "index.html")), "no page is written");
}

test("a render block that assigns state is an error", () =>
  refused("assigns_state", `state n = 0\n\nrender:\n    Markdown(f"{n}")\n    n += 1  # here\n`, "# here", /\bn\b/));

test("so is one that changes a list that is state", () =>
  refused("mutates_state", `state names = ["a"]\n\nrender:\n    names.append("b")  # here\n    Markdown(names[0])\n`, "# here", /names/));

test("a listener that names a component of another render block is an error that says where to put it", () =>
  refused("other_render",
    `render:\n    box = Textbox(label="A")\n    Markdown(box.value)\n\nrender:\n    go = Button("Go")\n    on go.click:\n        box.value = "x"  # here\n`,
    "# here", /box/, /render/));

test("a misspelt name is told with the one that was meant", () =>
  refused("misspelt", `count = 1\nMarkdown(f"{cuont}")\n`, "cuont", /cuont/, /count/));

test("an unknown parameter is told with those that there are", () =>
  refused("parameter", `Textbox(lable="Name")\n`, "lable", /lable/, /label/));

test("an unknown event", () =>
  refused("event", `go = Button("Go")\non go.clik:\n    print("x")\n`, "clik", /clik/, /click/));

test("types that do not fit", () => refused("types", `state n = 1\n\ngo = Button("Go")\non go.click:\n    n = "text"\n`, `n = "text"`, /int/, /str/));

test("a value that may be None", () =>
  refused("maybe", `record Item:\n    name: str\n\nstate chosen: Item | None = None\n\nrender:\n    Markdown(chosen.name)\n`, "chosen.name", /None/));

test("a variant that does not exist", () => refused("variant", `Button("Go", variant="loud")\n`, "loud", /primary/));

test("a parameter of def without a type", () => refused("untyped", `def twice(x) -> int:\n    return x * 2\n\nprint(twice(2))\n`, "def twice", /\bx\b/));

test("a bad indentation", () => refused("indent", `render:\nMarkdown("x")\n`, "render:"));

for (const name of ["render_split_simple", "render_split", "render_merge", "todo_list", "audio_mixer", "rows"]) {
  test(`gblocks check takes examples/${name}.gblocks`, async () => {
    const { code, stdout, stderr } = await compiler("check", programPath(name));
    assert.equal(code, 0, stdout + stderr);
  });
}
