// Deep links hold how the page looks, never what it shows: no text and no file name goes into an address.
import { ALL_TYPES } from '../model/types.js';
import { store } from './state.js';

const TABS = ['figures', 'entities', 'relations', 'charts', 'edits', 'corrections'];
const MODES = ['clean', 'source', 'both'];

/** @param {import('../types').State} s */
export function toHash(s) {
  const p = new URLSearchParams({ v: '1' });
  if (s.tab !== 'figures') p.set('tab', s.tab);
  if (s.mode !== 'clean') p.set('mode', s.mode);
  if (s.hidden.length) p.set('hide', s.hidden.join(','));
  if (s.sort.key !== 'text' || s.sort.descending) p.set('sort', `${s.sort.descending ? '-' : ''}${s.sort.key}`);
  if (s.moneyUnit !== 'auto') p.set('unit', s.moneyUnit);
  if (s.filters.group) p.set('kind', s.filters.group);
  if (s.filters.change) p.set('change', s.filters.change);
  if (s.filters.status) p.set('status', s.filters.status);
  return `#${p.toString()}`;
}

/** @param {string} hash @returns {Partial<import('../types').State>} */
export function fromHash(hash) {
  const p = new URLSearchParams(hash.replace(/^#/, ''));
  if (p.get('v') !== '1') return {};
  /** @type {any} */
  const patch = {};
  const tab = p.get('tab') ?? 'figures';
  if (TABS.includes(tab)) patch.tab = tab;
  const mode = p.get('mode') ?? 'clean';
  if (MODES.includes(mode)) patch.mode = mode;
  patch.hidden = (p.get('hide') ?? '').split(',').filter((x) => ALL_TYPES.includes(x));
  const sort = p.get('sort') ?? 'text';
  patch.sort = { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') };
  const unit = p.get('unit');
  if (unit === 'one' || unit === 'wan' || unit === 'yi') patch.moneyUnit = unit;
  patch.filters = { ...store.get().filters, group: p.get('kind') ?? '', change: p.get('change') ?? '', status: p.get('status') ?? '' };
  return patch;
}

export function start() {
  if (location.hash.length > 1 && location.hash !== '#demo') store.set(fromHash(location.hash));
  let last = '';
  store.subscribe((s) => {
    const hash = toHash(s);
    if (hash === last) return;
    last = hash;
    if (hash === '#v=1' && !location.hash) return;
    window.history.replaceState(window.history.state, '', hash);
  });
  window.addEventListener('hashchange', () => store.set(fromHash(location.hash)));
}
