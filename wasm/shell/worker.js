// Keeps the site for times without a network. `version` and `files` stand above; with each build they differ, and so does this file.
const mine = `gblocks ${registration.scope} `;

addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(mine + version)
      .then((cache) => cache.addAll(files))
      .then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  const drop = async () => {
    for (const name of await caches.keys()) if (name.startsWith(mine) && name !== mine + version) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(drop());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  // The page from the network, so that a new version is seen at once; what it names changes its name with its content.
  const answer = async () => {
    const cache = await caches.open(mine + version);
    if (request.mode !== "navigate") return (await cache.match(request)) ?? fetch(request);
    return fetch(request).catch(async (error) => {
      const page = await cache.match("./");
      if (page) return page;
      throw error;
    });
  };
  event.respondWith(answer());
});
