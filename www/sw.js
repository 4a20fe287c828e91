// Keeps the page's own files, so that it opens without a network. `PRECACHE` and `VERSION` come from the build.
// A new version is fetched in the background and waits until the reader asks for it.
/* global PRECACHE, VERSION */
const CACHE = `wenjian-${VERSION}`;
const self_ = /** @type {any} */ (self);

self_.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(caches.open(CACHE).then(async (cache) => {
    await cache.addAll(PRECACHE);
    for (const name of PRECACHE.filter((x) => x.endsWith('.js'))) await keepChunks(cache, name, new Set());
  }));
});

/** A reader of PDF is a megabyte: it is kept when it is first used. */
const LARGE = 500_000;

/** Keeps the chunks that a script names, so that what comes on demand is there without a network too.
 * @param {Cache} cache @param {string} name @param {Set<string>} seen */
async function keepChunks(cache, name, seen) {
  const text = (await (await cache.match(name))?.text()) ?? '';
  for (const [, chunk] of text.matchAll(/["']\.\/(chunk-\w+\.js)["']/g)) {
    if (seen.has(chunk)) continue;
    seen.add(chunk);
    const response = await fetch(chunk);
    if (Number(response.headers.get('content-length') ?? 0) > LARGE) {
      await response.body?.cancel();
      continue;
    }
    const body = await response.blob();
    if (!response.ok || body.size > LARGE) continue;
    await cache.put(chunk, new Response(body, { headers: response.headers }));
    await keepChunks(cache, chunk, seen);
  }
}

self_.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('wenjian-') && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self_.clients.claim()),
  );
});

self_.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'take-over') self_.skipWaiting();
});

// Only this page's own files are ever answered, and only with GET; everything else is refused.
self_.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self_.location.origin) {
    event.respondWith(Response.error());
    return;
  }
  event.respondWith(
    caches.open(CACHE).then(async (cache) => {
      const kept = await cache.match(request, { ignoreSearch: request.mode === 'navigate' });
      if (kept) return kept;
      const fresh = await fetch(request);
      if (fresh.ok && /-[0-9a-zA-Z]{8,10}\.\w+$/.test(new URL(request.url).pathname)) cache.put(request, fresh.clone());
      return fresh;
    }),
  );
});
