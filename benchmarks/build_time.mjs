#!/usr/bin/env node
/** Time of `gblocks build` for the to-do list into an empty folder, and em++'s share in it, as the build reports it. */
import { join } from "node:path";
import { inTemporaryFolder, isMain, report, root, run, spread, quantile } from "./common.mjs";

if (isMain(import.meta)) {
  await inTemporaryFolder(async (folder) => {
    const times = [];
    const shares = [];
    for (let i = 0; i < 5; ++i) {
      const { stdout, milliseconds } = await run("build", join(root, "examples/todo_list.gblocks"), "-o", join(folder, String(i)));
      times.push(milliseconds);
      const em = stdout.match(/em\+\+ took ([\d.]+) s/);
      if (em) shares.push(em[1] * 1000);
    }
    const [median, remark] = spread(times, 0);
    const own = shares.length === times.length ? `${quantile(times.map((time, i) => time - shares[i])).toFixed(0)} ms without em++ (which took ${quantile(shares).toFixed(0)} ms)` : "em++'s share is not told";
    report("build_time", median, `${own}; ${remark}`);
  });
}
