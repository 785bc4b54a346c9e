/**
 * The operations of one flush become changes of the page.
 */
import * as op from "gblocks/ops.js";
import { names, audio } from "./page.js";
import { nodes, clone, insert, move, remove, replace, show, free, setAttribute } from "./nodes.js";
import { listen } from "./events.js";
import { report } from "./failure.js";

/**
 * Runs the operations in `words[at … end)`. An operation that the browser refuses is reported and the others still run: its
 * operands have all been read by then.
 * @param {Int32Array} words
 * @param {number} at
 * @param {number} end
 * @param {string} text all text of the flush; operands are lengths in it, in order
 */
export function decode(words, at, end, text) {
  const focused = document.activeElement ?? document.body;
  // Kept for the end, when every node is at its place and has its limits and options: [node, property, text].
  const values = [];
  const caret = caretOf(focused);
  let toFocus;
  let heir;
  let cursor;
  let read = 0;
  while (at < end) {
    try {
      while (at < end) {
        switch (words[at++]) {
          case op.CLONE:
            clone(words[at++], words[at++]);
            break;
          case op.TEXT:
            nodes[words[at++]].data = text.slice(read, (read += words[at++]));
            break;
          case op.INSERT:
            insert(words[at++], words[at++], words[at++]);
            break;
          case op.MOVE:
            move(words[at++], words[at++], words[at++]);
            break;
          case op.ATTR:
            setAttribute(nodes[words[at++]], names[words[at++]], text.slice(read, (read += words[at++])));
            break;
          case op.NO_ATTR:
            nodes[words[at++]].removeAttribute(names[words[at++]]);
            break;
          case op.PROP:
            values.push([nodes[words[at++]], names[words[at++]], text.slice(read, (read += words[at++]))]);
            break;
          case op.FLAG: {
            const node = nodes[words[at++]];
            const name = names[words[at++]];
            const on = !!words[at++];
            if (node[name] !== on) node[name] = on;
            break;
          }
          case op.REMOVE:
            remove(words[at++], words[at++]);
            break;
          case op.REPLACE:
            heir = replace(words[at++], words[at++]) ?? heir;
            break;
          case op.FREE:
            free(words[at++], words[at++]);
            break;
          case op.STYLE:
            nodes[words[at++]].style.cssText = text.slice(read, (read += words[at++]));
            break;
          case op.SHOW:
            show(words[at++], words[at++]);
            break;
          case op.NAME:
            names.push(text.slice(read, (read += words[at++])));
            break;
          case op.LISTEN:
            listen(words[at++]);
            break;
          case op.FOCUS:
            toFocus = nodes[words[at++]];
            break;
          case op.FILL:
            cursor = nodes[words[at++]];
            cursor.textContent = "";
            break;
          case op.OPEN: {
            const element = document.createElement(names[words[at++]]);
            cursor.append(element);
            cursor = element;
            break;
          }
          case op.OPEN_ATTR:
            setAttribute(cursor, names[words[at++]], text.slice(read, (read += words[at++])));
            break;
          case op.OPEN_TEXT:
            cursor.append(text.slice(read, (read += words[at++])));
            break;
          case op.CLOSE:
            cursor = cursor.parentNode;
            break;
          case op.MEDIA:
            at += 7;
            audio.media?.(words, at - 7);
        }
      }
    } catch (error) {
      report(error);
    }
  }
  for (const [node, name, value] of values) setProperty(node, name, value);
  // Where the browser has no moveBefore, a move has taken the focus away.
  if (!heir && focused !== document.activeElement && focused.isConnected) heir = focused;
  if (toFocus) toFocus.focus();
  else if (heir) {
    heir.focus();
    setCaret(heir, caret);
  }
}

const caretOf = (field) => [field.selectionStart, field.selectionEnd, field.selectionDirection];

/** Fields without a caret (number, select, buttons) say null or undefined. */
function setCaret(field, caret) {
  if (caret[0] != null && field.selectionStart != null) field.setSelectionRange(...caret);
}

/**
 * Writes a property where it differs; the caret of a focused field stays where it is, unless it was at the end.
 * @param {any} node
 * @param {string} name
 * @param {string} value
 */
function setProperty(node, name, value) {
  const old = node[name];
  // A number may be spelt in many ways: what is being typed ("1.", "1.50") is not replaced by its equal.
  if (old === value || (value && node.valueAsNumber === +value)) return;
  const caret = caretOf(node);
  node[name] = value;
  if (caret[0] < old.length && node === document.activeElement) setCaret(node, caret);
}
