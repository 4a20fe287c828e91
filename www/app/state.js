// The page's one state, and what is derived from it.
import { createHistory } from './history.js';
import { createStore } from './store.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Doc} Doc */

/** @returns {State} */
function initial() {
  return {
    lang: 'zh', theme: 'system', moneyUnit: 'auto', serif: false, singleKeys: true, panelWidth: 0,
    engine: { status: 'loading', problem: null, version: '', wordsFailed: false },
    locked: false, docs: [], active: '', tab: 'figures', mode: 'clean', phone: 'text', hidden: [],
    selection: null, jump: 0,
    filters: { text: '', group: '', entity: '', period: '', metric: '', change: '', status: '' },
    sort: { key: 'text', descending: false }, wide: false,
    find: { open: false, text: '', at: 0 },
    dialog: '', card: null, toasts: [], dictionary: [], remember: false, dragging: false, printing: false,
  };
}

export const store = createStore(initial());
export const history = createHistory();

/** Draws at once what the state holds, where the reader's next key must already find it. The page's entry fills it in. */
export const screen = { draw() {} };

/** @param {State} [state] @returns {Doc | null} */
export function activeDoc(state = store.get()) {
  return state.docs.find((d) => d.id === state.active) ?? null;
}

/** @param {string} id @param {Partial<Doc>} patch */
export function updateDoc(id, patch) {
  store.set((s) => ({ docs: s.docs.map((d) => (d.id === id ? { ...d, ...patch } : d)) }));
}

let toasts = 0;

/** A short message that goes away by itself, or with the next one, except where it warns or offers something to do.
 * @param {'info' | 'warn'} kind @param {string} key @param {Record<string, unknown>} [params] @param {{key: string, run: () => void}} [action] */
export function toast(kind, key, params, action) {
  const id = (toasts += 1);
  store.set((s) => ({ toasts: [...s.toasts.filter((x) => x.key !== key && (x.action || x.kind === 'warn')), { id, kind, key, params, action }].slice(-3) }));
  if (!action) setTimeout(() => dismiss(id), kind === 'warn' ? 8000 : 4000);
}

/** @param {number} id */
export function dismiss(id) {
  store.set((s) => ({ toasts: s.toasts.filter((x) => x.id !== id) }));
}
