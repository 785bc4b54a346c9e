/**
 * The short run of the oracle (README.md): a fixed seed, and every difference that was ever found.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const tests = dirname(dirname(fileURLToPath(import.meta.url)));
const python = ["python3.11", "python3"].find((name) => spawnSync(name, ["-c", "import sys; sys.exit(sys.version_info[:2] != (3, 11))"]).status === 0);

function oracle(...words) {
  const { status, stdout, stderr } = spawnSync(python, ["-m", "oracle", ...words], { cwd: tests, encoding: "utf8", env: { ...process.env, NODE: process.execPath } });
  assert.equal(status, 0, stdout + stderr);
}

const skip = python ? false : "this machine has no CPython 3.11";
test("random programs do what they do in CPython", { skip }, () => oracle("--programs", "300", "--seed", "0", "--batch", "350"));
test("programs that once did something else do not any more", { skip }, () => oracle("--found"));
