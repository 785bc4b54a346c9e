/**
 * Loads the program and starts it.
 */
import { root, useModule, wasm } from "./page.js";
import { loadTemplates } from "./nodes.js";
import { imports } from "./imports.js";
import { flush, whenIdle } from "./events.js";
import { guard } from "./failure.js";

/** The page's preload link says where the module is, and its hash: the fetch here takes up the one that the link has begun. */
export async function start() {
  try {
    loadTemplates();
    useModule((await load(document.querySelector("link[as=fetch]"))).exports);
  } catch (error) {
    console.error(error);
    const message = document.createElement("p");
    message.role = "alert";
    message.textContent = `This page could not be started (${error.message}). Reload it, or try a newer browser.`;
    root.append(message);
    return;
  }
  whenIdle(() => {
    wasm._initialize?.();
    guard(wasm.gb_start);
    flush();
  });
}

/**
 * @param {HTMLLinkElement} link its hash is in `data-integrity`: browsers do not know `integrity` for such links, and say so
 * @returns {Promise<WebAssembly.Instance>}
 */
async function load({ href, dataset }) {
  const response = await fetch(href, { integrity: dataset.integrity });
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  const modules = { gb: imports };
  // Not every host knows the type without which browsers refuse to compile while loading.
  const streaming = response.headers.get("content-type") === "application/wasm";
  const { instance } = await (streaming
    ? WebAssembly.instantiateStreaming(response, modules)
    : WebAssembly.instantiate(await response.arrayBuffer(), modules));
  return instance;
}
