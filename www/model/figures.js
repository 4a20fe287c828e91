// The figures of a document as rows of a table: pairs joined, sorted by true value, filtered.
import { lineAt } from './entities.js';
import { dateSpan } from './format.js';
import { finder, inSlices } from './slices.js';
import { groupOf } from './types.js';

/** @typedef {import('../types').Figure} Figure */
/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Row} Row */
/** @typedef {import('../types').Filters} Filters */
/** @typedef {import('../types').Sort} Sort */

/** Values are compared within their family: a percentage never stands between two amounts of money. */
const FAMILIES = ['money', 'percent', 'pp', 'bp', 'multiple', 'fraction', 'count', 'measure', 'index_point', 'number', 'ordinal', 'duration', 'date', 'docno', 'security_code'];

/** @param {Figure} figure */
export function sortValue(figure) {
  const text = figure.value ?? figure.low ?? figure.high;
  if (figure.kind === 'date') return Date.parse(figure.date?.start ?? figure.date?.end ?? '') || 0;
  if (text === null) return Number.NEGATIVE_INFINITY;
  if (text.includes('/')) {
    const [a, b] = text.split('/').map(Number);
    return a / b;
  }
  const number = Number(text);
  return Number.isFinite(number) ? number : 0;
}

/** @param {(id: string) => Figure | undefined} byId @param {Figure} figure */
export function periodOf(byId, figure) {
  const when = figure.when ? byId(figure.when) : undefined;
  const date = figure.date ?? when?.date;
  // A time that no date of the text fixes is told in the text's own words.
  return date ? { text: dateSpan(date.start, date.end, date.instant) || (when?.text ?? ''), key: date.end ?? date.start ?? '' } : { text: '', key: '' };
}

/** A from→to pair: two figures of one group, one the start and one the end. @param {Figure[]} figures @returns {Map<string, Figure>} by the id of the end, its start */
export function pairs(figures) {
  /** @type {Map<string, Figure[]>} */
  const groups = new Map();
  for (const figure of figures) {
    if (figure.group && (figure.role === 'from' || figure.role === 'to')) {
      const members = groups.get(figure.group);
      if (members) members.push(figure);
      else groups.set(figure.group, [figure]);
    }
  }
  const found = new Map();
  for (const members of groups.values()) {
    const from = members.filter((f) => f.role === 'from');
    const to = members.filter((f) => f.role === 'to');
    for (let i = 0; i < Math.min(from.length, to.length); i += 1) {
      if (from[i].kind === to[i].kind) found.set(to[i].id, from[i]);
    }
  }
  return found;
}

/** What stands around a figure in its sentence, short enough for one line of a table. @param {Row} row @param {number} [before] @param {number} [length] */
export function excerpt({ sentence, at }, before = 14, length = 60) {
  let from = 0;
  // A row of a table is told from its head on, as long as the figure stays in sight.
  if (at > (sentence.includes('\t') ? 36 : before + 4)) {
    // From the start of a clause, if one begins nearby; never from within a number.
    from = at - before;
    const clause = sentence.slice(from, at).search(/[\u3001\uff0c\uff1b\uff1a]/);
    if (clause >= 0 && clause < before - 4) from += clause + 1;
    else while (from < at && /[\d.,%\u3001\u3002\uff0c\uff1a\uff1b]/.test(sentence[from])) from += 1;
  }
  return `${from ? '…' : ''}${sentence.slice(from, from + length).replace(/\s+/g, ' ').trim()}${from + length < sentence.length ? '…' : ''}`;
}

const HEADLINES = ['kicker', 'title', 'subtitle', 'heading'];

/** Whether an offset lies in one of some spans; asked in the order of the text. @param {{start: number, end: number}[]} spans */
function within(spans) {
  let at = 0;
  return (/** @type {number} */ offset) => {
    if (at > 0 && offset < spans[at - 1].end) at = 0;
    while (at < spans.length && spans[at].end <= offset) at += 1;
    return at < spans.length && spans[at].start <= offset;
  };
}

