// How values are written for a reader. Nothing here rounds a value that the text states exactly, except where the
// reader chose a unit, and then only by moving the point.
import { language, t } from '../i18n/index.js';
import { compare, percentOf, separated, shift, subtract } from './decimal.js';

/** @typedef {import('../types').Figure} Figure */
/** @typedef {'auto' | 'one' | 'wan' | 'yi'} MoneyUnit */

/** How far the point moves: 万 and 亿 in Chinese, million and billion in English. */
const PLACES = { zh: { one: 0, wan: 4, yi: 8 }, en: { one: 0, wan: 6, yi: 9 } };

/** @param {string} value @param {MoneyUnit} unit @returns {'one' | 'wan' | 'yi'} */
function stepFor(value, unit) {
  if (unit !== 'auto') return unit;
  const size = value.replace('-', '');
  const { wan, yi } = PLACES[language()];
  return compare(size, `1${'0'.repeat(yi)}`) >= 0 ? 'yi' : compare(size, `1${'0'.repeat(wan)}`) >= 0 ? 'wan' : 'one';
}

/** A number with 万 or 亿 taken out. @param {string} value @param {MoneyUnit} unit */
export function magnitude(value, unit) {
  const step = stepFor(value, unit);
  // Round trillions read best as 万亿; others keep the 亿 that such texts use.
  if (unit === 'auto' && language() === 'zh' && compare(value.replace('-', ''), '1000000000000') >= 0) {
    const trillions = shift(value, 12);
    if ((trillions.split('.')[1] ?? '').length < 3) return { number: separated(trillions), suffix: t('unit.wanyi') };
  }
  return { number: separated(shift(value, PLACES[language()][step])), suffix: t(`unit.${step}`) };
}

/** @param {string} value @param {Figure} figure @param {MoneyUnit} unit @returns {{number: string, unit: string}} */
function parts(value, figure, unit) {
  const code = figure.unit ?? '';
  if (figure.kind === 'money') {
    const { number, suffix } = magnitude(value, unit);
    const per = figure.per ? t('unit.per', { per: figure.per }) : '';
    return { number, unit: suffix + t.or(`currency.${code}`, code) + per };
  }
  if (figure.kind === 'percent') return { number: separated(value), unit: '%' };
  if (figure.kind === 'count' || figure.kind === 'measure' || figure.kind === 'number' || figure.kind === 'index_point') {
    const size = value.replace('-', '');
    const { number, suffix } = language() === 'zh' && compare(size, '10000') >= 0 ? magnitude(value, 'auto') : { number: separated(value), suffix: '' };
    const per = figure.per ? t('unit.per', { per: figure.per }) : '';
    return { number, unit: suffix + (figure.kind === 'index_point' ? t('unit.point') : t.or(`measure.${code}`, code)) + per };
  }
  if (figure.kind === 'duration') return { number: separated(value), unit: t.or(`duration.${code}`, code) };
  return { number: separated(value), unit: t.or(`kindUnit.${figure.kind}`, code) };
}

/** @param {string} day */
const isMonthEnd = (day) => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;

/** A period as short as it can be said: a year, a half, a quarter, whole months, else its days.
 * @param {string | null} from @param {string | null} to @param {boolean} [instant] */
export function dateSpan(from, to, instant = false) {
  if (!from || !to) return from || to ? `${from ?? '…'} – ${to ?? '…'}` : '';
  if (from === to || instant) return to;
  const [y, m, d] = from.split('-');
  const [year, month] = to.split('-');
  if (d !== '01' || !isMonthEnd(to)) return `${from} – ${to}`;
  if (m === '01' && month === '12') return y === year ? y : `${y}–${year}`;
  if (y !== year) return `${y}-${m} – ${year}-${month}`;
  if (m === month) return `${y}-${m}`;
  const months = Number(month) - Number(m) + 1;
  if (months === 6 && (m === '01' || m === '07')) return t(m === '01' ? 'period.half1' : 'period.half2', { y });
  if (months === 3 && Number(m) % 3 === 1) return t('period.quarter', { y, q: (Number(m) + 2) / 3 });
  return t('period.months', { y, a: Number(m), b: Number(month), from: `${y}-${m}`, to: `${year}-${month}` });
}

