#!/usr/bin/env node
/** Bytes that a browser loads for each example and for an empty app, by kind, compressed as a host would; and the requests. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { benchmark, build, root, run, table } from "./common.mjs";

/** What compresses by itself already. */
const compressed = new Set([".png", ".jpg", ".webp", ".woff2", ".br", ".gz"]);

/** @param {string} site a built folder @returns {Promise<{ total: number, raw: number, requests: number, kinds: Record<string, number> }>} */
export async function pageSize(site) {
  const kinds = {};
  let total = 0;
  let raw = 0;
  let requests = 0;
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath ?? entry.path, entry.name));
    const kind = extname(entry.name).slice(1) || "other";
    // For servers that send files already compressed: the same file again.
    if (kind === "br" || kind === "gz" || kind === "map") continue;
    const size = compressed.has(`.${kind}`) ? bytes.length : brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
    kinds[kind] = (kinds[kind] ?? 0) + size;
    total += size;
    raw += bytes.length;
    ++requests;
  }
  return { total, raw, requests, kinds };
}

await benchmark(import.meta, { rounds: 1 }, async ({ folder, quick }) => {
  await writeFile(join(folder, "empty.gblocks"), "");
  await run("build", join(folder, "empty.gblocks"), "-o", join(folder, "empty"));
  const sizes = { "an empty app": await pageSize(join(folder, "empty")) };
  const examples = (await readdir(join(root, "examples"))).filter((file) => file.endsWith(".gblocks")).sort();
  for (const file of quick ? ["todo_list.gblocks"] : examples) sizes[basename(file, ".gblocks")] = await pageSize(await build(`examples/${basename(file, ".gblocks")}`, folder));
  const kinds = ["html", "css", "js", "wasm"];
  const bars = { "an empty app": 12 * 1024, todo_list: 25 * 1024 };
  table("bytes of a page, brotli", ["", ...kinds, "together", "bar", "uncompressed", "requests"],
    Object.entries(sizes).map(([name, size]) => [name, ...kinds.map((kind) => size.kinds[kind] ?? 0), size.total, bars[name] ?? "", size.raw, size.requests]));
});
