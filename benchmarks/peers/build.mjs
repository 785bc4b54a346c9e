#!/usr/bin/env node
/**
 * Builds the peers' pages: build.mjs PAGE FOLDER, for example `build.mjs table /tmp/peers`, makes /tmp/peers/{react,solid,…}. The packages are
 * those of package.json: run `npm install` here first.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import babel from "@babel/core";
import solidPreset from "babel-preset-solid";
import esbuild from "esbuild";
import { compile, compileModule } from "svelte/compiler";
import { compileScript, parse } from "@vue/compiler-sfc";

const here = fileURLToPath(new URL(".", import.meta.url));

/** An esbuild plugin that hands files of some kind to a compiler. */
const compiles = (filter, compiler) => ({
  name: String(filter),
  setup: (build) => build.onLoad({ filter }, async ({ path }) => ({ contents: await compiler(await readFile(path, "utf8"), path), loader: "js" })),
});
const solid = compiles(/\.jsx$/, async (source, filename) => (await babel.transformAsync(source, { filename, presets: [solidPreset], configFile: false, babelrc: false })).code);
const svelte = compiles(/\.svelte$/, (source, filename) => compile(source, { filename, generate: "client", runes: true, warningFilter: () => false }).js.code);
const svelteModules = compiles(/\.svelte\.js$/, (source, filename) => compileModule(source, { filename, generate: "client" }).js.code);
const vue = compiles(/\.vue$/, (source, filename) => {
  const { descriptor } = parse(source, { filename });
  return compileScript(descriptor, { id: basename(filename), inlineTemplate: true }).content;
});

const peers = {
  react: { entry: "react.jsx", options: { jsx: "automatic" } },
  preact: { entry: "preact.jsx", options: { jsx: "automatic", jsxImportSource: "preact" } },
  solid: { entry: "solid.jsx", options: { plugins: [solid] } },
  svelte: { entry: "svelte.js", options: { plugins: [svelteModules, svelte], conditions: ["browser", "production"] } },
  vue: { entry: "vue.js", options: { plugins: [vue], define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" } } },
  lit: { entry: "lit.js", options: {} },
  blockdom: { entry: "blockdom.js", options: {} },
};

/** @param {string} page a folder here @param {string} folder where the sites go @returns {Promise<Record<string, string>>} folders by name */
export async function buildPeers(page, folder) {
  const sites = {};
  for (const [name, { entry, options }] of Object.entries(peers)) {
    const site = join(folder, name);
    await mkdir(site, { recursive: true });
    const { define, ...others } = options;
    await esbuild.build({
      entryPoints: [join(here, page, entry)],
      outfile: join(site, "main.js"),
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      logLevel: "warning",
      define: { "process.env.NODE_ENV": '"production"', ...define },
      ...others,
    });
    await writeFile(join(site, "index.html"), `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${name}</title>\n<div id="main"></div>\n<script type="module" src="main.js"></script>\n</html>\n`);
    sites[name] = site;
  }
  return sites;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [page, folder] = process.argv.slice(2);
  if (!folder) {
    console.error("usage: build.mjs PAGE FOLDER");
    process.exit(2);
  }
  console.log(Object.values(await buildPeers(page, folder)).join("\n"));
}
