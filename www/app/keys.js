// The keyboard. Single letters work only outside of fields and can be switched off.
import { back, jumpTo, set, soloType, toggleType } from './actions.js';
import { commands } from './commands.js';
import { cancelActive } from './documents.js';
import { store } from './state.js';
import { ALL_TYPES } from '../model/types.js';

/** @typedef {{key: string, ctrl?: boolean, shift?: boolean, alt?: boolean, single?: boolean, command: keyof typeof commands, shown?: string}} Key */

/** @type {Key[]} */
export const KEYS = [
  { key: 'k', ctrl: true, command: 'palette', shown: 'Ctrl K' },
  { key: 'o', ctrl: true, command: 'open', shown: 'Ctrl O' },
  { key: 'f', ctrl: true, command: 'find', shown: 'Ctrl F' },
  { key: 'e', ctrl: true, command: 'export', shown: 'Ctrl E' },
  { key: 'z', ctrl: true, command: 'undo', shown: 'Ctrl Z' },
  { key: 'z', ctrl: true, shift: true, command: 'redo', shown: 'Ctrl Shift Z' },
  { key: 'y', ctrl: true, command: 'redo' },
  { key: 'ArrowLeft', alt: true, command: 'back', shown: 'Alt ←' },
  { key: '/', single: true, command: 'filter', shown: '/' },
  { key: 'j', single: true, command: 'nextMark', shown: 'J' },
  { key: 'k', single: true, command: 'previousMark', shown: 'K' },
  { key: 'd', single: true, command: 'cycleMode', shown: 'D' },
  { key: 'h', single: true, command: 'hide', shown: 'H' },
  { key: 't', single: true, command: 'retype', shown: 'T' },
  { key: 'c', single: true, command: 'cite', shown: 'C' },
  { key: 'a', single: true, command: 'mark', shown: 'A' },
  { key: '[', single: true, command: 'previousDocument', shown: '[' },
  { key: ']', single: true, command: 'nextDocument', shown: ']' },
  { key: '?', single: true, shift: true, command: 'help', shown: '?' },
  { key: 'Backspace', single: true, command: 'back', shown: 'Backspace' },
];

const mac = /^mac/i.test(globalThis.navigator?.platform ?? '');

/** A key as it is called on this computer. @param {string} shown */
export const keyName = (shown) => (mac ? shown.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Shift', '⇧') : shown);

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='];
/** With Alt some keyboards type another sign: the key itself says which digit it is. */
const CODES = ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal'];
const PANES = ['.bar', '.rail', '.reader', '.panel', '.bottom-bar'];

/** @param {number} step */
function nextPane(step) {
  const shown = PANES.map((p) => /** @type {HTMLElement | null} */ (document.querySelector(p))).filter((p) => p && p.offsetParent !== null);
  const at = shown.findIndex((p) => p?.contains(document.activeElement));
  const pane = shown[(Math.max(at, step < 0 ? 0 : -1) + step + shown.length) % shown.length];
  const target = pane?.matches('[tabindex]') ? pane : /** @type {HTMLElement | null | undefined} */ (pane?.querySelector('button, [tabindex="0"], input, select'));
  target?.focus();
}

function escape() {
  const s = store.get();
  if (s.card) set({ card: null });
  else if (s.dialog) set({ dialog: '' });
  else if (cancelActive()) return;
  else if (s.find.open) set({ find: { open: false, text: '', at: 0 } });
  else if (s.wide) set({ wide: false });
  else if (s.selection) set({ selection: null });
}

/** @param {KeyboardEvent} e */
function onKey(e) {
  const target = /** @type {HTMLElement} */ (e.target);
  const typing = Boolean(target.closest?.('input, textarea, select, [contenteditable]'));
  const ctrl = e.ctrlKey || e.metaKey;
  const s = store.get();
  if (e.key === 'Escape') return escape();
  if (e.key === 'F6') {
    e.preventDefault();
    return nextPane(e.shiftKey ? -1 : 1);
  }
  if (s.dialog && !ctrl) return undefined;
  // A second Ctrl F is the browser's own search.
  if (ctrl && e.key.toLowerCase() === 'f' && s.find.open && target.closest?.('.find')) return undefined;
  for (const k of KEYS) {
    if (k.key.toLowerCase() !== e.key.toLowerCase()) continue;
    if (k.single ? typing || ctrl || e.altKey || !s.singleKeys : Boolean(k.ctrl) !== ctrl || Boolean(k.shift) !== e.shiftKey || Boolean(k.alt) !== e.altKey) continue;
    if (k.ctrl && typing && (k.command === 'undo' || k.command === 'redo')) continue;
    if (k.command === 'find' && !s.docs.some((d) => d.id === s.active)) continue;
    e.preventDefault();
    commands[k.command]();
    return undefined;
  }
  const digit = e.altKey ? CODES.indexOf(e.code) : DIGITS.indexOf(e.key);
  if (digit >= 0 && !typing && !ctrl && s.singleKeys) {
    e.preventDefault();
    if (e.altKey) soloType(ALL_TYPES[digit]);
    else toggleType(ALL_TYPES[digit]);
  } else if (e.key === 'Enter' && s.selection && target.closest?.('.reader') && !typing) jumpTo(s.selection);
  return undefined;
}

export function start() {
  window.addEventListener('keydown', onKey);
  window.addEventListener('popstate', () => back());
}
