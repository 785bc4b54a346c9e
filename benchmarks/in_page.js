/**
 * What the benchmarks have in each page (an init script). An action is [kind, selector, value]:
 * "click"; "type": the field's value becomes `value`, and the page hears `input`; "press": the key `value` goes down.
 */
globalThis.benchmark = (() => {
  const find = (selector) => document.querySelector(selector) ?? fail(`there is no ${selector}`);
  const fail = (message) => {
    throw new Error(message);
  };
  /** Waits until what has been changed is painted. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** One action, done at once. */
  function act([kind, selector, value]) {
    const node = find(selector);
    if (kind === "click") node.click();
    else if (kind === "press") node.dispatchEvent(new KeyboardEvent("keydown", { key: value, bubbles: true, cancelable: true }));
    else {
      // The element's own setter: React puts another in front of it.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(node), "value").set.call(node, value);
      node.dispatchEvent(new InputEvent("input", { data: value.at(-1), inputType: "insertText", bubbles: true }));
    }
  }

  /** Actions, each in a task of its own (so that what a page puts off until after the event is seen as such) and painted before the next. */
  async function steps(actions, mark) {
    for (const action of actions) {
      await new Promise((done, failed) =>
        setTimeout(() => {
          if (mark) performance.mark(mark);
          try {
            done(act(action));
          } catch (error) {
            failed(error);
          }
        }),
      );
      await painted();
    }
  }

  /** Until what pages put into microtasks (React, Svelte) has been done. */
  async function settled() {
    for (let i = 0; i < 5; ++i) await null;
  }

  /** How many ms an action takes until the page's DOM is patched, without style, layout and paint. */
  async function time(action) {
    const start = performance.now();
    act(action);
    await settled();
    return performance.now() - start;
  }

  /** The page's own part as text, one line for each tag and text: without what nobody sees (comments, empty texts, empty classes). */
  function tree(root = find("main > .column")) {
    const lines = [];
    const walk = (node, depth) => {
      const shown = [...node.attributes].filter(({ name, value }) => name !== "value" && (name !== "class" || value)).map(({ name, value }) => ` ${name}="${value}"`);
      lines.push(`${" ".repeat(depth)}<${node.localName}${shown.sort().join("")}${node.localName === "textarea" || node.localName === "input" ? ` value=${JSON.stringify(node.value)}` : ""}>`);
      if (node.localName === "textarea") return;
      let text = "";
      const flush = () => {
        if (text.trim()) lines.push(`${" ".repeat(depth + 1)}${text.trim()}`);
        text = "";
      };
      for (const child of node.childNodes) {
        if (child.nodeType === 3) text += child.data;
        else if (child.nodeType === 1) {
          flush();
          walk(child, depth + 1);
        }
      }
      flush();
    };
    for (const child of root.children) walk(child, 0);
    return lines;
  }

  /** A number for the tree: two pages that look alike have the same. */
  function digest() {
    let hash = 0;
    for (const line of tree()) for (let i = 0; i < line.length; ++i) hash = (Math.imul(hash, 31) + line.charCodeAt(i)) | 0;
    return hash;
  }

  // Keeps what a module of WASM exports.
  let wasm;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      wasm = result.instance.exports;
      return result;
    };
  }
  /** Bytes of WASM: `memory` without the stack, whose untouched part (nearly all of it) is only an address. */
  const wasmBytes = () => (wasm ? { live: wasm.gb_live_bytes(), memory: wasm.memory.buffer.byteLength - wasm.__stack_pointer.value } : { live: 0, memory: 0 });

  return { act, steps, painted, settled, time, tree, digest, wasmBytes };
})();
