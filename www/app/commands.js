// Every command once: for buttons, keys and the palette alike.
import { cite, correct, jumpTo, open, redo, set, showTypes, step, toast, undo } from './actions.js';
import { pick } from './input.js';
import { activeDoc, screen, store } from './state.js';
import { layers } from '../model/marks.js';
import { ALL_TYPES } from '../model/types.js';
import { SAMPLES, sampleText } from '../samples/index.js';

/** The next or previous mark in the text that is shown. @param {number} direction */
function mark(direction) {
  const state = store.get();
  const report = activeDoc(state)?.report;
  if (!report) return;
  const { figures, entities } = layers(report);
  const all = [...figures, ...entities].filter((m) => !state.hidden.includes(m.type)).sort((a, b) => a.start - b.start);
  if (!all.length) return;
  const s = state.selection;
  const here = all.findIndex((m) => s && (s.kind === 'figure' || s.kind === 'entity') && m.id === s.id && (m.kind === 'figure' || m.mention === (/** @type {any} */ (s).mention ?? 0)));
  const next = all[here < 0 ? (direction > 0 ? 0 : all.length - 1) : (here + direction + all.length) % all.length];
  const selection = next.kind === 'figure' ? { kind: /** @type {const} */ ('figure'), id: next.id } : { kind: /** @type {const} */ ('entity'), id: next.id, mention: next.mention };
  store.set({ selection, jump: state.jump + 1, card: null });
}

/** @param {typeof SAMPLES[number]} s */
const sampleFile = async (s) => ({ name: s.name, bytes: /** @type {ArrayBuffer} */ (new TextEncoder().encode(await sampleText(s.id)).buffer) });

/** @param {number} index */
export async function sample(index) {
  const s = SAMPLES[index];
  if (s) open([await sampleFile(s)]);
}

/** All samples at once, and what can be seen over several documents. */
export async function samples() {
  open(await Promise.all(SAMPLES.map(sampleFile)));
  set({ active: 'corpus' });
}

/** Focuses what the state shows, or will show within some frames: a view may still be on its way. @param {string} selector @param {number} frames */
function focusOn(selector, frames) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (found) found.focus();
  else if (frames > 0) requestAnimationFrame(() => focusOn(selector, frames - 1));
}

export const commands = {
  open: async () => open(await pick(false)),
  folder: async () => open(await pick(true)),
  paste: async () => {
    try {
      const text = await navigator.clipboard.readText();
      const { fromText } = await import('./input.js');
      open(fromText('', text));
    } catch {
      set({ dialog: 'paste' });
    }
  },
  palette: () => { set({ dialog: 'palette' }); screen.draw(); },
  export: () => { if (store.get().docs.some((d) => d.report)) set({ dialog: 'export' }); },
  privacy: () => set({ dialog: 'privacy' }),
  help: () => set({ dialog: 'help' }),
  about: () => set({ dialog: 'about' }),
  language: () => set({ lang: store.get().lang === 'zh' ? 'en' : 'zh' }),
  light: () => set({ theme: 'light' }),
  dark: () => set({ theme: 'dark' }),
  system: () => set({ theme: 'system' }),
  find: () => {
    set({ find: { ...store.get().find, open: true }, phone: 'text' });
    screen.draw();
    /** @type {HTMLInputElement | null} */ (document.querySelector('.find input'))?.select();
  },
  filter: () => {
    set({ tab: 'figures' });
    screen.draw();
    /** @type {HTMLInputElement | null} */ (document.querySelector('.filter-text'))?.focus();
  },
  nextMark: () => mark(1),
  previousMark: () => mark(-1),
  back: () => { if (window.history.state?.depth) window.history.back(); },
  undo,
  redo,
  clean: () => set({ mode: 'clean' }),
  source: () => set({ mode: 'source' }),
  both: () => set({ mode: 'both' }),
  cycleMode: () => set({ mode: store.get().mode === 'clean' ? 'both' : 'clean' }),
  figures: () => set({ tab: 'figures', phone: 'figures' }),
  entities: () => set({ tab: 'entities', phone: 'entities' }),
  relations: () => set({ tab: 'relations', phone: 'more' }),
  charts: () => set({ tab: 'charts', phone: 'more' }),
  edits: () => set({ tab: 'edits', phone: 'more' }),
  corrections: () => set({ tab: 'corrections', phone: 'more' }),
  corpus: () => { if (store.get().docs.length > 1) set({ active: 'corpus', card: null }); },
  nextDocument: () => step(1),
  previousDocument: () => step(-1),
  print: () => window.print(),
  serif: () => set({ serif: !store.get().serif }),
  showAll: () => showTypes(ALL_TYPES, true),
  unitAuto: () => set({ moneyUnit: 'auto' }),
  unitOne: () => set({ moneyUnit: 'one' }),
  unitWan: () => set({ moneyUnit: 'wan' }),
  unitYi: () => set({ moneyUnit: 'yi' }),
  hide: () => {
    const { selection: s } = store.get();
    const report = activeDoc()?.report;
    const figure = s?.kind === 'figure' ? report?.figures.find((f) => f.id === s.id) : undefined;
    const entity = s?.kind === 'entity' ? report?.entities.find((e) => e.id === s.id) : undefined;
    if (figure) correct({ op: 'hide-figure', start: figure.start, text: figure.text });
    if (entity) correct({ op: 'hide-entity', name: entity.name, type: entity.type });
  },
  retype: () => {
    const s = store.get();
    if (s.selection?.kind !== 'entity') return toast('info', 'toast.retypeFirst');
    set({ tab: 'entities', phone: 'entities', card: null, wide: false });
    screen.draw();
    focusOn('.entity-actions select', 120);
    return undefined;
  },
  cite: () => {
    const { selection: s } = store.get();
    const doc = activeDoc();
    const figure = s?.kind === 'figure' ? doc?.report?.figures.find((f) => f.id === s.id) : undefined;
    if (doc && figure) cite(doc, figure);
  },
  mark: () => {
    const range = /** @type {any} */ (document.querySelector('wj-reader'))?.selected();
    if (range) set({ card: { target: { kind: 'range', start: range.start, end: range.end }, x: range.box.left, y: range.box.top, height: range.box.height, pinned: true, also: [] } });
  },
  goToSelection: () => { const s = store.get().selection; if (s) jumpTo(s); },
};
