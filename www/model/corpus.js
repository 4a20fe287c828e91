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

/** What a reader calls the document: its title, else its file's name. @param {Doc} doc */
export const titleOf = (doc) => doc.raw?.source.metadata.title || doc.raw?.articles[0]?.title || doc.name;
