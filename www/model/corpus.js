// Names over several documents: the same name, or a shared alias of the same type, is one entry.
import { writtenOn } from './facts.js';

/** @typedef {import('../types').Doc} Doc */
/** @typedef {import('../types').Entity} Entity */
/** @typedef {{name: string, type: string, count: number, docs: {doc: Doc, entity: Entity}[]}} Entry */

/** @type {{key: unknown[], entries: Entry[]}} */
let last = { key: [], entries: [] };

/** @param {Doc[]} docs @returns {Entry[]} in most documents first */
export function corpusIndex(docs) {
  const key = docs.map((d) => d.report);
  if (key.length === last.key.length && key.every((k, i) => k === last.key[i])) return last.entries;
  /** @type {Map<string, Entry>} */
  const byName = new Map();
  /** @type {Set<Entry>} */
  const all = new Set();
  for (const doc of docs) {
    for (const entity of doc.report?.entities ?? []) {
      const names = [entity.name, ...entity.aliases].map((n) => `${entity.type}|${n}`);
      let entry = names.map((n) => byName.get(n)).find(Boolean);
      if (!entry) {
        entry = { name: entity.name, type: entity.type, count: 0, docs: [] };
        all.add(entry);
      }
      if (entity.name.length > entry.name.length) entry.name = entity.name;
      entry.count += entity.count;
      // Documents come one after another, so that this one can only be the last.
      if (entry.docs.at(-1)?.doc !== doc) entry.docs.push({ doc, entity });
      for (const n of names) byName.set(n, entry);
    }
  }
  const entries = [...all].sort((a, b) => b.docs.length - a.docs.length || b.count - a.count);
  last = { key, entries };
  return entries;
}

/** @typedef {{subject: string, metric: string, cells: import('../types').Row[][]}} Shared */

/** The same metric of the same subject in several documents, a list of figures a document; those in most documents first.
 * @param {import('../types').Row[]} rows of all documents @param {string[]} docs @param {number} [limit] @returns {Shared[]} */
export function sharedMetrics(rows, docs, limit = 60) {
  const places = new Map(docs.map((id, i) => [id, i]));
  /** @type {Map<string, Map<number, import('../types').Row[]>>} */
  const found = new Map();
  for (const row of rows) {
    const at = places.get(row.doc);
    if (at === undefined || !row.metric || row.figure.kind === 'date' || row.figure.role === 'change') continue;
    // Money is compared with money: a share of an amount is another thing under the same name.
    const key = `${row.subject}|${row.metric}|${row.group}`;
    let entry = found.get(key);
    if (!entry) found.set(key, entry = new Map());
    const cell = entry.get(at);
    if (cell) cell.push(row);
    else entry.set(at, [row]);
  }
  // Amounts and shares are what is compared; a count of things comes after them.
  const weighed = [...found.values()].filter((cells) => cells.size > 1).map((cells) => {
    const [[{ subject, metric, group }]] = cells.values();
    return { subject, metric, cells, weight: cells.size + (['money', 'percent'].includes(group) ? docs.length : 0) + (subject ? 0.5 : 0) };
  });
  return weighed.sort((a, b) => b.weight - a.weight).slice(0, limit).map(({ subject, metric, cells }) => ({ subject, metric, cells: docs.map((_, i) => cells.get(i) ?? []) }));
}

/** When a document was written. @param {Doc} doc */
export const dateOf = (doc) => (doc.raw ? writtenOn(doc.raw) : '');

/** What a reader calls the document: its title, else its file's name. @param {Doc} doc */
export const titleOf = (doc) => doc.raw?.source.metadata.title || doc.raw?.articles[0]?.title || doc.name;
