// The reader's dictionary as a file: JSON, or lines of `name<tab>type`.
import { ENTITY_TYPES } from '../model/types.js';

/** @typedef {import('../types').DictionaryEntry} Entry */

/** @param {Entry[]} entries */
export const dictionaryJson = (entries) => `${JSON.stringify({ schema: 'wenjian.dictionary/1', entries }, null, 1)}\n`;

/** @param {string} text @returns {Entry[] | null} */
export function dictionaryFrom(text) {
  const known = (/** @type {unknown} */ type) => (typeof type === 'string' && ENTITY_TYPES.includes(type) ? /** @type {any} */ (type) : null);
  try {
    const value = JSON.parse(text);
    if (!Array.isArray(value.entries)) return null;
    return value.entries
      .filter((/** @type {any} */ e) => typeof e?.name === 'string' && e.name.trim())
      .map((/** @type {any} */ e) => ({ name: e.name.trim(), type: known(e.type) }));
  } catch {
    const lines = text.split(/\r?\n/).map((line) => line.split(/\t|,/)).filter((cells) => cells[0]?.trim());
    const entries = lines.map(([name, type]) => ({ name: name.trim(), type: known(type?.trim()) }));
    return entries.some((e) => e.type) ? entries : null;
  }
}
