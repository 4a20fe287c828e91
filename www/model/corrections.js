// The reader's corrections, laid over a report. The report itself is never changed: undo is a shorter list.
// Corrections name names, not ids, so that they outlive a new analysis.

/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Correction} Correction */
/** @typedef {import('../types').Entity} Entity */
/** @typedef {import('../types').EntityType} EntityType */

const LIMIT = 5000;

/** The reader's dictionary as corrections: the core uses it for what follows from a name, and where it did not mark a
 * name, or marked it as something else, the reader's word counts.
 * @param {Report} report @param {import('../types').DictionaryEntry[]} dictionary @returns {Correction[]} */
export function fromDictionary(report, dictionary) {
  /** @type {Correction[]} */
  const found = [];
  for (const { name, type } of dictionary) {
    const known = report.entities.filter((e) => e.name === name || e.mentions.some((m) => m.text === name));
    if (type === null) found.push(...known.map((e) => /** @type {const} */ ({ op: 'hide-entity', name: e.name, type: e.type })));
    else if (!known.length) found.push({ op: 'add', name, type, start: 0, all: true });
    else found.push(...known.filter((e) => e.name === name && e.type !== type).map((e) => /** @type {const} */ ({ op: 'retype', name, type: e.type, to: type })));
  }
  return found;
}

/** @param {Report} report @param {Correction[]} mine @param {import('../types').DictionaryEntry[]} [dictionary] @returns {Report} */
export function corrected(report, mine, dictionary = []) {
  const corrections = [...fromDictionary(report, dictionary), ...mine];
  if (!corrections.length) return report;
  let { entities, figures, relations } = report;
  /** @type {Map<string, string>} */
  const moved = new Map();
  corrections.forEach((c, index) => {
    if (c.op === 'hide-figure') {
      const gone = new Set(figures.filter((f) => f.start === c.start && f.text === c.text).map((f) => f.id));
      figures = figures.filter((f) => !gone.has(f.id));
      relations = relations.map((r) => withoutIds(r, gone));
    } else if (c.op === 'figure') {
      figures = figures.map((f) => (f.start === c.start && f.text === c.text ? { ...f, metric: told(f, f.metric, c.metric, []), subject: told(f, f.subject, c.subject, entities) } : f));
    } else if (c.op === 'hide-entity') {
      const gone = new Set(entities.filter((e) => e.name === c.name && e.type === c.type).map((e) => e.id));
      entities = entities.filter((e) => !gone.has(e.id));
      relations = relations.filter((r) => !Object.values(r.roles).flat().some((f) => typeof f === 'string' && gone.has(f)));
    } else if (c.op === 'retype') {
      entities = entities.map((e) => (e.name === c.name && e.type === c.type ? { ...e, type: c.to } : e));
    } else if (c.op === 'merge') {
      entities = merged(entities, c, moved);
    } else {
      entities = added(report.text, entities, c, `u${index}`);
    }
  });
  if (moved.size) {
    const id = (/** @type {string} */ old) => moved.get(old) ?? old;
    figures = figures.map((f) => (f.subject?.entity && moved.has(f.subject.entity) ? { ...f, subject: { ...f.subject, entity: id(f.subject.entity) } } : f));
    relations = relations.map((r) => ({
      ...r,
      roles: Object.fromEntries(Object.entries(r.roles).map(([role, fillers]) => [role, fillers.map((f) => (typeof f === 'string' ? id(f) : f))])),
    }));
  }
  return { ...report, entities, figures, relations };
}

/** What a figure measures, or whose it is, in the reader's words; they stand where the figure stands.
 * @param {import('../types').Figure} figure @param {import('../types').Figure['subject']} known @param {string} text @param {Entity[]} entities @returns {import('../types').Figure['subject']} */
function told(figure, known, text, entities) {
  if (text === (known?.text ?? '')) return known;
  if (!text) return null;
  const entity = entities.find((e) => e.name === text || e.aliases.includes(text))?.id;
  return { text, start: figure.start, end: figure.end, ...(entity ? { entity } : {}) };
}

/** @param {import('../types').Relation} relation @param {Set<string>} gone */
function withoutIds(relation, gone) {
  const roles = Object.fromEntries(
    Object.entries(relation.roles)
      .map(([role, fillers]) => /** @type {const} */ ([role, fillers.filter((f) => typeof f !== 'string' || !gone.has(f))]))
      .filter(([, fillers]) => fillers.length),
  );
  return { ...relation, roles };
}

/** @param {Entity[]} entities @param {{name: string, type: string, into: string}} c @param {Map<string, string>} moved */
function merged(entities, c, moved) {
  const from = entities.find((e) => e.name === c.name && e.type === c.type);
  const into = entities.find((e) => e.name === c.into && e !== from);
  if (!from || !into) return entities;
  moved.set(from.id, into.id);
  const mentions = [...into.mentions, ...from.mentions].sort((a, b) => a.start - b.start);
  const aliases = [...new Set([...into.aliases, from.name, ...from.aliases])].filter((a) => a !== into.name);
  return entities.filter((e) => e !== from).map((e) => (e === into ? { ...e, mentions, aliases, count: mentions.length } : e));
}

/** @param {string} text @param {Entity[]} entities @param {{name: string, type: EntityType, start: number, all: boolean}} c @param {string} id */
function added(text, entities, c, id) {
  /** @type {import('../types').Mention[]} */
  const mentions = [];
  const one = (/** @type {number} */ start) => ({ start, end: start + c.name.length, source: [], text: c.name, evidence: 'user', confidence: 1 });
  if (c.all) {
    for (let at = text.indexOf(c.name); at >= 0 && mentions.length < LIMIT; at = text.indexOf(c.name, at + c.name.length)) mentions.push(one(at));
  } else if (text.startsWith(c.name, c.start)) {
    mentions.push(one(c.start));
  }
  if (!mentions.length) return entities;
  const clash = (/** @type {{start: number, end: number}} */ m) => mentions.some((n) => n.start < m.end && m.start < n.end);
  const kept = entities
    .map((e) => {
      const left = e.mentions.filter((m) => !clash(m));
      return left.length === e.mentions.length ? e : { ...e, mentions: left, count: left.length };
    })
    .filter((e) => e.mentions.length);
  return [...kept, { id, type: c.type, name: c.name, short: null, aliases: [], codes: [], registry: null, parent: null, attributes: {}, count: mentions.length, mentions }];
}
