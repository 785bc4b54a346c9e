#!/usr/bin/env node
/**
 * Mixing ten one-minute stereo tracks at 44.1 kHz (each times its volume, added up, clipped): Array in WASM, plain JavaScript over typed arrays in the same page,
 * and numpy natively (Debian's python3-numpy; left out where it is not there). The three take turns, so that what else the machine does concerns all.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { benchmark, build, quantile, root, spread, table } from "./common.mjs";
import { withBrowser } from "./browser.mjs";

/** In the page: the JavaScript that is compared with. */
function prepareScript() {
  const count = 2646000;
  const noise = (step) => Float32Array.from({ length: count }, (_, i) => (Math.fround(i * step) % 1000) / 500 - 1);
  const tracks = Array.from({ length: 10 }, (_, i) => {
    const track = new Float32Array(2 * count);
    track.set(noise(7 + i));
    track.set(noise(11 + i), count);
    return track;
  });
  const volumes = tracks.map((_, i) => 0.05 * (i + 1));
  globalThis.mixInScript = () => {
    const mixed = new Float32Array(2 * count);
    for (let t = 0; t < tracks.length; ++t) {
      const track = tracks[t];
      const volume = volumes[t];
      for (let i = 0; i < mixed.length; ++i) mixed[i] += track[i] * volume;
    }
    for (let i = 0; i < mixed.length; ++i) mixed[i] = mixed[i] < -1 ? -1 : mixed[i] > 1 ? 1 : mixed[i];
    return mixed[count + 1000000];
  };
}

const timeScript = () => {
  const start = performance.now();
  const sample = globalThis.mixInScript();
  return [performance.now() - start, sample];
};
const timeProgram = () => {
  const button = [...document.querySelectorAll("button")].find((node) => node.textContent === "Mix");
  const start = performance.now();
  button.click();
  return [performance.now() - start, Number(document.querySelector("textarea, input[type=text]").value)];
};

/** numpy, one mix for each call; null where there is none. */
function startNumpy() {
  const child = spawn(process.env.NUMPY_PYTHON ?? "/usr/bin/python3", [join(root, "benchmarks/mix_tracks.py")], { stdio: ["pipe", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const time = async () => {
    child.stdin.write("\n");
    const { value } = await lines.next();
    return value?.split(" ").map(Number) ?? null;
  };
  child.stdin.on("error", () => {});
  return { time, stop: () => child.kill() };
}

await benchmark(import.meta, { rounds: 15 }, async ({ rounds, folder }) => {
  const sites = { mix_tracks: await build("benchmarks/mix_tracks", folder, "mix_tracks") };
  const numpy = startNumpy();
  try {
    await withBrowser(sites, async ({ open }) => {
      const { page } = await open("mix_tracks");
      await page.getByRole("button", { name: "Prepare" }).click();
      await page.evaluate(prepareScript);
      const contestants = { gblocks: () => page.evaluate(timeProgram), JavaScript: () => page.evaluate(timeScript), numpy: numpy.time };
      const times = {};
      const samples = {};
      for (let round = -2; round < rounds; ++round) {
        for (const [name, time] of Object.entries(contestants)) {
          const result = await time();
          if (!result) delete contestants[name];
          else {
            samples[name] = result[1];
            if (round >= 0) (times[name] ??= []).push(result[0]);
          }
        }
      }
      const different = Object.entries(samples).filter(([, sample]) => !(Math.abs(sample - samples.JavaScript) < 1e-4));
      if (different.length) throw new Error(`the mixes differ: ${JSON.stringify(samples)}`);
      table(`mixing ten tracks, ms, medians of ${rounds} rounds (middle half)`, ["", "time", "gblocks / this, median of rounds"],
        Object.entries(times).map(([name, all]) => [name, spread(all), quantile(times.gblocks.map((own, i) => own / all[i])).toFixed(2)]));
    });
  } finally {
    numpy.stop();
  }
});
