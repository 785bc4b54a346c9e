/**
 * `gblocks dev` for tests: a program in a folder of its own, the server, and a page in Chromium that shows it.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { becomes, gblocks, launch, Stage, temporaryFolder } from "./harness.mjs";

/** Starts `gblocks dev` on `main`. @returns {Promise<{ url: string, output: () => string, process: import("node:child_process").ChildProcess }>} */
export async function dev(folder, main, ...options) {
  const process = spawn(gblocks, ["dev", main, "--port", "0", ...options], { cwd: folder });
  let output = "";
  const url = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const found = /Serving \S+ at (\S+)/.exec(output);
      if (found) resolve(found[1]);
    };
    process.stdout.on("data", read);
    process.stderr.on("data", read);
    process.on("exit", () => reject(new Error(`gblocks dev has ended:\n${output}`)));
    process.on("error", reject);
  });
  return { url, process, output: () => output };
}

/** Ends it as Ctrl-C does. @returns {Promise<number>} the exit code */
export function interrupt({ process }) {
  return new Promise((resolve) => {
    process.removeAllListeners("exit");
    process.on("exit", (code, signal) => resolve(code ?? signal));
    process.kill("SIGINT");
  });
}

/** A page that is being worked on. */
export class LiveStage extends Stage {
  constructor(page, folder, server) {
    super("live", page);
    this.folder = folder;
    this.server = server;
  }
  /** Saves a file of the program. */
  save(name, text) {
    writeFileSync(join(this.folder, name), text);
  }
  async open() {
    await this.page.goto(this.server.url);
  }
  /** Waits until the server has said it. @param {RegExp} pattern */
  says(pattern) {
    return becomes(() => pattern.test(this.server.output()), true, `gblocks dev says ${pattern}`);
  }
  /** The overlay's text. */
  problem() {
    return this.page.locator("gblocks-dev pre").allInnerTexts().then((texts) => texts.join());
  }
}

/**
 * A test of a program under `gblocks dev`.
 * @param {string} title
 * @param {Record<string, string>} files by name; the first is the program
 * @param {(the: LiveStage) => Promise<void>} body
 */
export function liveScenario(title, files, body) {
  test(`dev: ${title}`, { timeout: 120_000 }, async () => {
    mkdirSync(join(temporaryFolder(), "live"), { recursive: true });
    const folder = mkdtempSync(join(temporaryFolder(), "live/"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const server = await dev(folder, Object.keys(files)[0]);
    const context = await (await launch()).newContext();
    try {
      const stage = new LiveStage(await context.newPage(), folder, server);
      await stage.open();
      await body(stage);
      stage.checkErrors();
    } finally {
      await context.close();
      assert.equal(await interrupt(server), 0, "Ctrl-C ends it well");
    }
  });
}
