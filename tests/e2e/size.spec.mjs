/** What a page may weigh, compressed as a host would (Brotli): the budgets of the project, in bytes of 1024. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { build, program } from "./harness.mjs";

const budgets = { [program("empty_app", "")]: 12, todo_list: 25 };

for (const [name, kilobytes] of Object.entries(budgets))
  test(`${name} weighs at most ${kilobytes} KB`, async () => {
    const site = await build(name);
    let bytes = 0;
    for (const file of await readdir(site, { recursive: true, withFileTypes: true }))
      if (file.isFile()) bytes += brotliCompressSync(await readFile(join(file.parentPath ?? file.path, file.name))).length;
    assert.ok(bytes <= kilobytes * 1024, `${bytes} bytes`);
  });
