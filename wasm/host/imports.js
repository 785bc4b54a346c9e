/**
 * What the program imports as module `gb`.
 */
import { errorText } from "gblocks/ops.js";
import { wasm, audio, memoryWords, memoryBytes, readText, sendText } from "./page.js";
import { decode } from "./decoder.js";
import { whenIdle } from "./events.js";
import { fail, guard } from "./failure.js";

/** Storage may be switched off, or full: the program goes on without. @param {(storage: Storage) => any} use */
function withStorage(use) {
  try {
    return use(localStorage);
  } catch (error) {
    console.warn(`The browser keeps nothing for the next visit: ${error.message}`);
  }
}

/** @type {Record<string, Function>} */
export const imports = {
  /** @param {number} ops @param {number} count in words @param {number} text @param {number} length */
  flush(ops, count, text, length) {
    const at = ops >> 2;
    decode(memoryWords(), at, at + count, readText(text, length));
  },

  /** @param {number} kind @param {number} line @param {number} operands text @param {number} length */
  fail(kind, line, operands, length) {
    const [file, values, ...texts] = readText(operands, length).split("\x1f");
    fail(errorText(kind, texts), (line ? `${file}:${line}` : file) + values);
  },

  /** Whether to stop what has run for so long. */
  stop: (seconds, line, file, length) => confirm(`${readText(file, length)}:${line} has been running for ${seconds | 0} seconds.\nStop it?`),

  /** Digits and exponent of a finite number; `precision` -1: the fewest that say it exactly. */
  number_text(value, precision, out) {
    const text = value.toExponential(precision < 0 ? undefined : precision);
    for (let i = 0; i < text.length; ++i) memoryBytes()[out + i] = text.charCodeAt(i);
    return text.length;
  },

  text_number: (text, length) => +readText(text, length),
  now: Date.now,
  utc_offset: (seconds) => new Date(seconds * 1000).getTimezoneOffset() * -60,
  random: Math.random,
  log: (text, length) => console.log(readText(text, length)),

  /** The program goes on in `milliseconds`: longer than browsers can wait at once, if it has to be. */
  timer(id, milliseconds) {
    const most = 2 ** 31 - 1;
    const ring = () => {
      guard(wasm.gb_timer, id);
      audio.flushed?.();
    };
    if (milliseconds > most) setTimeout(() => imports.timer(id, milliseconds - most), most);
    else setTimeout(() => whenIdle(ring), milliseconds);
  },

  /** Leaves what an earlier visit stored in the program's room for text. @returns {number} its length in bytes; -1: nothing */
  load(key, keyLength) {
    const text = withStorage((storage) => storage.getItem(readText(key, keyLength)));
    return text == null ? -1 : (sendText(text) ?? -1);
  },
  store(key, keyLength, text, length) {
    const name = readText(key, keyLength);
    withStorage((storage) => (length ? storage.setItem(name, readText(text, length)) : storage.removeItem(name)));
  },
};

// Functions that WASM lacks: math_sin, math_exp, …
for (const name of Object.getOwnPropertyNames(Math)) imports["math_" + name] = Math[name];
