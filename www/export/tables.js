// The three tables of an export, as rows of plain cells: in codes for programs (CSV), or spoken for people (XLSX, TSV, Markdown).
import { t } from '../i18n/index.js';
import { pairs, periodOf } from '../model/figures.js';
import { rolesOf } from '../model/entities.js';

/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Figure} Figure */
/** @typedef {string | number | null} Cell */
/** @typedef {{name: string, head: string[], rows: Cell[][], keys?: string[]}} Table `keys`: the heads of a spoken table, in codes */

/** What is exported is always the exact value in the base unit; a switch of the display changes nothing here. */
export const FIGURE_HEAD = ['document', 'id', 'text', 'kind', 'value', 'low', 'high', 'unit', 'per', 'modifier', 'metric', 'subject', 'period_start', 'period_end', 'direction', 'base', 'role', 'status', 'from_value', 'sentence', 'start', 'end', 'rule'];

/** @param {string} name @param {Report} report @param {Set<string> | null} only ids of the figures wanted */
export function figureRows(name, report, only) {
  const byId = new Map(report.figures.map((f) => [f.id, f]));
  const joined = pairs(report.figures);
  return report.figures.filter((f) => !only || only.has(f.id)).map((f) => {
    const date = f.date ?? (f.when ? byId.get(f.when)?.date : undefined);
    return [name, f.id, f.text, f.kind, f.value, f.low, f.high, f.unit, f.per, f.modifier, f.metric?.text ?? null, f.subject?.text ?? null,
      date?.start ?? null, date?.end ?? null, f.direction, f.base ? `${f.base.kind} ${f.base.text}` : null, f.role, f.status, joined.get(f.id)?.value ?? null,
      f.sentence ? report.text.slice(f.sentence[0], f.sentence[1]).trim() : null, f.start, f.end, f.rule];
  });
}

export const ENTITY_HEAD = ['document', 'id', 'type', 'name', 'short', 'aliases', 'codes', 'title', 'employer', 'parent', 'count', 'first'];

/** @param {string} name @param {Report} report @param {string[]} hidden */
export function entityRows(name, report, hidden) {
  const nameOf = (/** @type {string | null | undefined} */ id) => (id ? (report.entities.find((e) => e.id === id)?.name ?? id) : null);
  return report.entities.filter((e) => !hidden.includes(e.type)).map((e) => [name, e.id, e.type, e.name, e.short, e.aliases.join(';'), e.codes.map((c) => `${c.system}:${c.code}`).join(';'),
    e.attributes.title ?? null, nameOf(e.attributes.employer), nameOf(e.parent), e.count, e.mentions[0]?.start ?? null]);
}

export const RELATION_HEAD = ['document', 'id', 'type', 'status', 'roles', 'sentence', 'rule'];

/** @param {string} name @param {Report} report */
export function relationRows(name, report) {
  return report.relations.map((r) => [name, r.id, r.type, r.status, rolesOf(report, r).map(({ role, fillers }) => `${role}=${fillers.map((f) => f.text).join('、')}`).join('; '),
    report.text.slice(r.start, r.end), r.rule]);
}

/** What a stretch of the text holds: its figures, the names in it, the relations told in it. @param {Report} report @param {number} start @param {number} end @returns {Report} */
export function within(report, start, end) {
  const isIn = (/** @type {{start: number, end: number}} */ x) => x.start >= start && x.end <= end;
  const entities = report.entities.map((e) => ({ ...e, mentions: e.mentions.filter(isIn) })).filter((e) => e.mentions.length);
  return { ...report, figures: report.figures.filter(isIn), entities: entities.map((e) => ({ ...e, count: e.mentions.length })), relations: report.relations.filter(isIn) };
}

/** @param {{name: string, report: Report, only: Set<string> | null}[]} docs @param {string[]} hidden @returns {Table[]} */
export function tables(docs, hidden) {
  return [
    { name: 'figures', head: FIGURE_HEAD, rows: docs.flatMap((d) => figureRows(d.name, d.report, d.only)) },
    { name: 'entities', head: ENTITY_HEAD, rows: docs.flatMap((d) => entityRows(d.name, d.report, hidden)) },
    { name: 'relations', head: RELATION_HEAD, rows: docs.flatMap((d) => relationRows(d.name, d.report)) },
  ];
}

/** @param {string} prefix */
const word = (prefix) => (/** @type {string} */ code) => t.or(`${prefix}.${code}`, code);

/** How the codes of a column are said. @type {Record<string, (code: string) => string>} */
const SAID = {
  kind: word('kind'),
  unit: (code) => [`currency.${code}`, `duration.${code}`, `kindUnit.${code}`].reduce((said, key) => t.or(key, said), code).trim(),
  modifier: (code) => code.split('+').map(word('modifier')).join('+'),
  direction: word('change'),
  base: (code) => { const [kind, ...text] = code.split(' '); return text.join(' ') || word('base')(kind); },
  role: word('role.figure'),
  status: (code) => t.or(`status.${code}`, word('relation.status')(code)),
  type: (code) => t.or(`type.${code}`, word('relation')(code)),
  roles: (code) => code.replace(/(^|; )(\w+)=/g, (_, before, role) => `${before}${word('role')(role)}: `),
};

/** The same table in the reader's language. @param {Table} table @returns {Table} */
export function spoken({ name, head, rows }) {
  const said = head.map((key) => SAID[key]);
  return {
    name: t.or(`tab.${name}`, name), keys: head, head: head.map(word('head')),
    rows: rows.map((row) => row.map((cell, i) => (cell !== null && said[i] ? said[i](String(cell)) : cell))),
  };
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers. @param {Cell} cell */
export function guarded(cell) {
  const text = cell === null ? '' : String(cell);
  if (typeof cell === 'number' || /^-?\d+(\.\d+)?$/.test(text)) return text;
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** @param {Table} table */
export function csv(table) {
  const quoted = (/** @type {Cell} */ cell) => {
    const text = guarded(cell);
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  // Spreadsheets take UTF-8 for what it is only with the mark in front.
  return `\uFEFF${[table.head, ...table.rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** @param {Table} table */
export const tsv = (table) => [table.head, ...table.rows].map((row) => row.map((c) => guarded(c).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

/** @param {Table[]} all @param {string} title */
export function markdown(all, title) {
  const cell = (/** @type {Cell} */ c) => (c === null ? '' : String(c).replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' '));
  const line = (/** @type {Cell[]} */ row) => `| ${row.map(cell).join(' | ')} |`;
  const section = (/** @type {Table} */ { name, head, rows }) => {
    // Here columns cost room: one without a word is left out.
    const used = head.map((_, i) => rows.some((row) => (row[i] ?? '') !== ''));
    const kept = (/** @type {Cell[]} */ row) => row.filter((_, i) => used[i]);
    return `## ${name}\n\n${line(kept(head))}\n|${kept(head).map(() => '---|').join('')}\n${rows.map((row) => line(kept(row))).join('\n')}\n`;
  };
  return `# ${title}\n\n${all.filter((x) => x.rows.length).map(section).join('\n')}`;
}
