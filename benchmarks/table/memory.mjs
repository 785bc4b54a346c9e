/**
 * What a page of the table takes: JavaScript and DOM as the browser counts them, and the memory of WASM, which it leaves out; fresh, and after creating 1,000 and
 * 10,000 rows.
 */
import { steps } from "../browser.mjs";

/** Without it the browser measures when it likes. */
export const memoryFlags = ["--enable-blink-features=ForceEagerMeasureMemory"];

const megabytes = async ({ page, session }) => {
  await session.send("HeapProfiler.collectGarbage");
  const [{ bytes }, wasm] = await page.evaluate(async () => [await performance.measureUserAgentSpecificMemory(), globalThis.benchmark.wasmBytes().memory]);
  return (bytes + wasm) / 2 ** 20;
};

export const memorySteps = { "page alone": [], "1,000 rows": [["click", "#run"]], "10,000 rows": [["click", "#runlots"]] };

/** @param {(name: string) => Promise<any>} open @param {string} name @returns {Promise<Record<string, number>>} MiB, each of a page of its own */
export async function memoryOf(open, name) {
  const result = {};
  for (const [what, actions] of Object.entries(memorySteps)) {
    const tools = await open(name);
    await steps(tools.page, actions);
    result[what] = await megabytes(tools);
    await tools.page.context().close();
  }
  return result;
}
