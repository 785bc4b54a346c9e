/**
 * What goes wrong at run time is shown to the person at the page and in the console, and the page goes on.
 */
import { RECURSION } from "gblocks/ops.js";
import { wasm } from "./page.js";

let stackTop;

/**
 * Calls an export. The program catches its failures itself; what comes here is a trap, most likely of a program that called itself
 * too deeply for this browser. `gb_recover` puts the program back to where it was and goes on with what is left of the call.
 * @param {Function} call
 * @param {...number} operands
 * @returns {number | undefined} what the export returned
 */
export function guard(call, ...operands) {
  stackTop ??= wasm.__stack_pointer.value;
  for (let traps = 0; traps < 9; ++traps) {
    try {
      return call(...operands);
    } catch (error) {
      // The browser's stack is full, or the module's own, which lies at the bottom of its memory.
      const deep = error instanceof RangeError || wasm.__stack_pointer.value < 0;
      // The frames that were left have not given back their part of the stack.
      wasm.__stack_pointer.value = stackTop;
      if (!deep) report(error);
      call = wasm.gb_recover;
      operands = [deep ? RECURSION : -1];
    }
  }
}

/** @param {string} message @param {string} place in the program */
export const fail = (message, place) => tell(`${message}\n${place}`);

/** @param {any} error that is no failure of the program */
export const report = (error) => tell(`Internal error: ${error.message}`, error);

function tell(text, ...details) {
  console.error(text, ...details);
  toast("Error", text);
}

/** An element; its test id is its first class. */
function create(tag, className, ...content) {
  const element = document.createElement(tag);
  element.className = className;
  element.dataset.testid = className.split(" ")[0];
  element.append(...content);
  return element;
}

/** Messages in the page now, by text: the same one again is counted, not stacked. @type {Map<string, () => void>} */
const shown = new Map();

/**
 * A message over the page (docs/dom.md, "Toast"). It goes by itself, but not while it is pointed at or focused.
 * @param {"Error" | "Info"} title
 * @param {string} text
 */
export function toast(title, text) {
  if (shown.has(text)) return shown.get(text)();
  let count = 1;
  let timer;
  const heading = create("span", "toast-title", title);
  const close = create("button", "toast-close", "×");
  const body = create("div", "toast-body " + title.toLowerCase(), create("div", "toast-header", heading, close), create("div", "toast-text", text));
  const remove = () => {
    clearTimeout(timer);
    shown.delete(text);
    body.remove();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (body.matches(":hover, :focus-within") ? wait() : remove()), 1e4);
  };
  close.type = "button";
  close.ariaLabel = "Close";
  close.onclick = remove;
  body.role = "status";
  body.ariaLive = "polite";
  shown.set(text, () => {
    heading.textContent = `${title} (${++count})`;
    wait();
  });
  wait();
  document.querySelector(".toast-wrap").append(body);
}
