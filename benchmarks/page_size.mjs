#!/usr/bin/env node
/** Bytes that a browser loads for the to-do list, by kind, compressed as a host would; and the requests. */
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { isMain, inTemporaryFolder, build, report } from "./common.mjs";

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

if (isMain(import.meta)) {
  await inTemporaryFolder(async (folder) => {
    const { total, raw, requests, kinds } = await pageSize(await build("todo_list", folder));
    const byKind = Object.entries(kinds).map(([kind, bytes]) => `${kind} ${bytes}`).join(", ");
    report("page_size", `${total} bytes`, `brotli; ${byKind}; ${raw} raw; ${requests} requests (budget: 40960 bytes, 6 requests)`);
  });
}
