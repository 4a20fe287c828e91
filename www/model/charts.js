// What the charts show: only what a picture says better than the table.
import { rowsOf } from './figures.js';
import { finder } from './slices.js';

/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Row} Row */

const LIMIT = 12;

/** The largest amounts, each with whose it is. @param {Report} report @param {string} doc @param {string[]} hidden */
export function amounts(report, doc, hidden) {
  if (hidden.includes('money')) return [];
  /** @type {Map<string, Row>} */
  const best = new Map();
  for (const row of rowsOf(report, doc)) {
    const f = row.figure;
    if (f.kind !== 'money' || f.unit !== 'CNY' || f.per || row.sortValue <= 0 || !Number.isFinite(row.sortValue)) continue;
    // The headline's amount comes back in the text: the fuller of the two stands for both.
    const key = f.value ?? f.low ?? '';
    const known = best.get(key);
    const fuller = known && known.headline === row.headline ? (row.subject + row.metric).length > (known.subject + known.metric).length : known?.headline && row.metric;
    if (!known || fuller) best.set(key, row);
  }
  return [...best.values()].sort((a, b) => b.sortValue - a.sortValue).slice(0, LIMIT);
}

/** Movements in percent, the strongest rise first. @param {Report} report @param {string} doc @param {string[]} hidden */
export function growth(report, doc, hidden) {
  if (hidden.includes('percent')) return [];
  /** @type {Map<string, string[]>} what a table says again after the sentence: the same of the same, or of nobody */
  const told = new Map();
  return rowsOf(report, doc)
    .filter((r) => r.figure.kind === 'percent' && r.figure.role === 'change' && (r.figure.direction === 'up' || r.figure.direction === 'down') && Number.isFinite(r.sortValue))
    .map((row) => ({ row, signed: row.figure.direction === 'down' ? -Math.abs(row.sortValue) : Math.abs(row.sortValue) }))
    .sort((a, b) => b.signed - a.signed || b.row.subject.length - a.row.subject.length)
    .filter(({ row, signed }) => {
      const key = `${row.metric} ${signed} ${row.periodKey}`;
      const who = row.figure.subject?.entity ?? '';
      const before = told.get(key);
      if (!before) told.set(key, [who]);
      else if (row.metric && (!who || before.includes(who))) return false;
      else before.push(who);
      return true;
    })
    .filter((_, i, all) => all.length <= LIMIT || i < LIMIT - 4 || i >= all.length - 4);
}

const MOMENTS = 16;

/** What happened or shall happen, in the order of time: aims and deadlines before amounts, amounts before growth where
 * there are too many. @param {Report} report @param {string} doc @param {string[]} hidden */
export function timeline(report, doc, hidden) {
  if (hidden.includes('date')) return [];
  const byId = finder(report.figures);
  /** @type {Map<string, {row: Row, time: number, target: boolean, weight: number}>} */
  const found = new Map();
  for (const row of rowsOf(report, doc)) {
    const f = row.figure;
    if (hidden.includes(row.group)) continue;
    const date = f.date ?? (f.when ? byId(f.when)?.date : undefined);
    const time = Date.parse(date?.end ?? date?.start ?? '');
    if (!Number.isFinite(time) || !date?.certain) continue;
    const target = f.status === 'target' || f.status === 'forecast';
    // 从去年到今年 names an end too, and is no deadline.
    const deadline = f.kind === 'date' && (date.relation === 'by' || f.status === 'target' || (date.relation === 'until' && date.granularity !== 'year'));
    if (!deadline && f.kind !== 'money' && !(f.kind === 'percent' && f.role === 'change')) continue;
    const weight = (target ? 4 : 0) + (deadline ? 3 : 0) + (f.kind === 'money' ? 2 : 0) + (row.metric ? 1 : 0);
    // A day that an amount is due on is told by the amount; an amount told twice is one moment.
    const key = deadline ? `${row.periodKey}` : `${row.periodKey} ${f.value ?? f.text}`;
    const known = found.get(key);
    if (!known || weight > known.weight) found.set(key, { row, time, target, weight });
  }
  for (const { row } of [...found.values()]) if (row.figure.kind !== 'date' && found.get(row.periodKey)?.row.figure.kind === 'date') found.delete(row.periodKey);
  return [...found.values()]
    .sort((a, b) => b.weight - a.weight || Math.abs(b.row.sortValue) - Math.abs(a.row.sortValue))
    .slice(0, MOMENTS)
    .sort((a, b) => a.time - b.time || a.row.figure.start - b.row.figure.start);
}
