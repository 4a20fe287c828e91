// Keeps the page's own files, so that it opens without a network. `PRECACHE` and `VERSION` come from the build.
// A new version is fetched in the background and waits until the reader asks for it.
/* global PRECACHE, VERSION */
const CACHE = `wenjian-${VERSION}`;
const self_ = /** @type {any} */ (self);

self_.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PRECACHE)));
});

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
