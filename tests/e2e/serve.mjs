/** A small server of static files, as any host would serve them. */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

/**
 * Serves folders of static files: `/NAME/…` is a file of `folderOf(NAME)`.
 * @param {(name: string) => string | undefined | Promise<string | undefined>} folderOf
 * @param {Record<string, string>} headers sent with every file
 */
export async function serve(folderOf, headers = {}) {
  const server = createServer(async (request, response) => {
    const [, name, ...path] = decodeURIComponent(new URL(request.url, "http://x").pathname).split("/");
    // The browser asks for it by itself; a site need not have one.
    if (name === "favicon.ico") return response.writeHead(204).end();
    try {
      const site = await folderOf(name);
      let file = join(site, normalize(`/${path.join("/")}`));
      if (file.endsWith("/")) file += "index.html";
      const body = await readFile(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "cache-control": "no-store", ...headers });
      response.end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
