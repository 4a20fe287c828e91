// The three or four figures that matter most: what a reader wants to know before reading.
import { rowsOf } from './figures.js';

/** @typedef {import('../types').Row} Row */
/** @typedef {import('../types').Report} Report */
/** @typedef {{kind: 'money' | 'growth' | 'target' | 'deadline' | 'fall' | 'count', row: Row}} Fact */

/** The largest by `of`, the earlier of equals. @param {Row[]} rows @param {(row: Row) => number} of */
function largest(rows, of) {
  /** @type {Row | null} */
  let best = null;
  for (const row of rows) if (best === null || of(row) > of(best)) best = row;
  return best;
}

/** A figure that says what it measures is worth more than one that does not. @param {Row[]} rows */
const told = (rows) => {
  const named = rows.filter((r) => r.metric || r.subject);
  return named.length ? named : rows;
};

/** @type {WeakMap<Row[], Fact[]>} */
const cache = new WeakMap();

/** @param {Report} report @param {string} doc @returns {Fact[]} */
export function facts(report, doc) {
  const rows = rowsOf(report, doc);
  const known = cache.get(rows);
  if (known) return known;
  /** @type {Fact[]} */
  const found = [];
  cache.set(rows, found);
  const used = new Set();
  const add = (/** @type {Fact['kind']} */ kind, /** @type {Row | null} */ row) => {
    if (!row || used.has(row.id) || found.length >= 4) return;
    used.add(row.id);
    found.push({ kind, row });
  };
  const foreign = rows.filter((r) => r.figure.kind === 'money' && !r.figure.per);
  const money = foreign.filter((r) => r.figure.unit === 'CNY');
  const actual = (/** @type {Row[]} */ list) => list.filter((r) => r.figure.status !== 'target' && r.figure.status !== 'forecast');
  const aims = rows.filter((r) => r.figure.status === 'target' && r.figure.kind !== 'date' && r.figure.kind !== 'duration');
  const moves = rows.filter((r) => r.figure.kind === 'percent' && r.figure.role === 'change' && r.figure.direction);
  add('money', largest(told(actual(money)), (r) => r.sortValue) ?? largest(foreign, (r) => r.sortValue));
  add('growth', largest(told(moves.filter((r) => r.figure.direction === 'up')), (r) => r.sortValue));
  const bySize = (/** @type {Row} */ r) => (r.figure.kind === 'money' ? 1e18 : r.figure.kind === 'percent' ? 1e6 : 0) + Math.min(r.sortValue, 1e17);
  add('target', largest(told(aims), bySize));
  const anchor = report.source.metadata.date ?? report.articles.find((a) => a.date)?.date ?? '';
  // A deadline is the date of an aim, or a date with 至 or 前 about it; a mere later date comes last.
  const aimed = new Set(rows.filter((r) => r.figure.status === 'target').map((r) => r.figure.when));
  const urgency = (/** @type {Row} */ { figure: { id, kind, status, date: d } }) => {
    if (kind !== 'date' || !d?.certain || !d.end || d.end <= anchor) return 0;
    if (aimed.has(id)) return 3;
    if (status === 'target' || d.relation === 'until' || d.relation === 'by') return 2;
    return anchor !== '' && d.end.slice(0, 4) !== anchor.slice(0, 4) && d.granularity !== 'plan' ? 1 : 0;
  };
  add('deadline', largest(rows.filter((r) => urgency(r) > 0), urgency));
  if (found.length < 3) add('fall', largest(told(moves.filter((r) => r.figure.direction === 'down')), (r) => r.sortValue));
  if (found.length < 3) add('count', largest(told(rows.filter((r) => r.figure.kind === 'count')), (r) => r.sortValue));
  return found;
}
