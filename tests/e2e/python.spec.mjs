/** Programs that are Python, too: both must print the same. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { program, root, scenario } from "./harness.mjs";

const folder = join(root, "tests/e2e/python");

for (const file of readdirSync(folder)) {
  const path = join(folder, file);
  const name = program(`python_${file.replace(/\.gblocks$/, "")}`, readFileSync(path, "utf8"));
  scenario(name, "prints what Python prints", async (the) => {
    const expected = execFileSync(process.env.PYTHON ?? "python3", ["-X", "utf8", path], { encoding: "utf8" });
    assert.deepEqual(the.printed.join("\n").trimEnd().split("\n"), expected.trimEnd().split("\n"));
  });
}
