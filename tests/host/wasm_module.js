/**
 * A WebAssembly module by hand: the program of a button that counts its clicks up to a failure.
 */

const number = (value) => {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if ((value === 0 && !(low & 0x40)) || (value === -1 && low & 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
};
const vector = (items) => [items.length, ...items.flat()];
const sized = (bytes) => [...size(bytes.length), ...bytes];
const size = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...size(value >> 7)]);
const section = (id, bytes) => [id, ...sized(bytes)];
const name = (text) => sized([...new TextEncoder().encode(text)]);
const I32 = 0x7f;
const F64 = 0x7c;
const type = (operands, results) => [0x60, ...vector(operands), ...vector(results)];
const constant = (value) => [0x41, ...number(value)];
const body = (...code) => sized([0, ...code.flat(), 0x0b]);

/**
 * @param {number[]} startWords operations that gb_start flushes
 * @param {string} startText
 * @param {number[]} laterWords operations that gb_flush flushes
 * @param {string} laterText
 * @param {number} failing node whose events fail
 * @param {number} kind of the failure
 * @param {string} message
 */
export function makeModule({ startWords, startText, laterWords, laterText, failing, kind, message }) {
  const words = (list) => [...new Uint8Array(new Int32Array(list).buffer)];
  const data = (at, bytes) => [0, ...constant(at), 0x0b, ...size(bytes.length), ...bytes];
  const text = (value) => [...new TextEncoder().encode(value)];
  const flush = (at, list, textAt, value) => [constant(at), constant(list.length), constant(textAt), constant(text(value).length), 0x10, 0].flat();
  return Buffer.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, vector([type([I32, I32, I32, I32], []), type([], []), type([I32, I32, I32, F64, I32], [I32]), type([I32], [I32]), type([], [I32])])),
    ...section(2, vector([[...name("gb"), ...name("flush"), 0, 0], [...name("gb"), ...name("fail"), 0, 0]])),
    ...section(3, vector([1, 2, 1, 4, 3].map((t) => [t]))),
    ...section(5, vector([[0, 1]])),
    ...section(6, vector([[I32, 1, ...constant(60000), 0x0b]])),
    ...section(7, vector([[...name("gb_start"), 0, 2], [...name("gb_event"), 0, 3], [...name("gb_flush"), 0, 4], [...name("gb_recover"), 0, 5], [...name("gb_text"), 0, 6],
      [...name("memory"), 2, 0], [...name("__stack_pointer"), 3, 0]])),
    ...section(10, vector([
      body(flush(1024, startWords, 4096, startText)),
      body([0x20, 0], constant(failing), [0x46, 0x04, 0x40], constant(kind), constant(9), constant(12288), constant(text(message).length), [0x10, 1, 0x0b], constant(0)),
      body(flush(2048, laterWords, 8192, laterText)),
      body(constant(0)),
      body(constant(16384)),
    ])),
    ...section(11, vector([data(1024, words(startWords)), data(2048, words(laterWords)), data(4096, text(startText)), data(8192, text(laterText)), data(12288, text(message))])),
  ]);
}
