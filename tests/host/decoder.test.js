import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { harness, launch } from "./support.js";

let browser;
let page;
before(async () => (browser = await launch()));
after(() => browser.close());

const body = () => page.evaluate(() => document.querySelector("[data-gblocks]").innerHTML);
const open = async (templates) => (page = await harness(browser, templates));

test("a clone's numbered nodes are found, marks are gone", async () => {
  await open(`<template><tr><td g="t"> </td><td class="x"><a g="et"> <b></b></a></td><td><i></i><a><span g></span></a></td><td></td></tr></template>`);
  await page.evaluate(() => {
    const { op, run } = t;
    run([op.CLONE, 0, 5], [op.TEXT, 6, "7"], [op.TEXT, 8, "label"], [op.ATTR, 9, t.name("class"), "g"], [op.INSERT, 0, 5, 0], [op.ATTR, 7, t.name("href"), "#"]);
  });
  assert.equal(await body(), `<tr><td>7</td><td class="x"><a href="#">label<b></b></a></td><td><i></i><a><span class="g"></span></a></td><td></td></tr>`);
  assert.deepEqual(await page.evaluate(() => t.nodes.slice(5).map((n) => n.nodeName)), ["TR", "#text", "A", "#text", "SPAN"]);
  assert.deepEqual(await page.evaluate(() => Array.from(t.nodes, (n) => (n ? t.idOf(n) : null))), [0, null, null, null, null, 5, 6, 7, 8, 9]);
});

test("the text of an element without one; its number comes before those of children", async () => {
  await open(`<template><p g="t"><b g></b>x<i g></i></p></template><template><p><b g="t"></b></p></template>`);
  assert.deepEqual(await page.evaluate(() => {
    t.run([t.op.CLONE, 0, 1], [t.op.CLONE, 1, 5]);
    return t.nodes.slice(1).map((n) => n.nodeName + (n.data ?? ""));
  }), ["P", "#textx", "B", "I", "P", "#text"]);
});

test("parts of SVG are of its namespace", async () => {
  await open(`<template><svg viewBox="0 0 9 9"><g g></g></svg></template><template g><svg><circle r="3"></circle></svg></template>`);
  assert.equal(await page.evaluate(() => {
    const { op, run } = t;
    run([op.CLONE, 0, 1], [op.CLONE, 1, 3], [op.INSERT, 2, 3, 0], [op.INSERT, 0, 1, 0], [op.ATTR, 3, t.name("class"), "dot"]);
    return t.nodes[3].namespaceURI + t.nodes[3].outerHTML;
  }), `http://www.w3.org/2000/svg<circle xmlns="http://www.w3.org/2000/svg" r="3" class="dot"></circle>`.replace(` xmlns="http://www.w3.org/2000/svg"`, ""));
});

test("text is cut by UTF-16 units, whatever it holds", async () => {
  await open(`<template><p g="t"> </p></template>`);
  assert.equal(await page.evaluate(() => {
    const texts = ["\ufeffa", "", "é😀", "\0", "<b>&amp;", "日本"];
    t.run(...texts.flatMap((text, i) => [[t.op.CLONE, 0, 1 + i * 2], [t.op.TEXT, 2 + i * 2, text]]));
    return texts.every((text, i) => t.nodes[2 + i * 2].data === text);
  }), true);
});

test("attributes, properties, flags and styles", async () => {
  await open(`<template><input type="checkbox"></template><template><p></p></template>`);
  assert.deepEqual(await page.evaluate(() => {
    const { op, run, name, nodes } = t;
    run([op.CLONE, 0, 1], [op.CLONE, 1, 2], [op.FLAG, 1, name("checked"), 1], [op.FLAG, 1, name("indeterminate"), 1], [op.ATTR, 2, name("id"), "a"],
      [op.ATTR, 2, name("hidden"), ""], [op.NO_ATTR, 2, name("hidden")], [op.STYLE, 2, "flex-grow: 3; min-width: min(5px, 100%)"], [op.INSERT, 0, 2, 0]);
    const grow = getComputedStyle(nodes[2]).flexGrow;
    run([op.FLAG, 1, name("checked"), 0], [op.STYLE, 2, ""]);
    return [nodes[1].checked, nodes[1].indeterminate, grow, nodes[2].style.length, nodes[2].id, nodes[2].hidden];
  }), [false, true, "3", 0, "a", false]);
  assert.deepEqual(page.log, []);
});