/** @type {WeakMap<Report, Row[]>} */
const cache = new WeakMap();
const collator = new Intl.Collator('zh');

/** @param {Report} report @param {string} doc @returns {Row[]} */
export function rowsOf(report, doc) {
  const known = cache.get(report);
  if (known && known[0]?.doc === doc) return known;
  const make = maker(report, doc);
  const rows = report.figures.flatMap(make);
  cache.set(report, rows);
  return rows;
}

/** The same in slices, for a report so long that one task would be felt. @param {Report} report @param {string} doc @param {() => Promise<void>} pause */
export async function prepareRows(report, doc, pause) {
  const make = maker(report, doc);
  /** @type {Row[]} */
  const rows = [];
  await inSlices(report.figures, (figure) => rows.push(...make(figure)), pause);
  cache.set(report, rows);
  const names = Object.keys(FACETS);
  const counted = names.map(() => /** @type {Map<string, number>} */ (new Map()));
  await inSlices(rows, (row) => names.forEach((name, i) => tally(counted[i], FACETS[name](row))), pause);
  facets.set(rows, Object.fromEntries(names.map((name, i) => [name, ranked(counted[i])])));
}

/** @param {Report} report @param {string} doc @returns {(figure: Figure) => Row[]} */
function maker(report, doc) {
  const byId = finder(report.figures);
  const joined = pairs(report.figures);
  const taken = new Set([...joined.values()].map((f) => f.id));
  const headline = within(report.blocks.filter((b) => HEADLINES.includes(b.kind)));
  return (figure) => {
    if (taken.has(figure.id)) return [];
    const from = joined.get(figure.id) ?? null;
    const period = periodOf(byId, figure);
    const [a, b] = figure.sentence ?? lineAt(report.text, figure.start);
    return [{
      id: `${doc}:${figure.id}`, doc, figure, from, group: groupOf(figure.kind),
      metric: figure.metric?.text ?? from?.metric?.text ?? '', subject: figure.subject?.text ?? from?.subject?.text ?? '',
      headline: headline(figure.start), period: period.text, periodKey: period.key, sentence: report.text.slice(a, b), at: figure.start - a, sortValue: sortValue(figure), family: FAMILIES.indexOf(figure.kind),
    }];
  };
}

/** @type {Record<string, (row: Row) => string | number>} */
const KEYS = {
  text: (r) => r.figure.start,
  kind: (r) => r.family,
  value: (r) => r.sortValue,
  metric: (r) => r.metric,
  subject: (r) => r.subject,
  period: (r) => r.periodKey,
  change: (r) => (r.figure.direction === 'up' ? 2 : r.figure.direction === 'down' ? 0 : 1),
  status: (r) => r.figure.status ?? '',
  doc: (r) => r.doc,
  sentence: (r) => r.sentence,
};

/** @param {Row[]} rows @param {Sort} sort */
export function sortRows(rows, sort) {
  if (sort.key === 'text' && !sort.descending) return rows;
  const key = KEYS[sort.key] ?? KEYS.text;
  const sign = sort.descending ? -1 : 1;
  const empty = (/** @type {string | number} */ k) => k === '';
  return rows
    .map((row, index) => ({ row, index, k: key(row) }))
    .sort((a, b) => {
      if (sort.key === 'value' && a.row.family !== b.row.family) return a.row.family - b.row.family;
      if (empty(a.k) !== empty(b.k)) return empty(a.k) ? 1 : -1;
      const order = typeof a.k === 'number' && typeof b.k === 'number' ? a.k - b.k : collator.compare(String(a.k), String(b.k));
      return order * sign || a.index - b.index;
    })
    .map((x) => x.row);
}

/** @param {Row[]} rows @param {Filters} filters @param {string[]} hidden */
export const filterRows = (rows, filters, hidden) => rows.filter(filterOf(filters, hidden));

