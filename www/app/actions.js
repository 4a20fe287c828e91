// What a reader can do. Views call these and nothing else.
import { citation } from '../model/citation.js';
import { paragraphAt } from '../model/paragraphs.js';
import { ALL_TYPES } from '../model/types.js';
import { analyze, analyzeAll, setCorrections, setOptions } from './documents.js';
import { activeDoc, history, store, toast } from './state.js';

/** @typedef {import('../types').Selection} Selection */
/** @typedef {import('../types').Correction} Correction */
/** @typedef {import('../types').State} State */

export { cancel, close, open, openBeginning } from './documents.js';
export { dismiss, toast } from './state.js';
export { paragraphAt };

/** @type {{selection: Selection | null, scroll: number, doc: string}[]} places to go back to */
const places = [];

/** Shows the target in text and tables, and remembers where the reader was. @param {Selection} selection @param {string} [doc] */
export function jumpTo(selection, doc) {
  const s = store.get();
  const reader = document.querySelector('.reader');
  places.push({ selection: s.selection, scroll: reader?.scrollTop ?? 0, doc: s.active });
  if (places.length > 100) places.shift();
  window.history.pushState({ depth: places.length }, '');
  const narrow = matchMedia('(max-width: 767px)').matches;
  store.set({ selection, jump: s.jump + 1, card: null, ...(doc && doc !== s.active ? { active: doc } : {}), ...(narrow ? { phone: 'text' } : {}), ...(s.wide ? { wide: false } : {}) });
}

/** Back to the place before the last jump. */
export function back() {
  const place = places.pop();
  if (!place) return false;
  store.set({ selection: place.selection, active: place.doc || store.get().active, card: null });
  requestAnimationFrame(() => {
    const reader = document.querySelector('.reader');
    if (reader) reader.scrollTop = place.scroll;
  });
  return true;
}

/** @param {Selection | null} selection */
export const select = (selection) => store.set({ selection });

/** @param {string} type */
export function toggleType(type) {
  store.set((s) => ({ hidden: s.hidden.includes(type) ? s.hidden.filter((x) => x !== type) : [...s.hidden, type] }));
}

/** Only this type; a second time: all again. @param {string} type */
export function soloType(type) {
  const others = ALL_TYPES.filter((x) => x !== type);
  store.set((s) => ({ hidden: s.hidden.length === others.length && !s.hidden.includes(type) ? [] : others }));
}

/** @param {string[]} types @param {boolean} show */
export function showTypes(types, show) {
  store.set((s) => ({ hidden: show ? s.hidden.filter((x) => !types.includes(x)) : [...new Set([...s.hidden, ...types])] }));
}

/** @param {Partial<State>} patch */
export const set = (patch) => store.set(patch);

/** @param {Partial<State['filters']>} patch */
export const filter = (patch) => store.set((s) => ({ filters: { ...s.filters, ...patch } }));

/** @param {string} key */
export function sortBy(key) {
  store.set((s) => ({ sort: { key, descending: s.sort.key === key ? !s.sort.descending : key === 'value' || key === 'change' } }));
}

/** @param {string} id */
export const show = (id) => store.set({ active: id, selection: null, card: null, dialog: '' });

/** The neighbouring document. @param {number} step */
export function step(step) {
  const s = store.get();
  const at = s.docs.findIndex((d) => d.id === s.active);
  const next = s.docs[at + step];
  if (next) show(next.id);
}

/** @param {Correction} correction @param {string} [label] */
export function correct(correction, label = `undo.${correction.op}`) {
  const doc = activeDoc();
  if (!doc) return;
  const { id, corrections: before } = doc;
  const after = [...before, correction];
  history.run({ label, redo: () => setCorrections(id, after), undo: () => setCorrections(id, before) });
  store.set({ card: null });
}

/** A figure with its sentence and where it stands, as a reader would quote it. @param {import('../types').Doc} doc @param {import('../types').Figure} figure */
export async function cite(doc, figure) {
  if (doc.report) await copyText(citation(doc, doc.report, figure), 'toast.cited');
}

/** @param {string} text @param {string} [said] */
export async function copyText(text, said = 'toast.copied') {
  await navigator.clipboard.writeText(text).then(() => toast('info', said), () => toast('warn', 'toast.copyFailed'));
}

/** @param {number} index */
export function removeCorrection(index) {
  const doc = activeDoc();
  if (!doc) return;
  const { id, corrections: before } = doc;
  const after = before.filter((_, i) => i !== index);
  history.run({ label: 'undo.correction', redo: () => setCorrections(id, after), undo: () => setCorrections(id, before) });
}

/** Keeps what a cleaning rule took away, or lets the rule work again. @param {'keepRules' | 'keepEdits'} list @param {string | number} item */
export function toggleKept(list, item) {
  const doc = activeDoc();
  if (!doc || !doc.file.bytes.byteLength) {
    if (doc) toast('warn', 'toast.imported');
    return;
  }
  const before = /** @type {(string | number)[]} */ (doc.options[list]);
  const after = before.includes(item) ? before.filter((x) => x !== item) : [...before, item];
  const { id } = doc;
  history.run({
    label: 'undo.cleaning',
    redo: () => setOptions(id, { [list]: after }),
    undo: () => setOptions(id, { [list]: before }),
  });
}

/** All that a rule took away comes back: what one rule lets go another may take, so the places are named too.
 * @param {string} rule @param {number[]} starts where the rule's edits begin in the source */
export function restoreRule(rule, starts) {
  const doc = activeDoc();
  if (!doc) return;
  const { id, options: { keepRules, keepEdits } } = doc;
  const after = { keepRules: [...keepRules, rule], keepEdits: [...new Set([...keepEdits, ...starts])] };
  history.run({ label: 'undo.cleaning', redo: () => setOptions(id, after), undo: () => setOptions(id, { keepRules, keepEdits }) });
}

/** @param {string} encoding empty: let the bytes decide */
export function setEncoding(encoding) {
  const doc = activeDoc();
  if (doc) setOptions(doc.id, { encoding: encoding || undefined });
}

/** @param {string} id */
export const again = (id) => analyze(id);

/** @param {import('../types').DictionaryEntry[]} after */
export function setDictionary(after) {
  const before = store.get().dictionary;
  const apply = (/** @type {import('../types').DictionaryEntry[]} */ dictionary) => {
    store.set({ dictionary });
    analyzeAll();
  };
  history.run({ label: 'undo.dictionary', redo: () => apply(after), undo: () => apply(before) });
}

/** @param {string} name @param {import('../types').EntityType | null} type */
export function addToDictionary(name, type) {
  setDictionary([...store.get().dictionary.filter((e) => e.name !== name), { name, type }]);
  store.set({ card: null });
  toast('info', 'toast.dictionary', { name });
}

export function undo() {
  const label = history.undo();
  toast('info', label ? 'toast.undone' : 'toast.nothingToUndo', { what: label ?? '' });
}

export function redo() {
  const label = history.redo();
  toast('info', label ? 'toast.redone' : 'toast.nothingToRedo', { what: label ?? '' });
}