test("a value waits for its limits and options", async () => {
  await open(`<template><input type="range"></template><template><select></select></template><template><option g="t"> </option></template>`);
  assert.deepEqual(await page.evaluate(() => {
    const { op, run, name, nodes } = t;
    run([op.CLONE, 0, 1], [op.PROP, 1, name("value"), "500"], [op.ATTR, 1, name("max"), "1000"], [op.CLONE, 1, 2], [op.PROP, 2, name("value"), "b"],
      [op.CLONE, 2, 3], [op.TEXT, 4, "a"], [op.CLONE, 2, 5], [op.TEXT, 6, "b"], [op.INSERT, 2, 3, 0], [op.INSERT, 2, 5, 0]);
    return [nodes[1].value, nodes[2].value];
  }), ["500", "b"]);
});

test("a focused field keeps its caret; equal values are not written", async () => {
  await open(`<template><input></template><template><textarea></textarea></template><template><input type="number"></template>`);
  assert.deepEqual(await page.evaluate(() => {
    const { op, run, name, nodes } = t;
    const value = (id, text) => run([op.PROP, id, name("value"), text]);
    const caret = (id) => [nodes[id].value, nodes[id].selectionStart, nodes[id].selectionEnd];
    run([op.CLONE, 0, 1], [op.CLONE, 1, 2], [op.CLONE, 2, 3], [op.INSERT, 0, 1, 0], [op.INSERT, 0, 2, 0], [op.INSERT, 0, 3, 0]);
    const seen = [];
    for (const id of [1, 2]) {
      value(id, "hello");
      nodes[id].focus();
      nodes[id].setSelectionRange(1, 3);
      value(id, "HELLO");
      seen.push(caret(id));
      value(id, "HE");
      seen.push(caret(id));
      value(id, "");
      seen.push(caret(id));
      value(id, "12 34");
      seen.push(caret(id));
    }
    nodes[3].focus();
    nodes[3].value = "1.50";
    value(3, "1.5");
    seen.push(nodes[3].value);
    value(3, "2");
    seen.push(nodes[3].value);
    value(3, "");
    seen.push(nodes[3].value);
    return seen;
  }), [...Array(2).fill([["HELLO", 1, 3], ["HE", 1, 2], ["", 0, 0], ["12 34", 5, 5]]).flat(), "1.50", "2", ""]);
});

for (const native of [true, false])
  test(`a move keeps focus and selection, ${native ? "with" : "without"} moveBefore`, async () => {
    await open(`<template><div><input g></div></template>`);
    if (!native) await page.evaluate(() => delete Element.prototype.moveBefore);
    assert.deepEqual(await page.evaluate((native) => {
      const { op, run, nodes } = t;
      run([op.CLONE, 0, 1], [op.CLONE, 0, 3], [op.CLONE, 0, 5], [op.INSERT, 0, 1, 0], [op.INSERT, 0, 3, 0], [op.INSERT, 0, 5, 0]);
      const input = nodes[2];
      input.value = "text";
      input.focus();
      input.setSelectionRange(1, 2);
      let blurs = 0;
      input.onblur = () => blurs++;
      run([op.MOVE, 0, 1, 5], [op.MOVE, 0, 1, 0], [op.MOVE, 0, 3, 0]);
      const order = [...nodes[0].children].map((child) => t.idOf(child));
      return [order, document.activeElement === input, input.selectionStart, input.selectionEnd, native ? blurs : 0];
    }, native), [[5, 1, 3], true, 1, 2, 0]);
  });

test("FOCUS before the node is in the page; REMOVE and FREE", async () => {
  await open(`<template><input></template>`);
  assert.deepEqual(await page.evaluate(() => {
    const { op, run, nodes } = t;
    run([op.CLONE, 0, 1], [op.FOCUS, 1], [op.INSERT, 0, 1, 0]);
    const input = nodes[1];
    const focused = document.activeElement === input;
    run([op.REMOVE, 1, 1], [op.FREE, 1, 1]);
    return [focused, input.isConnected, t.idOf(input) ?? null, nodes[0].childNodes.length];
  }), [true, false, null, 0]);
});

