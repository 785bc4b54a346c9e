/** WAV files: made and mixed by sox, read here. */
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./harness.mjs";

const run = promisify(execFile);

async function file(name) {
  const folder = join(temporaryFolder(), "sounds");
  await mkdir(folder, { recursive: true });
  return join(folder, `${name}.wav`);
}

/** A 16-bit WAV file. @param {string[]} synth what sox's `synth` makes, with the length first @returns {Promise<string>} its path */
export async function sound(name, { rate = 44100, channels = 1, synth, volume = 0.3 }) {
  const path = await file(name);
  await run("sox", ["-D", "-n", "-r", String(rate), "-c", String(channels), "-b", "16", path, "synth", ...synth, "vol", String(volume)]);
  return path;
}

/**
 * What sox makes of several files at once, cut to the shortest.
 * @param {{ path: string, volume: number }[]} tracks
 * @param {{ rate: number, channels: number }} format
 */
export async function mix(name, tracks, { rate, channels }) {
  const alike = await Promise.all(
    tracks.map(async ({ path }, i) => {
      const converted = await file(`${name}-${i}`);
      const { channels: own } = await read(path);
      // A mono sound is on both sides of a stereo one.
      await run("sox", ["-D", path, "-b", "32", converted, "rate", "-v", String(rate), ...(own === channels ? [] : ["remix", ...Array(channels).fill("1")])]);
      return converted;
    }),
  );
  const shortest = Math.min(...(await Promise.all(alike.map(async (path) => (await read(path)).frames))));
  const out = await file(name);
  await run("sox", ["-D", ...(alike.length > 1 ? ["-m"] : []), ...alike.flatMap((path, i) => ["-v", String(tracks[i].volume), path]), "-b", "16", out, "trim", "0", `${shortest}s`]);
  return read(out);
}

/** @param {string} path @returns {Promise<{ rate: number, channels: number, frames: number, samples: Float64Array[] }>} */
export async function read(path) {
  const bytes = await readFile(path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at) => bytes.toString("latin1", at, at + 4);
  if (tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new Error(`${path} is no WAV file`);
  let format;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(at) === "fmt ") {
      const code = view.getUint16(start, true);
      format = { code: code === 0xfffe ? view.getUint16(start + 24, true) : code, channels: view.getUint16(start + 2, true), rate: view.getUint32(start + 4, true), bits: view.getUint16(start + 14, true) };
    } else if (tag(at) === "data") {
      const { code, channels, rate, bits } = format;
      const frames = Math.floor(Math.min(size, bytes.length - start) / (channels * (bits / 8)));
      const get = { "1/16": (o) => view.getInt16(o, true) / 32768, "1/32": (o) => view.getInt32(o, true) / 2147483648, "3/32": (o) => view.getFloat32(o, true) }[`${code}/${bits}`];
      const samples = Array.from({ length: channels }, (_, c) => Float64Array.from({ length: frames }, (_, i) => get(start + (i * channels + c) * (bits / 8))));
      return { rate, channels, frames, samples };
    }
    at = start + size + (size & 1);
  }
  throw new Error(`${path} has no data`);
}

/** The largest difference of two sounds, in steps of 16 bits. */
export function largestStep(a, b) {
  let most = 0;
  a.samples.forEach((channel, c) => channel.forEach((sample, i) => (most = Math.max(most, Math.abs(sample - b.samples[c][i])))));
  return most * 32768;
}

/** Error of `a` against `b`: RMS of the difference over RMS of `b`, without `edge` seconds at both ends; and their correlation. */
export function likeness(a, b, edge = 0.01) {
  let difference = 0, power = 0, powerA = 0, product = 0;
  const cut = Math.round(edge * b.rate);
  b.samples.forEach((channel, c) => {
    for (let i = cut; i < Math.min(a.frames, b.frames) - cut; ++i) {
      const [x, y] = [a.samples[c][i], channel[i]];
      difference += (x - y) ** 2;
      power += y * y;
      powerA += x * x;
      product += x * y;
    }
  });
  return { error: Math.sqrt(difference / power), correlation: product / Math.sqrt(power * powerA) };
}
