// The hits of a search, kept until the text or the words change.
import { findAll, folded } from '../model/search.js';

/** @typedef {import('../types').Mark} Mark */

/** @type {WeakMap<import('../types').Report, {folded: string, query: string, hits: Mark[]}>} */
const cache = new WeakMap();
/** @type {Mark[]} */
const NONE = [];

/** @param {import('../types').Report | null} report @param {string} query @returns {Mark[]} */
export function hits(report, query) {
  if (!report || !query.trim()) return NONE;
  let entry = cache.get(report);
  if (!entry) {
    entry = { folded: folded(report.text), query: '', hits: NONE };
    cache.set(report, entry);
  }
  if (entry.query !== query) {
    entry.query = query;
    entry.hits = findAll(entry.folded, query).map((h, i) => ({ ...h, type: 'hit', kind: /** @type {const} */ ('hit'), id: `h${i}`, mention: 0 }));
  }
  return entry.hits;
}
