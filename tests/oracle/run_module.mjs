/**
 * Runs a page's module without its page, and says what it printed and how it failed: lines of JSON, ["log", text] or ["fail", kind, words].
 *   node run_module.mjs app.wasm
 */
import { readFileSync } from "node:fs";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const told = [];
const text = (at, length) => decoder.decode(new Uint8Array(wasm.memory.buffer, at, length));

const imports = {
  flush() {},
  fail: (kind, line, words, length) => told.push(["fail", kind, text(words, length).split("\x1f").slice(2).join(" ")]), // after the file and values
  stop: () => 0,
  number_text(value, precision, out) {
    const digits = value.toExponential(precision < 0 ? undefined : precision);
    new Uint8Array(wasm.memory.buffer).set([...digits].map((c) => c.charCodeAt(0)), out);
    return digits.length;
  },
  text_number: (at, length) => +text(at, length),
  now: Date.now,
  random: Math.random,
  log: (at, length) => told.push(["log", text(at, length)]),
};
for (const name of Object.getOwnPropertyNames(Math)) imports["math_" + name] = Math[name];

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), { gb: imports });
const wasm = instance.exports;
wasm._initialize?.();
const top = wasm.__stack_pointer.value;
let start = wasm.gb_start;
for (let traps = 0; traps < 9; ++traps) {
  try {
    start();
    break;
  } catch (error) {
    told.push(["crash", String(error)]);
    wasm.__stack_pointer.value = top;
    start = () => wasm.gb_recover(-1);
  }
}
process.stdout.write(told.map((one) => JSON.stringify(one)).join("\n") + "\n");
