// Registers the service worker beside the page. Where the browser has trusted types, the page's policy asks for one here.
const address = new URL("../sw.js", import.meta.url).href;
navigator.serviceWorker?.register(globalThis.trustedTypes?.createPolicy("gblocks", { createScriptURL: (url) => url }).createScriptURL(address) ?? address);
