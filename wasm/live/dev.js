/**
 * The page's side of `gblocks dev`: runs the program, and lets each new version take over from the one before.
 */
import { carry, watchEdits } from "./carry.js";
import { hideProblem, showProblem } from "./overlay.js";

/** The version that runs. */
let program;
/** What it was made of: only what differs is made again. */
let parts;
let versions = 0;
/** Compiled modules by address: a change of texts alone needs no other. @type {Map<string, Promise<WebAssembly.Module>>} */
const modules = new Map();

const moduleLink = (page) => page.querySelector("link[as=fetch]");
const styleLink = (page) => page.querySelector("link[rel=stylesheet]");
const templatesOf = (page) => [...page.body.querySelectorAll(":scope > template, :scope > data[data-version]")];
const describe = (page) => ({
  style: styleLink(page)?.getAttribute("href"),
  program: [moduleLink(page)?.getAttribute("href"), ...templatesOf(page).map((element) => element.outerHTML)].join("\n"),
});

/** @param {HTMLLinkElement} link @returns {Promise<WebAssembly.Module>} */
function moduleOf({ href, dataset }) {
  if (!modules.has(href)) {
    if (modules.size > 8) modules.clear();
    modules.set(href, WebAssembly.compileStreaming(fetch(href, { integrity: dataset.integrity })));
  }
  return modules.get(href);
}

/** Makes a program of the templates in the page. `root` is its place. */
async function load(link) {
  const module = await moduleOf(link);
  const texts = JSON.parse(document.querySelector("data[data-version]").textContent);
  const { load } = await import(new URL(`program.js?${++versions}`, import.meta.url).href);
  const loaded = await load(module, texts);
  watchEdits(loaded.root);
  return loaded;
}

/** The page as the server has it now. @returns {Promise<Document>} */
function fetchPage() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname);
    request.responseType = "document";
    request.onload = () => resolve(request.response);
    request.onerror = () => reject(new Error("the server does not answer"));
    request.send();
  });
}

async function update() {
  // What was there was no program.
  if (!program) return location.reload();
  const page = await fetchPage();
  const next = describe(page);
  const old = parts;
  parts = next;
  let styled = Promise.resolve();
  let oldStyle;
  if (next.style !== old.style) {
    oldStyle = styleLink(document);
    const link = document.importNode(styleLink(page), true);
    styled = new Promise((resolve) => (link.onload = link.onerror = resolve));
    oldStyle.after(link);
  }
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  if (next.program === old.program) {
    await styled;
    return oldStyle?.remove();
  }
  const before = program;
  const root = document.importNode(page.querySelector("[data-gblocks]"), true);
  // The new version finds its place by this mark, and stays out of sight until it takes over.
  before.root.removeAttribute("data-gblocks");
  root.style.display = "none";
  before.root.before(root);
  for (const element of templatesOf(document)) element.remove();
  document.body.append(...templatesOf(page).map((element) => document.importNode(element, true)));
  const [loaded] = await Promise.all([load(document.importNode(moduleLink(page), true)), styled]);
  oldStyle?.remove();
  // From here on in one go: nobody sees a page in between.
  let state;
  try {
    state = before.save();
  } catch (error) {
    console.error("The state of the page is lost:", error);
  }
  before.stop();
  const put = carry(before.root);
  before.root.remove();
  root.style.display = "";
  program = loaded;
  program.start(state);
  put(root);
}

let work = Promise.resolve();
/** One after another. */
function later(step) {
  work = work.then(step).catch((error) => {
    console.error(error);
    showProblem(`The page could not be brought up to date (${error.message}). Reload it.`);
  });
}

const mark = document.querySelector("data[data-version]");
let version = mark.dataset.version;
if (moduleLink(document)) {
  later(async () => {
    parts = describe(document);
    program = await load(moduleLink(document));
    program.start();
  });
}

const events = new EventSource(new URL("../gblocks-events", import.meta.url));
events.addEventListener("page", ({ data }) => {
  later(async () => {
    if (data !== version) await update();
    version = data;
    hideProblem();
    document.dispatchEvent(new CustomEvent("gblocks:updated", { detail: data }));
  });
});
events.addEventListener("problem", ({ data }) => later(() => showProblem(JSON.parse(data))));
