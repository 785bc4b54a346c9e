// In the page: does again what the native half did, and says where the page differs. Evaluated once, before the program's own script.
(() => {
  const encoder = new TextEncoder();

  /** FNV-1a, as sequences_host.cpp has it. */
  function hashOf(text) {
    let hash = 0x811c9dc5;
    for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
    return hash >>> 0;
  }

  // ---- What the program tells -------------------------------------------------------------------------------------------

  /** Lines that it printed and failures, since the last look. */
  let told = [];
  console.log = (...texts) => told.push(`prints: ${texts.join(" ")}\n`);
  // The place of a failure is in its second line.
  console.error = (text) => told.push(`failure: ${`${text}`.split("\n")[0]}\n`);

  // ---- Styles as the program wrote them: browsers spell them otherwise ------------------------------------------------------

  const elementOf = new WeakMap();
  const styleOf = new WeakMap();
  for (const type of [HTMLElement, SVGElement]) {
    const { get } = Object.getOwnPropertyDescriptor(type.prototype, "style");
    Object.defineProperty(type.prototype, "style", {
      get() {
        const style = get.call(this);
        elementOf.set(style, this);
        return style;
      },
    });
  }
  const cssText = Object.getOwnPropertyDescriptor(CSSStyleDeclaration.prototype, "cssText");
  Object.defineProperty(CSSStyleDeclaration.prototype, "cssText", {
    get: cssText.get,
    set(text) {
      styleOf.set(elementOf.get(this), text);
      cssText.set.call(this, text);
    },
  });

  // ---- The page as text, as oracle::Serialize and NormalHtml write it ---------------------------------------------------------

  const isVoid = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "&#10;");
  const quote = (text) => `"${escape(text).replace(/"/g, "&quot;")}"`;

  function attributesOf(element) {
    const attributes = new Map([...element.attributes].map(({ name, value }) => [name, value]));
    if (styleOf.has(element)) {
      const style = styleOf.get(element);
      if (style) attributes.set("style", style);
      else attributes.delete("style");
    }
    return [...attributes].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Properties that are not what the attributes say. */
  function propertiesOf(element) {
    const properties = [];
    const add = (name, value, otherwise) => value !== otherwise && properties.push(` .${name}=${quote(value)}`);
    const ticks = element.type === "checkbox" || element.type === "radio";
    if (element instanceof HTMLInputElement && ticks) add("checked", `${element.checked}`, `${element.hasAttribute("checked")}`);
    if (element.indeterminate === true) add("indeterminate", "true");
    if (element.muted === true) add("muted", "true");
    if (element instanceof HTMLInputElement && !ticks) add("value", element.value, element.getAttribute("value") ?? "");
    if (element instanceof HTMLTextAreaElement) add("value", element.value, element.textContent);
    if (element instanceof HTMLSelectElement) {
      const options = [...element.options];
      const said = options.findLast((option) => option.hasAttribute("selected")) ?? options[0];
      add("value", element.value, said?.value ?? "");
    }
    return properties.join("");
  }

  function write(node, depth) {
    const indent = "  ".repeat(depth);
    if (node.nodeType === Node.TEXT_NODE) return node.data ? `${indent}${escape(node.data)}\n` : "";
    if (node.nodeType === Node.COMMENT_NODE) return `${indent}<!---->\n`;
    let html = `${indent}<${node.localName}`;
    for (const [name, value] of attributesOf(node)) html += value ? ` ${name}=${quote(value)}` : ` ${name}`;
    html += propertiesOf(node) + ">";
    if (isVoid.test(node.localName)) return html + "\n";
    const children = [...node.childNodes];
    if (children.every((child) => child.nodeType === Node.TEXT_NODE)) html += escape(node.textContent);
    else html += `\n${children.map((child) => write(child, depth + 1)).join("")}${indent}`;
    return `${html}</${node.localName}>\n`;
  }

  /** The page, and what the program told since the last look. */
  function look() {
    const html = [...root().childNodes].map((node) => write(node, 0)).join("");
    // The native half notes prints before failures.
    told.sort((a, b) => (a[0] === b[0] ? 0 : a[0] === "p" ? -1 : 1));
    return html + told.splice(0).join("");
  }

  // ---- Loading the page anew, without a navigation ---------------------------------------------------------------------------

  const root = () => document.querySelector("[data-gblocks]");
  let original;
  let loads = 0;
  let wasm;
  let started;
  let bytes;

  const instantiate = WebAssembly.instantiate.bind(WebAssembly);
  WebAssembly.instantiateStreaming = async (response, imports) => {
    wasm ??= await WebAssembly.compile(await (await response).arrayBuffer());
    const instance = await instantiate(wasm, imports);
    started?.();
    return { instance };
  };
  const fetchFile = window.fetch.bind(window);
  window.fetch = async (address, options) => {
    bytes ??= await (await fetchFile(address, options)).arrayBuffer();
    return new Response(bytes, { headers: { "content-type": "application/wasm" } });
  };

  async function load() {
    original ??= {
      root: root().cloneNode(true),
      templates: [...document.querySelectorAll("template")].map((template) => template.content.cloneNode(true)),
      script: document.querySelector("script[type=module]").src,
    };
    root().replaceWith(original.root.cloneNode(true));
    document.querySelector(".toast-wrap").replaceChildren();
    document.querySelectorAll("template").forEach((template, i) => template.content.replaceChildren(original.templates[i].cloneNode(true)));
    localStorage.clear();
    told = [];
    const ready = new Promise((done) => (started = done));
    await import(`${original.script}?load=${++loads}`);
    await ready;
    // The host goes on in microtasks: by the next task the first render is done.
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  }

  // ---- What a person does ------------------------------------------------------------------------------------------------------

  const tools = "input,textarea,select,button,a";

  function act([at, what, text]) {
    if (what === "nothing") return;
    const element = root().querySelectorAll("*")[at];
    const fire = (type, kind = Event, more = {}) => element.dispatchEvent(new kind(type, { bubbles: true, cancelable: true, ...more }));
    switch (what) {
      case "click":
        if (element.matches(tools)) element.click();
        else fire("click", MouseEvent);
        break;
      case "type":
      case "input":
        element.value = text;
        fire("input", InputEvent);
        if (what === "type" && element.isConnected) fire("change");
        break;
      case "press":
        if (fire("keydown", KeyboardEvent, { key: text }) && element.isConnected) fire("keyup", KeyboardEvent, { key: text });
        break;
      case "dispatch":
        fire(text, FocusEvent);
    }
  }

  /**
   * Each sequence from a page that was loaded anew.
   * @param {{ seed: number, actions?: [number, string, string][], hashes: number[] }[]} sequences
   * @returns {Promise<{ seed: number, event: number, page: string }[]>} where the page differs first, in each
   */
  window.replay = async (sequences) => {
    const differences = [];
    for (const { seed, actions = [], hashes } of sequences) {
      await load();
      for (let event = 0; event < hashes.length; ++event) {
        let page;
        try {
          if (event) act(actions[event - 1]);
          page = look();
        } catch (error) {
          page = `${error.stack}`;
        }
        if (hashOf(page) === hashes[event]) continue;
        differences.push({ seed, event, page });
        break;
      }
    }
    return differences;
  };
})();
