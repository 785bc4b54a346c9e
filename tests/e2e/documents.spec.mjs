/** What is generated of the reference is up to date. (Its code, and that of the other pages: tests/reference.) */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./harness.mjs";

test("docs/reference/components.md is what the standard library says", () => {
  execFileSync(join(root, "scripts/component_reference"), ["--check"]);
});

test("docs/reference/builtins.md is what the compiler knows", () => {
  execFileSync(join(root, "scripts/builtin_reference"), ["--check"]);
});