/** @param {Filters} filters @param {string[]} hidden @returns {(row: Row) => boolean} */
function filterOf(filters, hidden) {
  const words = filters.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    const f = row.figure;
    if (hidden.includes(row.group)) return false;
    if (isPlainDate(f) && filters.group !== 'date' && !filters.text) return false;
    if (filters.group && row.group !== filters.group && f.kind !== filters.group) return false;
    if (filters.entity && row.subject !== filters.entity && f.subject?.entity !== filters.entity) return false;
    if (filters.metric && row.metric !== filters.metric) return false;
    if (filters.period && !row.period.startsWith(filters.period)) return false;
    if (filters.status && f.status !== filters.status) return false;
    if (filters.change === 'up' && f.direction !== 'up') return false;
    if (filters.change === 'down' && f.direction !== 'down') return false;
    if (filters.change === 'target' && f.status !== 'target' && f.status !== 'forecast') return false;
    if (!words.length) return true;
    const text = `${f.text} ${row.metric} ${row.subject} ${row.period}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** Dates say when the other figures are; as rows of their own they are shown on demand. @param {Figure} f */
const isPlainDate = (f) => f.kind === 'date' && f.status !== 'target';

/** @type {WeakMap<Row[], number>} */
const totals = new WeakMap();

/** How many rows the table has before anything is filtered. @param {Row[]} rows */
export function total(rows) {
  let n = totals.get(rows);
  if (n === undefined) totals.set(rows, (n = rows.reduce((sum, row) => sum + (isPlainDate(row.figure) ? 0 : 1), 0)));
  return n;
}

/** @typedef {{filters: Filters, hidden: string[], sort: Sort}} View */

/** @type {{key: unknown[], rows: Row[]}} */
let last = { key: [], rows: [] };
/** @param {Row[]} rows @param {View} view */
const keyOf = (rows, { filters, hidden, sort }) => [rows, filters, hidden, sort];

/** The rows that a view asks for, in its order. @param {View} view @param {Row[]} rows */
export function shownRows(view, rows) {
  const key = keyOf(rows, view);
  if (key.some((k, i) => k !== last.key[i])) last = { key, rows: sortRows(filterRows(rows, view.filters, view.hidden), view.sort) };
  return last.rows;
}

/** What the table will show first of a long report, in slices. @param {View} view @param {Row[]} rows @param {() => Promise<void>} pause */
export async function prepareShown(view, rows, pause) {
  const key = keyOf(rows, view);
  const passes = filterOf(view.filters, view.hidden);
  /** @type {Row[]} */
  const shown = [];
  await inSlices(rows, (row) => { if (passes(row)) shown.push(row); }, pause);
  await pause();
  last = { key, rows: sortRows(shown, view.sort) };
}

/** What the filters offer. @type {Record<string, (row: Row) => string>} */
export const FACETS = {
  group: (r) => r.group,
  metric: (r) => r.metric,
  subject: (r) => r.subject,
  status: (r) => r.figure.status ?? '',
  direction: (r) => r.figure.direction ?? '',
  year: (r) => (r.figure.kind === 'date' ? '' : r.period.slice(0, 4)),
};

/** @type {WeakMap<Row[], Record<string, [string, number][]>>} */
const facets = new WeakMap();

/** The values of a column with their counts, most frequent first, then in text order. @param {Row[]} rows @param {string} name */
export function facet(rows, name) {
  const known = facets.get(rows) ?? {};
  facets.set(rows, known);
  if (known[name]) return known[name];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of rows) tally(counts, FACETS[name](row));
  known[name] = ranked(counts);
  return known[name];
}

/** @param {Map<string, number>} counts @param {string} value */
const tally = (counts, value) => { if (value) counts.set(value, (counts.get(value) ?? 0) + 1); };
/** @param {Map<string, number>} counts */
const ranked = (counts) => [...counts].sort((a, b) => b[1] - a[1]).slice(0, 40);
