/**
 * The node table and the templates: static HTML of the page whose clones the program addresses by number.
 */
import { root } from "./page.js";

/** By id. Node 0 is the page's root; text nodes are in it too. @type {(Node | undefined)[]} */
export const nodes = [root];

/** What stands in the page for a node that is not shown, by id. @type {Map<number, Comment>} */
const standIns = new Map();

/**
 * A template: its root, and the way from it to the numbered nodes. Each step goes from a node already reached (`from`: 0 is the
 * root, k the end of the k-th step) to its first child, or, where `across`, to its next sibling; `number` is what the program
 * calls the node reached, or 0. So a clone costs one DOM access for each node on the way, and nothing is searched.
 * @typedef {{ from: number, across: boolean, number: number }} Step
 */

/** In the order of template ids. @type {{ top: Node, steps: Step[] }[]} */
const templates = [];

/** Takes the page's `<template>` elements; their `g` attributes say which nodes have numbers. */
export function loadTemplates() {
  root.g = 0;
  for (const template of document.querySelectorAll("template")) {
    let top = template.content.firstElementChild;
    // What only has a meaning inside <svg> or <math> comes wrapped in it: <template g><svg><circle/></svg></template>.
    if (template.hasAttribute("g")) top = top.firstElementChild;
    // In the page's own document, where cloning costs half of importing.
    templates.push({ top: document.adoptNode(top), steps: stepsOf(top) });
  }
}

/** @param {Element} top @returns {Step[]} */
function stepsOf(top) {
  const steps = [];
  let count = 1;
  const walk = (node, step, index) => {
    const mark = node.getAttribute?.("g");
    let textNumber = 0;
    if (mark != null) {
      node.removeAttribute("g");
      if (mark !== "t" && index) step.number = count++;
      if (mark.endsWith("t")) {
        textNumber = count++;
        if (!node.firstChild) node.append("");
      }
    }
    let needed = steps.length;
    let from = index;
    for (const child of node.childNodes) {
      const next = { from, across: from !== index, number: 0 };
      from = steps.push(next);
      if (textNumber && child.nodeType === 3) {
        next.number = textNumber;
        textNumber = 0;
      } else walk(child, next, from);
      if (next.number || steps.length > from) needed = steps.length;
    }
    // Nothing after the last child that is or holds a numbered node needs a visit.
    steps.length = needed;
  };
  walk(top, {}, 0);
  return steps;
}

const reached = [];

/** CLONE: the numbered nodes become `base`, `base + 1`, … @param {number} id @param {number} base */
export function clone(id, base) {
  const { top, steps } = templates[id];
  const copy = top.cloneNode(true);
  // The only mark on a node: with it an event finds the instance, and in the table the node (idOf).
  copy.g = base;
  nodes[base] = reached[0] = copy;
  let end = 0;
  for (const { from, across, number } of steps) {
    const node = across ? reached[from].nextSibling : reached[from].firstChild;
    reached[++end] = node;
    if (number) nodes[base + number] = node;
  }
}

/** The number of a node of the page, if the program knows it. @param {Node} node @returns {number | undefined} */
export function idOf(node) {
  let top = node;
  while (top && top.g === undefined) top = top.parentNode;
  let id = top?.g;
  if (nodes[id] !== top) return;
  // The instance's ids follow its root's, up to the next root or a free id.
  while (nodes[id] !== node) {
    const next = nodes[++id];
    if (!next || next.g !== undefined) return;
  }
  return id;
}

const placed = (id) => (standIns.size && standIns.get(id)) || nodes[id];

/** INSERT. @param {number} parentId @param {number} id @param {number} beforeId 0: at the end */
export function insert(parentId, id, beforeId) {
  nodes[parentId].insertBefore(placed(id), beforeId ? placed(beforeId) : null);
}

/** MOVE. @param {number} parentId @param {number} id @param {number} beforeId 0: at the end */
export function move(parentId, id, beforeId) {
  const parent = nodes[parentId];
  const node = placed(id);
  const before = beforeId ? placed(beforeId) : null;
  // moveBefore keeps focus, scroll, playing media and frames, but only takes what is in the page to a place in the page.
  if (node.isConnected && parent.isConnected && parent.moveBefore) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
}

/** REMOVE. @param {number} firstId @param {number} lastId a sibling after it, or the same */
export function remove(firstId, lastId) {
  let node = placed(firstId);
  const last = placed(lastId);
  const parent = node.parentNode;
  // At once, where nothing else is there.
  if (!node.previousSibling && !last.nextSibling) parent.textContent = "";
  else {
    for (let next; node !== last; node = next) {
      next = node.nextSibling;
      node.remove();
    }
    last.remove();
  }
}

/**
 * REPLACE. Focus goes over to the first element of the same kind.
 * @param {number} oldId
 * @param {number} id
 * @returns {Element | undefined} what is to be focused when the flush is done
 */
export function replace(oldId, id) {
  const node = placed(id);
  const active = document.activeElement;
  const old = placed(oldId);
  const focused = old.contains(active);
  old.replaceWith(node);
  if (focused) return node.localName === active.localName ? node : node.querySelector?.(active.localName);
}

/** SHOW. @param {number} id @param {number} shown */
export function show(id, shown) {
  const node = nodes[id];
  const standIn = standIns.get(id);
  if (shown && standIn) {
    standIns.delete(id);
    standIn.replaceWith(node);
  } else if (!shown && !standIn) {
    const comment = new Comment();
    standIns.set(id, comment);
    node.replaceWith(comment);
  }
}

/** FREE. @param {number} base @param {number} count */
export function free(base, count) {
  for (let id = base; id < base + count; ++id) {
    nodes[id] = undefined;
    if (standIns.size) standIns.delete(id);
  }
}

/** Attributes whose value a browser may follow. */
const addresses = /^(href|src|action|formaction|data|xlink:href)$/;
const runsCode = /^(javascript|vbscript|data(?!:(image|audio|video)\/)):/i;

/**
 * ATTR, OPEN_ATTR. An address that would run code is not set: it may be what somebody typed. Browsers skip control characters and
 * blanks in a scheme, so they do not hide it here.
 * @param {Element} node @param {string} name @param {string} value
 */
export function setAttribute(node, name, value) {
  if (addresses.test(name) && runsCode.test(value.replace(/[\0- ]/g, ""))) node.removeAttribute(name);
  else node.setAttribute(name, value);
}
