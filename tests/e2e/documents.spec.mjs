/** Every program in the language reference compiles; the components' reference is up to date. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compiler, program, root, sourceOf } from "./harness.mjs";

const folder = join(root, "docs/reference");
let number = 0;
for (const page of readdirSync(folder).sort()) {
  const reference = readFileSync(join(folder, page), "utf8");
  for (const { 1: text, index } of reference.matchAll(/^```python\n([\s\S]*?)^```$/gm)) {
    const line = reference.slice(0, index).split("\n").length + 1;
    const name = `reference_${++number}`;
    test(`docs/reference/${page}, line ${line}: compiles`, async () => {
      const { code, stdout, stderr } = await compiler("check", sourceOf(program(name, text)));
      assert.equal(code, 0, stdout + stderr);
    });
  }
}

test("docs/reference/components.md is what the standard library says", () => {
  execFileSync(join(root, "scripts/component_reference"), ["--check"]);
});
