// From pointer, focus and tap to the card of a mark.
import { set } from '../app/actions.js';
import { store } from '../app/state.js';

/** @typedef {import('../types').Selection} Selection */

const OPEN = 250;
const CLOSE = 300;
let opening = 0;
let closing = 0;

/** @param {Element | null} element @returns {Selection | null} */
function targetOf(element) {
  const id = /** @type {HTMLElement} */ (element)?.dataset.id ?? '';
  if (element?.classList.contains('figure')) return { kind: 'figure', id };
  if (element?.classList.contains('entity')) return { kind: 'entity', id, mention: Number(/** @type {HTMLElement} */ (element).dataset.m ?? 0) };
  if (element?.classList.contains('edit')) return { kind: 'edit', index: Number(/** @type {HTMLElement} */ (element).dataset.edit) };
  return null;
}

const MARKS = 'mark.figure, mark.entity, .edit';

/** The mark or change at an element that is not switched off, and those that it lies in. @param {EventTarget | null} from */
function marksAt(from) {
  const found = [];
  const { hidden } = store.get();
  for (let el = /** @type {Element | null} */ (from)?.closest?.(MARKS) ?? null; el; el = el.parentElement?.closest(MARKS) ?? null) {
    if (!hidden.some((type) => el?.classList.contains(type))) found.push(el);
  }
  return found;
}

/** @param {Element[]} marks @param {boolean} pinned */
function open(marks, pinned) {
  const [first, ...rest] = marks.map(targetOf).filter((s) => s !== null);
  if (!first) return;
  const box = marks[0].getClientRects()[0] ?? marks[0].getBoundingClientRect();
  // On a phone the card comes from below: what was tapped is brought above it.
  const under = box.top - innerHeight * 0.24;
  if (innerWidth < 768 && under > 0) marks[0].closest('.reader')?.scrollBy({ top: under });
  set({ card: { target: first, x: box.left, y: box.top, height: box.height, pinned, also: rest } });
}

export function holdCard() {
  clearTimeout(closing);
}

export function leaveCard() {
  clearTimeout(closing);
  closing = window.setTimeout(() => {
    if (store.get().card && !store.get().card?.pinned) set({ card: null });
  }, CLOSE);
}

/** Where the pointer last moved to or was pressed: text that comes to lie under a resting pointer is not pointed at. */
let rest = { x: -1, y: -1 };
for (const type of ['pointermove', 'pointerdown']) {
  globalThis.addEventListener?.(type, (e) => { const { clientX, clientY } = /** @type {PointerEvent} */ (e); setTimeout(() => { rest = { x: clientX, y: clientY }; }); }, { passive: true });
}

/** @param {MouseEvent} event */
export function onOver(event) {
  // Under a finger nothing hovers: a pointer over a mark is an echo of a tap somewhere else.
  if (/** @type {PointerEvent} */ (event).pointerType === 'touch' || matchMedia('(hover: none) and (pointer: coarse)').matches) return;
  const marks = marksAt(event.target);
  clearTimeout(opening);
  if (!marks.length) {
    if (store.get().card) leaveCard();
    return;
  }
  const point = () => {
    holdCard();
    if (!store.get().card?.pinned) opening = window.setTimeout(() => open(marks, false), OPEN);
  };
  if (event.clientX !== rest.x || event.clientY !== rest.y) point();
  else window.addEventListener('pointermove', (e) => { if (marks[0].contains(/** @type {Node} */ (e.target))) point(); }, { once: true });
}

/** @param {FocusEvent} event */
export function onFocus(event) {
  // What a finger or a pointer focuses, it clicks as well.
  const marks = /** @type {Element} */ (event.target).matches(':focus-visible') ? marksAt(event.target) : [];
  if (marks.length) open(marks, false);
}

/** Enter pins the card of a change and goes into it. @param {KeyboardEvent} event */
export function onKey(event) {
  const marks = /** @type {Element} */ (event.target).matches('.edit') && event.key === 'Enter' ? marksAt(event.target) : [];
  if (!marks.length) return;
  open(marks, true);
  requestAnimationFrame(() => requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector('.card button'))?.focus()));
}

/** @param {MouseEvent} event */
export function onClick(event) {
  const reader = /** @type {import('./reader.js').Reader | null} */ (document.querySelector('wj-reader'));
  const range = reader?.selected();
  clearTimeout(opening);
  if (range && range.end - range.start <= 60) {
    return set({ card: { target: { kind: 'range', start: range.start, end: range.end }, x: range.box.left, y: range.box.top, height: range.box.height, pinned: true, also: [] } });
  }
  const marks = marksAt(event.target);
  if (!marks.length) return store.get().card ? set({ card: null }) : undefined;
  const target = targetOf(marks[0]);
  if (target?.kind === 'edit') return open(marks, true);
  const narrow = innerWidth < 768;
  set({ selection: target, ...(narrow ? {} : { tab: target?.kind === 'figure' ? 'figures' : 'entities' }) });
  return open(marks, narrow);
}
