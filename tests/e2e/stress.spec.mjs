import assert from "node:assert/strict";
import { scenario, becomes, values } from "./harness.mjs";

async function measure(the, client) {
  await client.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
  return { nodes, jsEventListeners, ...(await the.page.evaluate(() => ({ bytes: gb.gb_live_bytes?.() ?? null, memory: gb.memory.buffer.byteLength, elements: document.querySelectorAll("*").length }))) };
}

const steps = (the, times) =>
  the.page.evaluate((times) => {
    const step = [...document.querySelectorAll("button")].find((node) => node.textContent === "Step");
    const boxes = () => document.querySelectorAll("[data-testid=textbox]");
    for (let i = 0; i < times; ++i) {
      step.click();
      // People do something in between: their state comes and goes with the rows.
      if (i % 10 === 0) {
        const box = boxes()[i % boxes().length];
        box.value = `typed ${i}`;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        document.querySelectorAll(".row button")[i % 10].click();
      }
    }
  }, times);

scenario("stress", "after ten thousand re-runs it holds no more than before", async (the) => {
  const client = await the.page.context().newCDPSession(the.page);
  await steps(the, 500);
  const before = await measure(the, client);
  assert.notEqual(before.bytes, null, "the module exports gb_live_bytes");
  await steps(the, 10_000);
  // Measured before anything else is asked of the page: Playwright has listeners of its own.
  const after = await measure(the, client);
  await the.shows("step", "step 0");
  assert.equal(after.elements, before.elements);
  assert.ok(after.nodes <= before.nodes + 20, `DOM nodes: ${before.nodes} → ${after.nodes}`);
  assert.ok(after.jsEventListeners <= before.jsEventListeners, `listeners: ${before.jsEventListeners} → ${after.jsEventListeners}`);
  assert.ok(after.bytes <= before.bytes + 256, `live bytes: ${before.bytes} → ${after.bytes}`);
  assert.equal(after.memory, before.memory, "the module's memory has not grown");
}, { timeout: 300_000 });

scenario("stress", "and its rows are still right", async (the) => {
  await steps(the, 1000);
  await the.button("Step").click();
  await the.shows("step", "step 1");
  assert.equal((await values(the.page.getByLabel(/^Text /))).length, 10);
  await the.page.getByLabel("Text 3").fill("mine");
  await the.button("Step").click();
  await becomes(() => the.page.getByLabel("Text 2").inputValue(), "mine");
});
