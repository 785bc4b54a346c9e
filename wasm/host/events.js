/**
 * Events of the page reach the program: one listener of each type, at the root.
 */
import { root, names, wasm, sendText, audio } from "./page.js";
import { idOf } from "./nodes.js";
import { guard } from "./failure.js";

/** Events that came while the program was running (focus and blur during a flush): they wait for its end. */
const waiting = [];
let running = false;

/** LISTEN. @param {number} name the event's type in the name table */
export function listen(name) {
  root.addEventListener(names[name], (event) => whenIdle(() => dispatch(event, name)), true);
}

/** Runs `action`, which may call into the program, at once or after what is running now. @param {() => void} action */
export function whenIdle(action) {
  waiting.push(action);
  if (running) return;
  running = true;
  try {
    for (let next; (next = waiting.shift()); ) next();
  } finally {
    running = false;
  }
}

/** Renders what has changed, after an event or at the start. */
export function flush() {
  guard(wasm.gb_flush);
  audio.flushed?.();
}

/**
 * From the target up each node that the program knows is told; of an event that does not bubble, the target alone.
 * @param {any} event
 * @param {number} name
 */
function dispatch(event, name) {
  const { target } = event;
  // Safari ends a composition before the keydown that ended it, and marks that one by its code.
  const composing = event.isComposing || event.keyCode === 229;
  // A key that works on an unfinished composition is no Enter for the program.
  const key = event.key && composing ? "Process" : event.key;
  const text = key ?? (typeof target.value === "string" ? target.value : "");
  const number = target.valueAsNumber ?? target.currentTime ?? target.selectedIndex;
  const flags =
    (target.checked || target.open) | (event.shiftKey << 1) | (event.ctrlKey << 2) | (event.altKey << 3) | (event.metaKey << 4) | (composing << 5);
  let told = false;
  for (let node = target; node; node = event.bubbles && node !== root ? node.parentNode : null) {
    const id = idOf(node);
    if (id === undefined) continue;
    told = true;
    const bytes = sendText(text);
    if (bytes !== undefined && guard(wasm.gb_event, id, name, bytes, number, flags) & 1) event.preventDefault();
  }
  if (told) flush();
}
