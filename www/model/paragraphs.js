// The clean text as paragraphs and chunks. A chunk is what the browser lays out, or leaves out, at once; its height is
// computed, because a guess makes every jump miss by hundreds of pixels.

/** @typedef {import('../types').Report} Report */
/** @typedef {{start: number, end: number, kind: string, article: number, truncated: boolean, first: boolean, tab: number, across: number}} Paragraph
 * `tab`: of a table's row, the width of its columns in letters; `across`: how wide the table is. */

/** A single line of megabytes is shown in pieces of this many characters. */
const LONGEST = 6000;
const CHUNK = 2400;

/** @type {WeakMap<Report, Paragraph[]>} */
const cache = new WeakMap();

/** @param {Report} report @returns {Paragraph[]} */
export function paragraphs(report) {
  const known = cache.get(report);
  if (known) return known;
  const { text, blocks } = report;
  /** @type {Paragraph[]} */
  const found = [];
  let at = 0;
  let block = 0;
  let article = -1;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    while (block < blocks.length && blocks[block].end <= at) block += 1;
    const here = blocks[block] && blocks[block].start < end ? blocks[block] : null;
    const kind = here?.kind ?? 'paragraph';
    const of = here?.article ?? Math.max(article, 0);
    for (let from = at; from < end; ) {
      let to = Math.min(end, from + LONGEST);
      const code = text.charCodeAt(to - 1);
      if (to < end && code >= 0xd800 && code < 0xdc00) to -= 1;
      found.push({ start: from, end: to, kind, article: of, truncated: (here?.truncated ?? false) && to === end, first: of !== article, tab: 0, across: 0 });
      article = of;
      from = to;
    }
    at = end + 1;
  }
  alignTables(found, text);
  cache.set(report, found);
  return found;
}

/** Rows that follow each other share their tab stops. @param {Paragraph[]} list @param {string} text */
function alignTables(list, text) {
  for (let i = 0; i < list.length; ) {
    let end = i;
    let widest = 0;
    let cells = 0;
    let last = 0;
    for (; end < list.length && list[end].kind === 'table_row'; end += 1) {
      let at = list[end].start;
      let n = 1;
      for (let tab = text.indexOf('\t', at); tab >= 0 && tab < list[end].end; tab = text.indexOf('\t', at)) {
        widest = Math.max(widest, columns(text, at, tab));
        at = tab + 1;
        n += 1;
      }
      cells = Math.max(cells, n);
      last = Math.max(last, columns(text, at, list[end].end));
    }
    const tab = Math.min(16, widest + 1.5);
    for (let k = i; k < end; k += 1) Object.assign(list[k], { tab, across: (cells - 1) * tab + last });
    i = Math.max(end, i + 1);
  }
}

/** @type {WeakMap<Paragraph[], {from: number, to: number}[]>} */
const cut = new WeakMap();

/** @param {Paragraph[]} list @returns {{from: number, to: number}[]} ranges of paragraphs */
export function chunks(list) {
  const known = cut.get(list);
  if (known) return known;
  /** @type {{from: number, to: number}[]} */
  const found = [];
  cut.set(list, found);
  let from = 0;
  let size = 0;
  for (let i = 0; i < list.length; i += 1) {
    size += list[i].end - list[i].start + 30;
    if (size >= CHUNK || i + 1 === list.length) {
      found.push({ from, to: i + 1 });
      from = i + 1;
      size = 0;
    }
  }
  return found;
}

/** The paragraph that holds an offset. @param {Paragraph[]} list @param {number} offset */
export function paragraphAt(list, offset) {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Full-width columns that a text takes: Latin letters and digits take about half. @param {string} text @param {number} start @param {number} end */
export function columns(text, start, end) {
  let half = 0;
  for (let i = start; i < end; i += 1) half += text.charCodeAt(i) < 0x2000 ? 11 : 20;
  return half / 20;
}

/** @typedef {{perLine: number, line: number, gap: number, heading: number}} Measure */

/** A table up to this many letters across keeps its lines whole and is moved sideways where the column is narrower;
 * one with whole sentences in its cells is folded. */
export const TABLE = 72;

/** The height that a paragraph will have. @param {string} text @param {Paragraph} p @param {Measure} m */
export function heightOf(text, p, m) {
  // A table's letters are .85 of the text's, and its lines 1.6 of theirs, with 9 pixels about them.
  if (p.kind === 'table_row' && p.across <= TABLE) return m.line * 0.735 + 9 + (p.first ? m.heading : 0);
  const large = p.kind === 'title' || p.kind === 'bulletin_title';
  const lines = Math.max(1, Math.ceil(columns(text, p.start, p.end) / (large ? m.perLine / 1.5 : m.perLine)));
  return lines * (large ? m.line * 1.25 : m.line) + m.gap + (p.first ? m.heading : 0);
}