/** The normalised value as number and unit. @param {Figure} figure @param {MoneyUnit} unit */
export function valueParts(figure, unit) {
  if (figure.kind === 'date') {
    const d = figure.date;
    const text = d ? dateSpan(d.start, d.end, d.instant) : '';
    return { number: text || figure.value || figure.text, unit: '' };
  }
  if (figure.kind === 'docno' || figure.kind === 'security_code') return { number: figure.value ?? figure.text, unit: '' };
  const { value, low, high } = figure;
  if (value !== null) return value.includes('/') ? { number: value, unit: figure.unit ?? '' } : parts(value, figure, unit);
  if (low !== null && high !== null) {
    const a = parts(low, figure, unit);
    const b = parts(high, figure, unit);
    return a.unit === b.unit ? { number: `${a.number}–${b.number}`, unit: b.unit } : { number: `${a.number}${a.unit}–${b.number}`, unit: b.unit };
  }
  const one = low ?? high;
  if (one === null) return { number: figure.text, unit: '' };
  const p = parts(one, figure, unit);
  const sign = low !== null ? (figure.low_inclusive ? '≥ ' : '> ') : figure.high_inclusive ? '≤ ' : '< ';
  return { number: sign + p.number, unit: p.unit };
}

/** @param {Figure} figure @param {MoneyUnit} unit */
export function valueText(figure, unit) {
  const { number, unit: u } = valueParts(figure, unit);
  return number + u;
}

/** Every digit of the value, as the card shows it. @param {Figure} figure */
export function fullValue(figure) {
  const name = figure.kind === 'money' ? t.or(`currency.${figure.unit}`, figure.unit ?? '') : '';
  const one = (/** @type {string | null} */ v) => (v === null ? '…' : separated(v));
  const unit = name || (figure.kind === 'percent' ? '%' : t.or(`duration.${figure.unit}`, figure.unit ?? ''));
  if (figure.kind === 'date' || figure.kind === 'docno' || figure.kind === 'security_code') return valueText(figure, 'auto');
  if (figure.value !== null) return `${figure.value.includes('/') ? figure.value : one(figure.value)} ${unit}`.trim();
  if (figure.low === null && figure.high === null) return figure.text;
  return `${figure.low_inclusive || figure.low === null ? '[' : '('}${one(figure.low)}, ${one(figure.high)}${figure.high_inclusive || figure.high === null ? ']' : ')'} ${unit}`.trim();
}

/** The arrow and sign of a movement: always a shape beside the colour. @param {string | null} direction */
export const arrow = (direction) => (direction === 'up' ? '▲' : direction === 'down' ? '▼' : direction === 'flat' ? '■' : '');

/** @param {Figure} figure */
export function changeOf(figure) {
  if (figure.role === 'change' || (figure.direction && figure.role !== 'level')) {
    return { direction: figure.direction, text: `${arrow(figure.direction)}${figure.base ? ` ${t(`base.${figure.base.kind}`)}` : ''}` };
  }
  return null;
}

/** What moved between the two ends of a pair. @param {Figure} from @param {Figure} to @param {MoneyUnit} unit */
export function pairDelta(from, to, unit) {
  if (from.value === null || to.value === null || from.unit !== to.unit) return null;
  const difference = subtract(to.value, from.value);
  if (difference === null) return null;
  const direction = difference.startsWith('-') ? 'down' : difference === '0' ? 'flat' : 'up';
  const share = to.kind === 'percent' ? null : percentOf(difference, from.value.replace('-', ''));
  const size = difference.replace('-', '');
  const p = to.kind === 'percent' ? { number: size, unit: t('kindUnit.pp') } : parts(size, to, unit);
  const sign = direction === 'down' ? '−' : direction === 'up' ? '+' : '';
  return { direction, text: `${sign}${p.number}${p.unit}`, percent: share === null ? '' : `${sign}${share.replace('-', '')}%` };
}

/** @param {number} n */
export const integer = (n) => n.toLocaleString('en-US');
