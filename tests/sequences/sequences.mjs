/**
 * Random people at pages, natively and in Chromium: README.md.
 *
 *   node tests/sequences/sequences.mjs [--count 10000] [--events 12] [--seed 1] [PROGRAM…]
 *
 *   GBLOCKS    the compiler (default: build/bin/gblocks)
 *   NATIVE     what makes native programs (default: build-sanitize/tests/sequences/sequences_native)
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "../e2e/serve.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const gblocks = resolve(process.env.GBLOCKS ?? join(root, "build/bin/gblocks"));
const native = resolve(process.env.NATIVE ?? join(root, "build-sanitize/tests/sequences/sequences_native"));

/** Programs whose pages depend on the clock or on chance, or take too long. */
const left = new Set(["app_page", "memory", "rows", "thousand", "ways_to_fail"]);

/** Programs whose handlers write into components of render blocks: what a run states takes that back. */
const loose = new Set(["preserved"]);

/** All programs: those made for this, the examples, and those of the browser tests. */
export function programs() {
  return ["tests/sequences/programs", "examples", "tests/e2e/programs"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".gblocks") && !left.has(basename(file, ".gblocks")))
      .map((file) => join(root, folder, file)),
  );
}

/** Runs a command; what it prints. A failing one throws. */
function run(command, args, environment = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    child.on("error", failed);
    child.on("close", (code) => (code ? failed(new Error(`${command} ${args.join(" ")}: ${code}\n${output.slice(-4000)}${errors.slice(-4000)}`)) : done({ output, errors })));
  });
}

/** Lines of `a` and `b` that differ, with what is before the first. */
function difference(a, b) {
  const [old, now] = [a.split("\n"), b.split("\n")];
  let at = 0;
  while (old[at] === now[at] && at < old.length) ++at;
  const part = (lines, mark) => lines.slice(at, at + 6).map((line) => `${mark} ${line}`);
  return [...old.slice(Math.max(0, at - 2), at).map((line) => `  ${line}`), ...part(old, "-"), ...part(now, "+")].join("\n");
}

/** One program, natively and as a page. */
class Subject {
  constructor(path, folder, events) {
    this.path = path;
    this.name = basename(path, ".gblocks");
    this.app = join(folder, `${this.name}.app`);
    this.site = join(folder, `${this.name}.site`);
    this.events = events;
  }

  async build() {
    await Promise.all([run(native, [this.path, this.app]), run(gblocks, ["build", this.path, "-o", this.site])]);
  }

  /** What the native program did for each seed. */
  async use(first, count, ...options) {
    if (loose.has(this.name)) options.push("--loose");
    const { output, errors } = await run(this.app, [`${this.app}.html`, first, count, this.events, ...options].map(String));
    return { sequences: output.trim().split("\n").map((line) => JSON.parse(line)), errors };
  }

  /** The native half of one sequence up to an event, for people. */
  async explain(seed, event, page) {
    const [told] = (await this.use(seed, 1, "--pages")).sequences;
    const actions = (told.actions ?? []).slice(0, event).map(([at, what, text]) => `    ${what} ${at} ${JSON.stringify(text)}`);
    return `${this.name}, seed ${seed}, after event ${event}:\n${actions.join("\n")}\n  natively (-), in the browser (+):\n${difference(told.pages[event] ?? "", page)}`;
  }
}

/**
 * Lets somebody random use each of the programs.
 * @returns {Promise<{ sequences: number, executions: number, problems: string[] }>}
 */
export async function runSequences(paths, { count, events, seed, say = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), "gblocks-sequences-"));
  const server = await serve((name) => join(folder, `${name}.site`));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const total = { sequences: 0, executions: 0, problems: [] };
  try {
    const replay = fileURLToPath(new URL("replay.js", import.meta.url));
    for (const path of paths) {
      const subject = new Subject(path, folder, events);
      const problems = await check(subject, Math.ceil(count / paths.length), seed, { server, browser, replay, total });
      say(`${subject.name}: ${problems.length ? `${problems.length} problems` : "ok"}`);
      problems.slice(0, 3).forEach((problem) => say(problem));
      total.problems.push(...problems);
    }
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

async function check(subject, count, seed, { server, browser, replay, total }) {
  const problems = [];
  await subject.build();
  const { sequences, errors } = await subject.use(seed, count);
  for (const { seed, problem, actions } of sequences)
    if (problem) problems.push(`${subject.name}, seed ${seed}, after ${JSON.stringify(actions)}: ${problem}`);
  if (errors) problems.push(`${subject.name}: ${errors.slice(0, 3000)}`);
  const whole = sequences.filter(({ hashes }) => hashes);
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript({ path: replay });
  // The program is loaded by the replay alone, as often as it likes.
  await page.route(/\.js$/, (route) => route.abort());
  page.on("pageerror", (error) => problems.push(`${subject.name}: ${error.stack}`));
  // A page anew now and then: what it has loaded stays with it.
  for (let at = 0; at < whole.length; at += 50) {
    await page.goto(`${server.url}/${subject.name}/`);
    const differences = await page.evaluate((part) => window.replay(part), whole.slice(at, at + 50));
    for (const { seed, event, page } of differences) problems.push(await subject.explain(seed, event, page));
  }
  await context.close();
  total.sequences += whole.length;
  total.executions += whole.reduce((sum, { hashes }) => sum + 3 * hashes.length, 0);
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { count: { type: "string", default: "10000" }, events: { type: "string", default: "12" }, seed: { type: "string", default: "1" } },
    allowPositionals: true,
  });
  if (!existsSync(native)) throw new Error(`${native} is not there: build the target sequences_native`);
  const paths = positionals.length ? positionals.map((path) => resolve(path)) : programs();
  const { sequences, executions, problems } = await runSequences(paths, { count: +values.count, events: +values.events, seed: +values.seed, say: console.log });
  console.log(`${sequences} sequences of ${paths.length} programs, ${executions} pages compared, ${problems.length} problems`);
  process.exit(problems.length ? 1 : 0);
}
