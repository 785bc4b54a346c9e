/**
 * What goes wrong at run time is shown to the person at the page and in the console, and the page goes on.
 */
import { root, wasm } from "./page.js";

/**
 * A failure of the program, which knows its place in the source.
 * @param {string} message
 * @param {number} at line
 * @returns {Error & { at: number }}
 */
export const failure = (message, at) => Object.assign(new Error(message), { at });

let stackTop;

/**
 * Calls an export. A failure in it is shown, and `gb_recover` puts the program back to where it was before the failed handler and
 * goes on with what is left of the call (it may fail again); its result is the call's.
 * @param {Function} call
 * @param {...number} operands
 * @returns {number | undefined} what the export returned
 */
export function guard(call, ...operands) {
  stackTop ??= wasm.__stack_pointer.value;
  for (;;) {
    try {
      return call(...operands);
    } catch (error) {
      // The frames that were left have not given back their part of the stack.
      wasm.__stack_pointer.value = stackTop;
      report(error);
      // A trap in the recovery itself: there is nothing more to try.
      if (call === wasm.gb_recover && !error.at) return;
      call = wasm.gb_recover;
      operands = [];
    }
  }
}

/** @param {any} error */
export function report(error) {
  const text = error.at ? `${error.message}\n${root.dataset.gblocks}:${error.at}` : `Internal error: ${error.message}`;
  console.error(text, error);
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
