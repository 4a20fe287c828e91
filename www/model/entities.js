// Entities as a reader meets them: by type, with their figures, relations and company.
import { ENTITY_TYPES } from './types.js';

/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Entity} Entity */
/** @typedef {import('../types').Figure} Figure */

/** @param {Report} report @returns {[string, Entity[]][]} */
export function byType(report) {
  /** @type {Map<string, Entity[]>} */
  const groups = new Map();
  for (const entity of report.entities) {
    const group = groups.get(entity.type);
    if (group) group.push(entity);
    else groups.set(entity.type, [entity]);
  }
  const rank = (/** @type {string} */ type) => (ENTITY_TYPES.indexOf(type) + 99) % 99;
  return [...groups]
    .sort((a, b) => rank(a[0]) - rank(b[0]))
    .map(([type, list]) => [type, [...list].sort((a, b) => b.count - a.count || first(a) - first(b))]);
}

/** @param {Entity} entity */
const first = (entity) => entity.mentions[0]?.start ?? 0;

/** Figures that are the entity's own, and those that merely stand in a sentence with it. @param {Report} report @param {Entity} entity */
export function figuresOf(report, entity) {
  const own = report.figures.filter((f) => f.subject?.entity === entity.id && f.kind !== 'date');
  const taken = new Set(own);
  const near = report.figures.filter(
    (f) => !taken.has(f) && f.kind !== 'date' && f.sentence && entity.mentions.some((m) => f.sentence && m.start >= f.sentence[0] && m.end <= f.sentence[1]),
  );
  return { own, near };
}

/** @param {Report} report @param {string} id */
export function relationsOf(report, id) {
  return report.relations.filter((r) => Object.values(r.roles).some((fillers) => fillers.includes(id)));
}

/** Entities in the same paragraph, most frequent first. @param {Report} report @param {Entity} entity @param {number} limit */
export function company(report, entity, limit = 8) {
  const ranges = entity.mentions.slice(0, 400).map((m) => lineAt(report.text, m.start));
  const counts = new Map();
  for (const other of report.entities) {
    if (other.id === entity.id) continue;
    let n = 0;
    for (const [start, end] of ranges) if (other.mentions.some((m) => m.start >= start && m.end <= end)) n += 1;
    if (n) counts.set(other, n);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, limit);
}

/** @param {string} text @param {number} at @returns {[number, number]} */
export function lineAt(text, at) {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return [start, end < 0 ? text.length : end];
}

/** Who acts, upon whom, with what: the order in which a relation is read. */
const ROLES = ['person', 'lender', 'investor', 'acquirer', 'issuer', 'fund', 'party', 'guarantor', 'pledger', 'parent', 'policy', 'title', 'organisation',
  'borrower', 'investee', 'target', 'debtor', 'pledgee', 'child', 'object', 'product', 'amount', 'size', 'share', 'count', 'rate', 'term', 'founder', 'manager', 'place', 'number', 'date'];

/** The relation in reading order: role name and what fills it. @param {Report} report @param {import('../types').Relation} relation */
export function rolesOf(report, relation) {
  const rank = (/** @type {string} */ role) => (ROLES.indexOf(role) + 99) % 99;
  return Object.entries(relation.roles).sort((a, b) => rank(a[0]) - rank(b[0])).map(([role, fillers]) => ({
    role,
    fillers: fillers.map((filler) => {
      if (typeof filler !== 'string') return { id: '', text: filler.text, start: filler.start, end: filler.end };
      const entity = report.entities.find((e) => e.id === filler);
      const figure = entity ? undefined : report.figures.find((f) => f.id === filler);
      return { id: filler, text: entity?.name ?? figure?.text ?? filler, start: -1, end: -1 };
    }),
  }));
}
