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
    if (!known || (row.subject + row.metric).length > (known.subject + known.metric).length) best.set(key, row);
  }
  return [...best.values()].sort((a, b) => b.sortValue - a.sortValue).slice(0, LIMIT);
}

/** Movements in percent, the strongest rise first. @param {Report} report @param {string} doc @param {string[]} hidden */
export function growth(report, doc, hidden) {
  if (hidden.includes('percent')) return [];
  return rowsOf(report, doc)
    .filter((r) => r.figure.kind === 'percent' && r.figure.role === 'change' && (r.figure.direction === 'up' || r.figure.direction === 'down') && Number.isFinite(r.sortValue))
    .map((row) => ({ row, signed: row.figure.direction === 'down' ? -Math.abs(row.sortValue) : Math.abs(row.sortValue) }))
    .sort((a, b) => b.signed - a.signed)
    .filter((_, i, all) => all.length <= LIMIT || i < LIMIT - 4 || i >= all.length - 4);
}

/** Figures upon the years they speak of. @param {Report} report @param {string} doc @param {string[]} hidden */
export function timeline(report, doc, hidden) {
  if (hidden.includes('date')) return [];
  const byId = finder(report.figures);
  const found = [];
  for (const row of rowsOf(report, doc)) {
    const date = row.figure.date ?? (row.figure.when ? byId(row.figure.when)?.date : undefined);
    const time = Date.parse(date?.end ?? date?.start ?? '');
    if (!Number.isFinite(time) || !date?.certain) continue;
    if (row.figure.kind === 'date' ? date.relation !== 'by' && date.relation !== 'until' && row.figure.status !== 'target' : row.figure.kind !== 'money' && row.figure.kind !== 'percent') continue;
    found.push({ row, time, target: row.figure.status === 'target' || row.figure.status === 'forecast' });
  }
  return found.sort((a, b) => a.time - b.time);
}

/** Round steps for an axis. @param {number} most @param {number} steps */
export function ticks(most, steps = 4) {
  const raw = most / steps;
  const power = 10 ** Math.floor(Math.log10(raw || 1));
  const step = [1, 2, 2.5, 5, 10].map((k) => k * power).find((k) => k >= raw) ?? raw;
  const found = [];
  for (let v = 0; v <= most * 1.0001; v += step) found.push(v);
  return found;
}
