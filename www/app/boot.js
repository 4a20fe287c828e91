// From the first script to a page that is ready and locked: engine first (figures), then lexicon (entities).
import { asset, compiled, content, manifest, workerText } from '../assets.js';
import { createClient } from './client.js';
import { useClient, wordsReady } from './documents.js';
import { store, toast } from './state.js';

/** From here on the page cannot send anything anywhere, and workers started from here on cannot either. */
function lock() {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = "connect-src 'none'";
  document.head.append(meta);
  store.set({ locked: true });
}

/** @param {string} code @param {unknown} error */
function fail(code, error) {
  store.set((s) => ({ engine: { ...s.engine, status: 'failed', problem: { code, message: error instanceof Error ? `${error.name}: ${error.message}` : String(/** @type {any} */ (error)?.message ?? error) } } }));
}

/** @param {() => Promise<unknown>} rest brings what should be there before the page is ready and locked */
export async function boot(rest) {
  if (typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function') return fail('unsupported', 'WebAssembly/DecompressionStream');
  const m = manifest();
  /** @type {ReturnType<typeof createClient>} */
  let client;
  try {
    const engine = asset(m, 'engine');
    const program = workerText(m);
    program.catch(() => {});
    const packed = await engine;
    // The lexicon sets out when the engine is here: on a slow line it would take half of the figures' way.
    const words = asset(m, 'lexicon');
    words.catch(() => {});
    if (!packed) throw new Error('engine');
    const module = await compiled(packed).catch((error) => { throw Object.assign(new Error(error.message), { blocked: true }); });
    client = createClient(await program, module);
    const { version } = await client.start();
    store.set((s) => ({ engine: { ...s.engine, status: 'figures', version } }));
    useClient(client);
    try {
      const lexicon = await words;
      if (lexicon) await client.load('lexicon', await content(lexicon));
      store.set((s) => ({ engine: { ...s.engine, status: 'ready' } }));
      wordsReady();
    } catch (error) {
      store.set((s) => ({ engine: { ...s.engine, wordsFailed: true } }));
      for (const doc of store.get().docs) if (doc.status === 'partial') store.set((s) => ({ docs: s.docs.map((d) => (d.id === doc.id ? { ...d, status: 'done' } : d)) }));
      toast('warn', 'toast.noWords');
    }
    await rest();
    if (!m.single) await serviceWorker();
    lock();
    client.renew();
  } catch (error) {
    fail(/** @type {any} */ (error)?.blocked ? 'blocked' : 'failed', error);
  }
  return undefined;
}

/** Keeps the page usable without a network; a new version waits until the reader wants it. */
async function serviceWorker() {
  if (!('serviceWorker' in navigator) || location.protocol === 'file:') return;
  try {
    const registration = await navigator.serviceWorker.register('sw.js');
    const offer = (/** @type {ServiceWorker | null} */ worker) => {
      if (worker && navigator.serviceWorker.controller) toast('info', 'toast.update', {}, { key: 'toast.reload', run: () => { worker.postMessage('take-over'); setTimeout(() => location.reload(), 150); } });
    };
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const next = registration.installing;
      next?.addEventListener('statechange', () => { if (next.state === 'installed') offer(next); });
    });
  } catch { /* without it the page works as well, only not offline */ }
}
