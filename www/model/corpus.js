// Names over several documents: the same name, or a shared alias of the same type, is one entry.

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
      const here = entry.docs.find((d) => d.doc.id === doc.id);
      if (!here) entry.docs.push({ doc, entity });
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
  /** @type {Map<string, Shared>} */
  const found = new Map();
  for (const row of rows) {
    const at = docs.indexOf(row.doc);
    if (at < 0 || !row.metric || row.figure.kind === 'date' || row.figure.role === 'change') continue;
    // Money is compared with money: a share of an amount is another thing under the same name.
    const key = `${row.subject}|${row.metric}|${row.group}`;
    let entry = found.get(key);
    if (!entry) found.set(key, entry = { subject: row.subject, metric: row.metric, cells: docs.map(() => []) });
    entry.cells[at].push(row);
  }
  const spread = (/** @type {Shared} */ s) => s.cells.filter((c) => c.length).length;
  // Amounts and shares are what is compared; a count of things comes after them.
  const weight = (/** @type {Shared} */ s) => spread(s) + (['money', 'percent'].includes(s.cells.flat()[0].group) ? docs.length : 0) + (s.subject ? 0.5 : 0);
  return [...found.values()].filter((s) => spread(s) > 1).sort((a, b) => weight(b) - weight(a)).slice(0, limit);
}

/** What a reader calls the document: its title, else its file's name. @param {Doc} doc */
export const titleOf = (doc) => doc.raw?.source.metadata.title || doc.raw?.articles[0]?.title || doc.name;
