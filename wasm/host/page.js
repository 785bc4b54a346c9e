/**
 * What the host's parts share about the one program of the page.
 */

/** The element that is node 0; its attribute's value is the program's source file, for messages. @type {HTMLElement} */
export const root = document.querySelector("[data-gblocks]");

/** Names of attributes, properties, events and tags, in the order in which the program sent them. @type {string[]} */
export const names = [];

/** Exports of the WASM module, there once it is instantiated. @type {Record<string, any>} */
export let wasm;

/** Set by audio.js where the page has it: audio as attribute of an element, and what follows each flush. */
export const audio = {
  /** @type {(words: Int32Array, at: number) => void} operands of MEDIA begin at `at` */
  media: undefined,
  /** @type {() => void} */
  flushed: undefined,
};

let words;
let bytes;

/** @param {Record<string, any>} exports */
export function useModule(exports) {
  wasm = exports;
}

/** The memory as words; one view until the memory grows. @returns {Int32Array} */
export function memoryWords() {
  if (words?.buffer !== wasm.memory.buffer) words = new Int32Array(wasm.memory.buffer);
  return words;
}

/** The memory as bytes. @returns {Uint8Array} */
export function memoryBytes() {
  if (bytes?.buffer !== wasm.memory.buffer) bytes = new Uint8Array(wasm.memory.buffer);
  return bytes;
}

// A byte order mark is text like any other: the program counts it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** @param {number} at @param {number} length in bytes @returns {string} */
export function readText(at, length) {
  return length ? decoder.decode(memoryBytes().subarray(at, at + length)) : "";
}

/** Writes the text of an event where the program wants it. @param {string} text @returns {number | undefined} its length in bytes; none: there is no memory for it, which the program has told */
export function sendText(text) {
  if (!text) return 0;
  const room = text.length * 3;
  const at = wasm.gb_text(room);
  if (at) return encoder.encodeInto(text, memoryBytes().subarray(at, at + room)).written;
}
