#!/usr/bin/env node
/**
 * Builds the peers' pages: build.mjs PAGE FOLDER, for example `build.mjs table /tmp/peers`, makes /tmp/peers/{react,solid,…}: of each framework that has the
 * page here. The packages are those of package.json: run `npm install` here first.
 */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
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

const mountSvelte = 'import { mount } from "svelte"; import App from "./App.svelte"; mount(App, { target: document.getElementById("main") });';

const peers = {
  react: { entry: "react.jsx", options: { jsx: "automatic" } },
  preact: { entry: "preact.jsx", options: { jsx: "automatic", jsxImportSource: "preact" } },
  solid: { entry: "solid.jsx", options: { plugins: [solid] } },
  svelte: { entry: "App.svelte", options: { plugins: [svelteModules, svelte], conditions: ["browser", "production"] } },
  vue: { entry: "vue.js", options: { plugins: [vue], define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" } } },
  lit: { entry: "lit.js", options: {} },
  blockdom: { entry: "blockdom.js", options: {} },
};

/** Where the page goes: with a style sheet, it stands as gblocks's does. */
const bare = '<div id="main"></div>';
const styled = '<div class="gradio-container"><main class="contain"><div class="column" id="main"></div></main></div>';

/**
 * @param {string} page a folder here
 * @param {string} folder where the sites go
 * @param {{ stylesheet?: string, names?: string[] }} options the file of a style sheet; which frameworks
 * @returns {Promise<Record<string, string>>} folders by name
 */
export async function buildPeers(page, folder, { stylesheet, names = Object.keys(peers) } = {}) {
  const sites = {};
  for (const name of names) {
    const { entry, options } = peers[name];
    const path = join(here, page, entry);
    if (!existsSync(path)) continue;
    const site = join(folder, name);
    await mkdir(site, { recursive: true });
    const { define, ...others } = options;
    await esbuild.build({
      ...(entry === "App.svelte" ? { stdin: { contents: mountSvelte, resolveDir: join(here, page) } } : { entryPoints: [path] }),
      outfile: join(site, "main.js"),
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      logLevel: "warning",
      define: { "process.env.NODE_ENV": '"production"', ...define },
      ...others,
    });
    if (stylesheet) await copyFile(stylesheet, join(site, "main.css"));
    const link = stylesheet ? '<link rel="stylesheet" href="main.css">\n' : "";
    await writeFile(join(site, "index.html"), `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${name}</title>\n${link}${stylesheet ? styled : bare}\n<script type="module" src="main.js"></script>\n</html>\n`);
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
