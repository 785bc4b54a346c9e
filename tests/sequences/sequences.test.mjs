/** Some sequences of some programs, the same every time: the long run is sequences.mjs by itself. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { test } from "node:test";
import { programs, runSequences } from "./sequences.mjs";

const some = ["render_split", "todo_list", "table", "reconciler", "failures", "containers"];

test("random people see the same page natively, in the browser and anew", { timeout: 300_000 }, async () => {
  const paths = programs().filter((path) => some.includes(basename(path, ".gblocks")));
  assert.equal(paths.length, some.length);
  const { sequences, problems } = await runSequences(paths, { count: 60, events: 12, seed: 1 });
  assert.equal(sequences, 60);
  assert.deepEqual(problems, []);
});
