/** What the benchmarks share. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

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

/** Builds a program of the repository. @param {string} path without `.gblocks` @returns {Promise<string>} the site */
export async function build(path, folder, name = path.replaceAll("/", "_")) {
  const site = join(folder, name);
  await run("build", join(root, `${path}.gblocks`), "-o", site);
  return site;
}

/**
 * What a script is, when node was asked to run it: `work` gets the options that all of them have, and those of its own.
 * @param {ImportMeta} meta
 * @param {{ rounds: number, options?: import("node:util").ParseArgsConfig["options"] }} defaults
 * @param {(given: { rounds: number, quick?: boolean, peers?: boolean, only?: string, positionals: string[], folder: string }) => Promise<void>} work
 */
export async function benchmark(meta, { rounds, options }, work) {
  if (!isMain(meta)) return;
  const { values, positionals } = parseArgs({ options: { rounds: { type: "string" }, quick: { type: "boolean" }, peers: { type: "boolean" }, only: { type: "string" }, ...options }, allowPositionals: true });
  await inTemporaryFolder((folder) => work({ ...values, rounds: Number(values.rounds ?? (values.quick ? 2 : rounds)), positionals, folder }));
}

/** A site for each framework of peers/ that has the page (`npm install` there first), if they are asked for. */
export async function peersOf(page, folder, { peers }, options) {
  return peers ? (await import("./peers/build.mjs")).buildPeers(page, folder, options) : {};
}

/** @param {number[]} numbers @param {number} share 0.5 is the median */
export function quantile(numbers, share = 0.5) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at % 1);
}

export const median = (numbers) => quantile(numbers);
export const geometricMean = (numbers, weights = numbers.map(() => 1)) =>
  Math.exp(numbers.reduce((sum, number, i) => sum + weights[i] * Math.log(number), 0) / weights.reduce((a, b) => a + b));

/** The middle 95 % of what a statistic of `count` rounds would be, had other rounds like these been measured. @param {(rounds: number[]) => number} statistic */
export function bootstrap(count, statistic, repetitions = 1000) {
  let seed = 1;
  const random = () => (seed = Math.imul(seed, 48271) >>> 0) / 2 ** 32;
  const drawn = Array.from({ length: repetitions }, () => statistic(Array.from({ length: count }, () => Math.floor(random() * count))));
  return [quantile(drawn, 0.025), quantile(drawn, 0.975)];
}

/** Prints a table of Markdown. @param {string} title @param {string[]} head @param {(string | number)[][]} rows */
export function table(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(" | ")} |`;
  console.log([`\n**${title}**\n`, line(cells[0]), `|${widths.map((width, i) => (i ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`, ...cells.slice(1).map(line)].join("\n"));
}

/** Median, and the middle half. */
export const spread = (numbers, digits = 1) => `${quantile(numbers).toFixed(digits)} (${quantile(numbers, 0.25).toFixed(digits)}–${quantile(numbers, 0.75).toFixed(digits)})`;
