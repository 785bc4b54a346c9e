/**
 * The host in the browser with a program made of JavaScript: `t.run(…)` flushes operations, `t.calls` are the program's exports that
 * the host called, `t.on` says what they do.
 */
import * as op from "gblocks/ops.js";
import { names, useModule, wasm } from "../../wasm/host/page.js";
import { nodes, idOf, loadTemplates } from "../../wasm/host/nodes.js";
import { imports } from "../../wasm/host/imports.js";
import { flush, whenIdle } from "../../wasm/host/events.js";
import "../../wasm/host/audio.js";

const memory = new WebAssembly.Memory({ initial: 16 });
const OPS = 1024;
const TEXT = 128 * 1024;
const ROOM = 256 * 1024;
const STACK = 777;

const t = (globalThis.t = { op, names, nodes, idOf, calls: [], on: {}, wasm: null, memory, imports });

const read = (at, length) => new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));

useModule({
  memory,
  __stack_pointer: { value: STACK },
  gb_text(bytes) {
    while (ROOM + bytes > memory.buffer.byteLength) memory.grow(16);
    return ROOM;
  },
  gb_event(node, name, bytes, number, flags) {
    const event = { node, name: names[name], text: read(ROOM, bytes), number: Number(number), flags };
    t.calls.push(event);
    return t.on.event?.(event) ?? 0;
  },
  gb_audio(node, name, rate, channels, frames) {
    const samples = Array.from({ length: channels }, (_, i) => [...new Float32Array(memory.buffer, ROOM + i * frames * 4, frames)]);
    t.calls.push({ node, name: names[name], rate, samples });
  },
  gb_flush() {
    t.calls.push("flush");
    t.on.flush?.();
  },
  gb_recover(kind) {
    t.calls.push(`recover ${kind} ${wasm.__stack_pointer.value === STACK}`);
    return t.on.recover?.() ?? 0;
  },
});
t.wasm = wasm;

/** Each operation is an array: opcode and operands; a string becomes its length, and part of the text. */
t.run = (...operations) => {
  const words = [];
  let text = "";
  for (const operation of operations)
    for (const operand of operation) {
      if (typeof operand === "string") text += operand;
      words.push(typeof operand === "string" ? operand.length : operand);
    }
  const bytes = new TextEncoder().encode(text);
  new Int32Array(memory.buffer, OPS, words.length).set(words);
  new Uint8Array(memory.buffer, TEXT, bytes.length).set(bytes);
  imports.flush(OPS, words.length, TEXT, bytes.length);
};

/** The same as the program would: in a flush of its own. */
t.flush = (...operations) => {
  t.on.flush = () => {
    t.on.flush = undefined;
    t.run(...operations);
  };
  whenIdle(flush);
};

/** Numbers of names, sent to the host where they are new. */
t.name = (text) => {
  if (!names.includes(text)) t.run([op.NAME, text]);
  return names.indexOf(text);
};

/** A failure whose text is its operand. */
const plainKind = [...Array(99).keys()].find((kind) => op.errorText(kind, ["x"]) === "x");
t.fail = (message, line) => {
  const bytes = new TextEncoder().encode(`test.gblocks\x1f\x1f${message}`);
  new Uint8Array(memory.buffer, TEXT, bytes.length).set(bytes);
  imports.fail(plainKind, line, TEXT, bytes.length);
};

/** What the browser throws through the program's frames. */
t.trap = (error) => {
  wasm.__stack_pointer.value -= 16;
  throw error;
};

loadTemplates();
