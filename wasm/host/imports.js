/**
 * What the program imports as module `gb`.
 */
import { errorText } from "gblocks/ops.js";
import { memoryWords, memoryBytes, readText } from "./page.js";
import { decode } from "./decoder.js";
import { fail } from "./failure.js";

/** @type {Record<string, Function>} */
export const imports = {
  /** @param {number} ops @param {number} count in words @param {number} text @param {number} length */
  flush(ops, count, text, length) {
    const at = ops >> 2;
    decode(memoryWords(), at, at + count, readText(text, length));
  },

  /** @param {number} kind @param {number} line @param {number} operands text @param {number} length */
  fail(kind, line, operands, length) {
    fail(errorText(kind, readText(operands, length)), line);
  },

  /** Digits and exponent of a finite number; `precision` -1: the fewest that say it exactly. */
  number_text(value, precision, out) {
    const text = value.toExponential(precision < 0 ? undefined : precision);
    for (let i = 0; i < text.length; ++i) memoryBytes()[out + i] = text.charCodeAt(i);
    return text.length;
  },

  text_number: (text, length) => +readText(text, length),
  now: Date.now,
  random: Math.random,
  log: (text, length) => console.log(readText(text, length)),
};

// Functions that WASM lacks: math_sin, math_exp, …
for (const name of Object.getOwnPropertyNames(Math)) imports["math_" + name] = Math[name];
