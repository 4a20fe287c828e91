// The kinds of marks: which figures stand together in the legend, and every type's order and cue.

/** Figure kinds by legend group, in the order of the legend. */
export const FIGURE_GROUPS = {
  money: ['money'],
  percent: ['percent', 'pp', 'bp', 'multiple', 'fraction'],
  count: ['count', 'measure', 'ordinal', 'index_point', 'number'],
  date: ['date', 'duration'],
  docno: ['docno', 'security_code'],
};

/** @type {Record<string, string>} */
const GROUP_OF = Object.fromEntries(
  Object.entries(FIGURE_GROUPS).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group])),
);

/** @param {string} kind */
export const groupOf = (kind) => GROUP_OF[kind] ?? 'count';

export const ENTITY_TYPES = [
  'bank', 'company', 'government', 'person', 'place', 'policy', 'product',
  'association', 'institute', 'fund', 'media', 'event', 'work',
];

export const FIGURE_TYPES = Object.keys(FIGURE_GROUPS);

/** In the order of the keys 1 … 9, 0, -, = that toggle them. */
export const ALL_TYPES = [...FIGURE_TYPES, ...ENTITY_TYPES];

/** @param {string} type */
export const isFigureType = (type) => type in FIGURE_GROUPS;
