/**
 * The host of one version of a page under `gblocks dev`. Each version imports it anew (by another address), so that nothing of the
 * version before is left in it.
 */
import "../host/audio.js";
import { root, wasm, useModule, memoryBytes, memoryWords } from "../host/page.js";
import { loadTemplates, nodes } from "../host/nodes.js";
import { imports } from "../host/imports.js";
import { flush, whenIdle } from "../host/events.js";
import { guard } from "../host/failure.js";

/** @param {WebAssembly.Module} module @param {string[]} texts that the module calls by their numbers */
export async function load(module, texts) {
  loadTemplates();
  useModule((await WebAssembly.instantiate(module, { gb: imports })).exports);

  return {
    root,

    /** Runs the program. @param {Uint8Array} [state] of the version before */
    start(state) {
      whenIdle(() => {
        wasm._initialize?.();
        sendTexts(texts);
        guard(wasm.gb_start);
        if (state?.length) {
          memoryBytes().set(state, wasm.gb_text(state.length));
          guard(wasm.gb_restore, state.length);
        }
        flush();
      });
    },

    /** What the next version takes over. @returns {Uint8Array} */
    save() {
      const length = wasm.gb_save();
      const at = wasm.gb_text(0);
      return memoryBytes().slice(at, at + length);
    },

    /**
     * From now on nothing reaches the program: what waits in it is over. Its memory and its nodes are let go, too; this module
     * itself stays with the page for ever.
     */
    stop() {
      const memory = new WebAssembly.Memory({ initial: 0 });
      useModule({ memory, __stack_pointer: { value: 0 }, gb_text: () => 0, gb_event: () => 0, gb_audio: () => 0, gb_timer() {}, gb_flush() {} });
      memoryWords();
      memoryBytes();
      nodes.length = 0;
    },
  };
}

function sendTexts(texts) {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const lengths = encoded.map((bytes) => bytes.length);
  const room = lengths.reduce((sum, length) => sum + length, 4 * texts.length);
  let at = wasm.gb_text(Math.max(room, 4));
  new Uint32Array(wasm.memory.buffer, at, texts.length).set(lengths);
  at += 4 * texts.length;
  for (const bytes of encoded) {
    memoryBytes().set(bytes, at);
    at += bytes.length;
  }
  wasm.gb_texts(texts.length);
}