test("REPLACE hands focus and caret over", async () => {
  await open(`<template><p><b></b><input g></p></template><template><label><button></button><input g></label></template><template><hr></template>`);
  assert.deepEqual(await page.evaluate(() => {
    const { op, run, name, nodes } = t;
    run([op.CLONE, 0, 1], [op.CLONE, 2, 3], [op.INSERT, 0, 1, 0], [op.INSERT, 0, 3, 0], [op.PROP, 2, name("value"), "hello"]);
    nodes[2].focus();
    nodes[2].setSelectionRange(2, 4);
    run([op.CLONE, 1, 5], [op.REPLACE, 1, 5], [op.PROP, 6, name("value"), "hello"], [op.FREE, 1, 2]);
    const input = nodes[6];
    const seen = [document.activeElement === input, input.selectionStart, input.selectionEnd];
    run([op.CLONE, 2, 7], [op.REPLACE, 5, 7]);
    return [...seen, nodes[0].innerHTML, document.activeElement === document.body];
  }), [true, 2, 4, "<hr><hr>", true]);
});

test("numbers as the program asks for them", async () => {
  await open("");
  assert.deepEqual(await page.evaluate(() => {
    const text = (value, precision) => {
      const length = t.imports.number_text(value, precision, 64);
      const bytes = new Uint8Array(t.memory.buffer, 64, length);
      return [String.fromCharCode(...bytes), t.imports.text_number(64, length)];
    };
    return [text(0.1, -1), text(-1234.5, -1), text(1e21, -1), text(5e-324, -1), text(2.5, 0), text(1 / 3, 5), text(-0, -1)].flat();
  }), ["1e-1", 0.1, "-1.2345e+3", -1234.5, "1e+21", 1e21, "5e-324", 5e-324, "3e+0", 3, "3.33333e-1", 0.333333, "0e+0", 0]);
});

test("a node that is not shown moves, goes and comes back", async () => {
  await open(`<template><p g="t">a</p></template><template><div><b g></b></div></template>`);
  await page.evaluate(() => {
    const { op, run } = t;
    run([op.CLONE, 0, 1], [op.CLONE, 0, 3], [op.CLONE, 1, 5], [op.SHOW, 1, 0], [op.SHOW, 6, 0], [op.INSERT, 0, 1, 0], [op.INSERT, 0, 3, 1], [op.INSERT, 0, 5, 0], [op.TEXT, 2, "b"]);
  });
  assert.equal(await body(), "<p>a</p><!----><div><!----></div>");
  await page.evaluate(() => t.run([t.op.MOVE, 0, 1, 3], [t.op.SHOW, 6, 1], [t.op.SHOW, 1, 0]));
  assert.equal(await body(), "<!----><p>a</p><div><b></b></div>");
  await page.evaluate(() => t.run([t.op.SHOW, 1, 1]));
  assert.equal(await body(), "<p>b</p><p>a</p><div><b></b></div>");
  await page.evaluate(() => t.run([t.op.SHOW, 1, 0], [t.op.REMOVE, 1, 1], [t.op.FREE, 1, 2]));
  assert.equal(await body(), "<p>a</p><div><b></b></div>");
});

test("FILL makes elements; what the browser refuses is told and the rest is done", async () => {
  await open(`<template><div>old</div></template>`);
  await page.evaluate(() => {
    const { op, run, name } = t;
    run([op.CLONE, 0, 1], [op.INSERT, 0, 1, 0], [op.FILL, 1], [op.OPEN, name("h3")], [op.OPEN_TEXT, "Title <b>"], [op.OPEN, name("em")], [op.OPEN_ATTR, name("class"), "x"],
      [op.OPEN_ATTR, name("bad name"), "lost"], [op.OPEN_TEXT, "!"], [op.CLOSE], [op.CLOSE], [op.OPEN, name("hr")]);
  });
  assert.equal(await body(), `<div><h3>Title &lt;b&gt;<em class="x">!</em></h3><hr></div>`);
  assert.match(await page.textContent("[data-testid=toast-text]"), /bad name/);
});
