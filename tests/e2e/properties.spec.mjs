/** Every parameter of every component can follow a state, and can be assigned: what `check` takes must build, and run. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { program, root, scenario } from "./harness.mjs";

/** Values that change with the state `n`, by type. */
function sample(type, name) {
  if (name === "icon") return '"data:image/gif;base64,R0lGODlhAQABAAAAACw=" if n % 2 == 0 else None';
  if (type.startsWith('"')) return `${type.split("|")[0].trim()} if n % 2 == 0 else ${type.split("|").at(-1).trim()}`;
  if (type === "bool") return "n % 2 == 0";
  if (type === "bool | None") return "None if n % 3 == 0 else n % 2 == 0";
  if (type === "str") return `f"${name} {n}"`;
  if (type === "str | None") return `None if n % 3 == 2 else f"${name}-{n}"`;
  if (type === "int" || type === "float") return "n + 1";
  if (type === "int | None" || type === "float | None") return "None if n % 3 == 2 else n + 1";
  if (type === "list[str]") return name === "sources" ? '["upload"] if n % 2 == 0 else ["upload", "microphone"]' : `["a", f"b{n}"]`;
  return undefined;
}

for (const file of readdirSync(join(root, "stdlib")).filter((file) => file.endsWith(".gblocks")).sort()) {
  const source = readFileSync(join(root, "stdlib", file), "utf8");
  const [, component, signature] = source.match(/^component (\w+)\(([\s\S]*?)\):\n/m);
  const parameters = [...signature.matchAll(/(\w+): ((?:"[^"]*"(?: \| )?)+|[\w\[\], |]+?)(?= =|,|$)/gm)].map(([, name, type]) => ({ name, type, value: sample(type.trim(), name) })).filter(({ value }) => value);
  const block = /^\s+children$/m.test(source) ? ':\n    html.p("inside")' : "";
  const needed = component === "BlockTitle" ? 'label="x", ' : "";
  const next = `state n = 0\n\nnext = Button("Next", elem_id="next")\non next.click:\n    n += 1\n`;

  const first = needed.replace(", ", "");
  const inRender = block.replace("\n    ", "\n        ");
  const named = ({ name, value }) => `${name}=${value}`;
  const cases = {
    "all parameters at once": [
      `static = ${component}(${parameters.map(named).join(", ")})${block}`,
      `assigned = ${component}(${first})${block}`,
      `render:`,
      `    stated = ${component}(${parameters.map(named).join(", ")}, key="k")${inRender}`,
      `on next.click:`,
      ...parameters.map(({ name, value }) => `    assigned.${name} = ${value}`),
    ],
    // With all of them at once much is done in another way.
    "one parameter at a time": [
      ...parameters.map(({ name }) => `one_${name} = ${component}(${first})${block}`),
      `render:`,
      ...parameters.map(({ name, value }) => `    ${component}(${name === "label" ? "" : needed}${name}=${value})${inRender}`),
      `on next.click:`,
      ...parameters.map(({ name, value }) => `    one_${name}.${name} = ${value}`),
    ],
  };
  for (const [how, text] of Object.entries(cases)) {
    const name = program(`${component}_${how.replaceAll(" ", "_")}`, `${next}\n${text.join("\n")}\n\nrender:\n    html.p(f"{n}", id="n")\n`);
    scenario(name, "every parameter can follow a state, and be assigned", async (the) => {
      for (let i = 0; i < 7; ++i) {
        await the.shows("n", String(i));
        await the.page.locator("#next").click();
      }
    });
  }
}
