// What this computer keeps: preferences, and, only if the reader asks for it, the dictionary and corrections.
// Pages opened from disk share one storage with every other local file, so nothing is kept there unasked.
import { store, toast } from './state.js';

/** @typedef {import('../types').Correction} Correction */

const KEY = 'wenjian';
const PREFERENCES = /** @type {const} */ (['lang', 'theme', 'moneyUnit', 'serif', 'singleKeys', 'panelWidth']);

export const isLocalFile = () => location.protocol === 'file:';

/** @type {Record<string, Correction[]>} */
let corrections = {};

/** @returns {any} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {any} value */
function write(value) {
  try {
    localStorage.setItem(KEY, JSON.stringify(value));
  } catch {
    // Full or denied: the page goes on in memory and says so.
    toast('warn', 'toast.storage');
  }
}

export function restore() {
  const kept = read();
  /** @type {any} */
  const patch = {};
  for (const key of PREFERENCES) if (kept[key] !== undefined) patch[key] = kept[key];
  if (kept.remember) {
    patch.remember = true;
    patch.dictionary = kept.dictionary ?? [];
    corrections = kept.corrections ?? {};
  }
  store.set(patch);
}

/** Corrections belong to a text, not to a file name. @param {string} text */
function keyOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(36)}`;
}

/** @param {string} text @returns {Correction[]} */
export function recalled(text) {
  return store.get().remember ? (corrections[keyOf(text)] ?? []) : [];
}

/** Keeps what the state holds, as far as it may be kept. */
export function keep() {
  const state = store.get();
  if (isLocalFile() && !state.remember) return;
  /** @type {any} */
  const value = {};
  for (const key of PREFERENCES) value[key] = state[key];
  if (state.remember) {
    for (const doc of state.docs) {
      if (!doc.raw) continue;
      if (doc.corrections.length) corrections[keyOf(doc.raw.text)] = doc.corrections;
      else delete corrections[keyOf(doc.raw.text)];
    }
    Object.assign(value, { remember: true, dictionary: state.dictionary, corrections });
  }
  if (JSON.stringify(read()) !== JSON.stringify(value)) write(value);
}

export function used() {
  try {
    return (localStorage.getItem(KEY) ?? '').length;
  } catch {
    return 0;
  }
}

/** Everything that the page keeps on this computer goes. */
export async function clearAll() {
  corrections = {};
  store.set({ remember: false, dictionary: [] });
  try {
    localStorage.removeItem(KEY);
  } catch { /* there is no storage to clear */ }
  if ('caches' in window) for (const name of await caches.keys().catch(() => [])) await caches.delete(name);
  if ('databases' in indexedDB) for (const { name } of await indexedDB.databases().catch(() => [])) if (name) indexedDB.deleteDatabase(name);
  if (navigator.serviceWorker) for (const r of await navigator.serviceWorker.getRegistrations().catch(() => [])) await r.unregister();
}
