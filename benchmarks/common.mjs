/** What the benchmarks share. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const gblocks = resolve(process.env.GBLOCKS ?? join(root, "build/bin/gblocks"));

const execute = promisify(execFile);

/** Whether the module is what node was asked to run. @param {ImportMeta} meta */
export const isMain = (meta) => !!process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(meta.url);

/** Runs the compiler. @returns {Promise<{ stdout: string, milliseconds: number }>} */
export async function run(...args) {
  const start = performance.now();
  const { stdout } = await execute(gblocks, args, { maxBuffer: 1 << 24 });
  return { stdout, milliseconds: performance.now() - start };
}

/** @template T @param {(folder: string) => Promise<T>} work @returns {Promise<T>} */
export async function inTemporaryFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), "gblocks-benchmark-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Builds one of the examples. @returns {Promise<string>} the site */
export async function build(example, folder) {
  const site = join(folder, example);
  await run("build", join(root, "examples", `${example}.gblocks`), "-o", site);
  return site;
}

/** @param {number[]} numbers @param {number} share 0.5 is the median */
export function quantile(numbers, share = 0.5) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at % 1);
}

/** Median, and the middle half. */
export const spread = (numbers, digits = 1) =>
  [`${quantile(numbers).toFixed(digits)} ms`, `middle half ${quantile(numbers, 0.25).toFixed(digits)}–${quantile(numbers, 0.75).toFixed(digits)} ms, n = ${numbers.length}`];

/** One line of the result. */
export function report(name, result, remark) {
  console.log(`${name.padEnd(22)} ${result.padStart(14)}   ${remark}`);
}
