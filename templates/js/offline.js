// Keeps the pages that were read, for reading offline: written as `sw.js`, behind what `formats/web/offline.py` says of
// the site (MADE). A page always comes from the network while that answers, so none is ever old; an asset comes from
// what is kept, since its name holds its digest. Where the site has switched this off, it takes itself away.
(() => {
  /** @type {any} */
  const worker = self;
  const scope = new URL(worker.registration.scope);
  const prefix = `${MADE.site}/offline${scope.pathname}@`;
  const now = prefix + MADE.version;
  const NEEDED = /<(?:script|link|img)\b[^>]*?\s(?:src|href)="([^"]+)"|url\(\s*["']?([^"')]+)/g;

  /** @param {string} address */
  const isAsset = (address) =>
    address.startsWith(`${scope.href}assets/`) && /-[0-9a-f]{10}\.[a-z0-9]+$/.test(address);

  /** The script that names the pieces of the search: its name stays, so it is kept as a page is. @param {string} address */
  const isHead = (address) => /^[^?]*\/search\.js(\?|$)/.test(address);

  /** The name under which a page is kept: its file. @param {string} address */
  function key(address) {
    const { origin, pathname } = new URL(address);
    return origin + pathname + (pathname.endsWith("/") ? "index.html" : "");
  }

  /** Whether this is the page itself, not an error and not the form of somebody's login. @param {Response} response */
  const fit = (response) => response.status === 200 && response.type === "basic" && !response.redirected;

  /** @param {string} address */
  const had = (address) => caches.match(address, { ignoreVary: true });

  const own = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

  /** @param {string} text @param {string} base */
  function needed(text, base) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const match of text.matchAll(NEEDED)) {
      try {
        const { href } = new URL(match[1] || match[2], base);
        if (isAsset(href)) found.add(href);
      } catch {
        // no address: text that looks like one
      }
    }
    return [...found];
  }

  /** @param {Cache} cache @param {string} address @returns {Promise<void>} */
  async function keepAsset(cache, address) {
    if (await cache.match(address, { ignoreVary: true })) return;
    const response = (await had(address)) || (await fetch(address));
    if (!fit(response)) return;
    const copy = response.clone();
    await cache.put(address, response);
    if (address.endsWith(".css")) await keepAssets(cache, await copy.text(), address);
  }

  /** @param {Cache} cache @param {string} text @param {string} base */
  async function keepAssets(cache, text, base) {
    await Promise.allSettled(needed(text, base).map((one) => keepAsset(cache, one)));
  }

  /** Keeps a page with what it needs. @param {Cache} cache @param {string} address @param {Response} response */
  async function keep(cache, address, response) {
    const html = /^text\/html/i.test(response.headers.get("Content-Type") || "");
    if (!html && !isHead(address)) return;
    const copy = response.clone();
    await cache.put(key(address), response);
    if (html) await keepAssets(cache, await copy.text(), address);
  }

  /**
   * Keeps a page on that an earlier version kept, as it is now.
   * @param {Cache} cache @param {Cache} old @param {string} address @param {Response} fresh
   */
  async function again(cache, old, address, fresh) {
    if (fresh.status === 404 || fresh.status === 410) return;
    const response = fit(fresh) ? fresh : await old.match(address, { ignoreVary: true });
    if (response) await keep(cache, address, response);
  }

  /** What was kept before is kept on, as it is now; where the network goes away meanwhile, nothing of it holds. */
  async function renew() {
    const cache = await caches.open(now);
    for (const name of await own()) {
      if (name === now) continue;
      const old = await caches.open(name);
      for (const { url } of await old.keys()) {
        if (isAsset(url)) continue;
        // whole: a server that knows the time of a file by the second says "not modified" of one written twice in it
        const fresh = await fetch(url, { cache: "reload" });
        await again(cache, old, url, fresh).catch(() => {}); // no room on the disk: the others may be smaller
      }
    }
  }

  /** A worker that could not renew all is not taken: the one before it stays, and the browser asks again. @param {any} reason */
  async function undo(reason) {
    await caches.delete(now);
    throw reason;
  }

  /** @param {boolean} all */
  async function drop(all) {
    for (const name of await own()) if (all || name !== now) await caches.delete(name);
  }

  function lost() {
    const html = MADE.lost.replaceAll("@BASE@", scope.pathname);
    return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }

  /** @param {any} event */
  async function page(event) {
    const address = event.request.url;
    let response;
    try {
      // never from the browser's own copy: with "no-cache" Chromium answers from that when it is offline, although what
      // is kept here was renewed since
      response = await fetch(event.request, { cache: "reload" });
    } catch {
      return (await had(key(address))) || (await had(address)) || (isHead(address) ? Response.error() : lost());
    }
    const cache = await caches.open(now);
    if (response.status === 404 || response.status === 410) event.waitUntil(cache.delete(key(address)));
    else if (fit(response)) event.waitUntil(keep(cache, address, response.clone()).catch(() => {}));
    return response;
  }

  /** @param {any} event @param {string} address */
  async function asset(event, address) {
    const kept = await had(address);
    if (kept) return kept;
    const response = await fetch(event.request);
    if (fit(response)) {
      const copy = response.clone();
      event.waitUntil(caches.open(now).then((cache) => cache.put(address, copy)).catch(() => {}));
    }
    return response;
  }

  worker.addEventListener("install", (/** @type {any} */ event) => {
    worker.skipWaiting();
    if (MADE.on) event.waitUntil(renew().catch(undo));
  });

  worker.addEventListener("activate", (/** @type {any} */ event) => {
    event.waitUntil(drop(!MADE.on).then(() => (MADE.on ? worker.clients.claim() : worker.registration.unregister())));
  });
  if (!MADE.on) return;

  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    const address = request.url.split("#")[0];
    // parts of a film are asked for by range; they are too large to keep
    if (request.method !== "GET" || !address.startsWith(scope.href) || request.headers.has("range")) return;
    if (request.mode === "navigate" || isHead(address)) event.respondWith(page(event));
    else if (isAsset(address)) event.respondWith(asset(event, address));
  });

  // the page that was open before this worker was there
  worker.addEventListener("message", (/** @type {any} */ event) => {
    const address = String(event.data);
    if (!address.startsWith(scope.href)) return;
    const kept = async () => {
      const response = await fetch(address);
      if (fit(response)) await keep(await caches.open(now), address, response);
    };
    event.waitUntil(kept().catch(() => {}));
  });
})();
