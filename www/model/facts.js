// The three or four figures that matter most: what a reader wants to know before reading.
import { rowsOf } from './figures.js';
import { inSlices } from './slices.js';

/** @typedef {import('../types').Row} Row */
/** @typedef {import('../types').Report} Report */
/** @typedef {{kind: 'money' | 'growth' | 'target' | 'deadline' | 'fall' | 'move' | 'count', row: Row}} Fact */

/** Keeps the largest of what it is shown; of equals the one that says more of what it measures, then the earlier. A
 * figure that says what it measures is worth more than one that does not. */
class Best {
  /** @type {Row | null} */
  row = null;
  size = 0;
  told = false;

  /** @param {Row} row @param {number} size @param {boolean} [told] */
  see(row, size, told = isTold(row)) {
    if (this.row && told !== this.told && this.told) return;
    if (this.row && told === this.told && (size < this.size || (size === this.size && saying(row) <= saying(this.row)))) return;
    this.row = row;
    this.size = size;
    this.told = told;
  }
}

/** A sentence longer than this is a table that lost its lines: what its numbers measure is a guess. */
const PROSE = 300;

/** Whether a row says in words what it measures or whose it is. @param {Row} row */
const isTold = (row) => row.sentence.length <= PROSE && /\p{L}{2}/u.test(`${row.metric} ${row.subject}`);

/** Numbers that ran into each other are no news: more digits than anybody states, growth by thousands of times.
 * @param {Row} row */
const isGlued = ({ figure: { kind, value, high }, sortValue }) => (value ?? high ?? '').replace(/\D|0+$/g, '').length > 12 || (kind === 'percent' && Math.abs(sortValue) > 100_000);

/** How much a row says of what it measures; a headline's words are its own. @param {Row} row */
const saying = (row) => (row.headline ? 0 : row.metric.length + row.subject.length);

/** When a document was written, by its metadata or its first dated article; empty where nothing says. @param {Report} report */
export const writtenOn = (report) => report.source.metadata.date ?? report.articles.find((a) => a.date)?.date ?? '';

/** Growth against a time before can be compared; growth against anything else comes after it. */
const AGAINST_TIME = ['yoy', 'mom', 'qoq', 'ytd', 'cagr'];

/** @type {WeakMap<Row[], Fact[]>} */
const cache = new WeakMap();

/** @param {Report} report @param {string} doc @returns {Fact[]} */
export function facts(report, doc) {
  const rows = rowsOf(report, doc);
  const known = cache.get(rows);
  if (known) return known;
  const { note, see, found } = search(report, rows);
  rows.forEach(note);
  rows.forEach(see);
  return found();
}

/** The same for a long report, in slices. @param {Report} report @param {string} doc @param {() => Promise<unknown>} pause */
export async function prepareFacts(report, doc, pause) {
  const rows = rowsOf(report, doc);
  const { note, see, found } = search(report, rows);
  await inSlices(rows, note, pause);
  await inSlices(rows, see, pause);
  found();
}

/** @param {Report} report @param {Row[]} rows */
function search(report, rows) {
  /** @type {Fact[]} */
  const found = [];
  const used = new Set();
  const add = (/** @type {Fact['kind']} */ kind, /** @type {Row | null} */ row) => {
    // The same value twice, as what is planned and as what it is, is one fact.
    const value = row ? `${row.figure.kind} ${row.figure.value ?? row.id} ${row.figure.unit}` : '';
    if (!row || used.has(value) || found.length >= 4) return;
    used.add(value);
    found.push({ kind, row });
  };
  const [money, foreign, up, down, aim, deadline, move, count] = Array.from({ length: 8 }, () => new Best());
  const anchor = writtenOn(report);
  // A deadline is the date of an aim, or a date with 至 or 前 about it; a mere later date comes last.
  const aimed = new Set();
  // Of one measure the newest counts: what it was a year before, or what it is compared with, is no news.
  /** @type {Map<string, string>} */
  const newest = new Map();
  const measure = (/** @type {Row} */ { metric, subject, family }) => `${family} ${subject} ${metric}`;
  // What has to be known of all rows before any of them is judged.
  const note = (/** @type {Row} */ row) => {
    const { status, when } = row.figure;
    if (status === 'target' && when) aimed.add(when);
    if (!row.metric || status === 'target' || status === 'forecast') return;
    const key = measure(row);
    const known = newest.get(key);
    if (known === undefined || known < row.periodKey) newest.set(key, row.periodKey);
  };
  const isOld = (/** @type {Row} */ row) => (row.figure.role === 'level' && Boolean(row.figure.base) && !row.from) || (row.periodKey !== '' && row.periodKey < (newest.get(measure(row)) ?? ''));
  const urgency = (/** @type {Row} */ { figure: { id, status, date: d } }) => {
    if (!d?.certain || !d.end || d.end <= anchor) return 0;
    if (aimed.has(id)) return 3;
    // 到今年 within a year that has begun ends nothing.
    if (d.relation !== 'by' && d.start && d.start <= anchor) return 0;
    if (status === 'target' || d.relation === 'until' || d.relation === 'by') return 2;
    return anchor !== '' && d.end.slice(0, 4) !== anchor.slice(0, 4) && d.granularity !== 'plan' ? 1 : 0;
  };
  const see = (/** @type {Row} */ row) => {
    const { kind, status, role, direction, unit, per, base } = row.figure;
    if (isGlued(row)) return;
    const size = row.sortValue;
    if (row.from && row.metric && (kind === 'percent' || kind === 'money')) move.see(row, size);
    if (kind === 'date') {
      const urgent = urgency(row);
      if (urgent > 0) deadline.see(row, urgent, true);
      return;
    }
    if (status === 'target' && kind !== 'duration') {
      // An aim of a time to come goes before one without a time; one whose time is over is no aim any more.
      if (row.periodKey === '' || row.periodKey >= anchor) aim.see(row, (anchor !== '' && row.periodKey > anchor ? 1e19 : 0) + (kind === 'money' && !per ? 1e18 : kind === 'percent' ? 1e6 : 0) + Math.min(size, 1e17));
    } else if (isOld(row)) return;
    if (kind === 'money' && !per) {
      foreign.see(row, size, true);
      if (unit === 'CNY' && status !== 'target' && status !== 'forecast') money.see(row, size);
    } else if (kind === 'percent' && role === 'change') {
      const rank = size + (base && AGAINST_TIME.includes(base.kind) ? 1e6 : 0);
      if (direction === 'up') up.see(row, rank);
      else if (direction === 'down') down.see(row, rank);
    } else if (kind === 'count') count.see(row, size);
  };
  const choose = () => {
    const largest = money.row ?? foreign.row;
    // A headline's amount that is an aim of the text is told as the aim.
    if (largest?.metric || largest?.figure.value !== aim.row?.figure.value) add('money', largest);
    add('growth', up.row);
    add('target', aim.row);
    // Where the aim's own card names the day, a second card would only repeat it.
    if (deadline.row?.periodKey !== aim.row?.periodKey) add('deadline', deadline.row);
    add('fall', down.row);
    add('move', move.row);
    if (found.length < 3 && count.told) add('count', count.row);
    cache.set(rows, found);
    return found;
  };
  return { note, see, found: choose };
}
