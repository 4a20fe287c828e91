// Over all documents at once: what was read, who is named in which of them, and every figure in one table.
import { jumpTo, set, show } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { facts } from '../model/facts.js';
import { rowsOf, total } from '../model/figures.js';
import { arrow, integer, valueText } from '../model/format.js';
import { corpusIndex, dateOf, sharedMetrics, titleOf } from '../model/corpus.js';
import { allRows, figures } from './figures.js';
import { html, live, nothing } from './lit.js';

/** @typedef {import('../types').State} State */

/** @param {string} title */
const short = (title) => (title.length > 14 ? `${title.slice(0, 13)}…` : title);

/** @typedef {import('../types').Doc} Doc */
/** @typedef {{key: string, of: (doc: Doc) => string | number | undefined}} Column */

const collator = new Intl.Collator('zh');

/** As many as the table of the document has. @param {Doc} doc */
const figuresOf = (doc) => (doc.report ? total(rowsOf(doc.report, doc.id)) : undefined);

/** What matters most in a document. @param {Doc} doc */
const factOf = (doc) => (doc.report ? facts(doc.report, doc.id)[0]?.row : undefined);

/** What the list of documents says of each, and is sorted by. @type {Column[]} */
const COLUMNS = [
  { key: 'name', of: titleOf }, { key: 'date', of: dateOf },
  { key: 'fact', of: (d) => { const row = factOf(d); return row?.figure.kind === 'money' ? row.sortValue : undefined; } },
  { key: 'characters', of: (d) => d.report?.text.length }, { key: 'figures', of: figuresOf },
  { key: 'entities', of: (d) => d.report?.entities.length }, { key: 'relations', of: (d) => d.report?.relations.length },
];

/** The order that the reader asked for; none is that of the tabs. */
const order = { key: '', descending: false };

/** @param {Doc[]} docs */
function ordered(docs) {
  const column = COLUMNS.find((c) => c.key === order.key);
  if (!column) return docs;
  const sign = order.descending ? -1 : 1;
  return [...docs].sort((a, b) => {
    const [x, y] = [column.of(a) ?? '', column.of(b) ?? ''];
    if (x === '' || y === '') return Number(x === '') - Number(y === '');
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)));
  });
}

/** A first click sorts numbers from the largest, names from the first; a third gives the order of the tabs back. @param {string} key */
function sort(key) {
  const first = key !== 'name';
  if (order.key !== key) Object.assign(order, { key, descending: first });
  else if (order.descending === first) order.descending = !first;
  else order.key = '';
  set({});
}

/** @param {State} state @param {Doc} doc */
function mainFact(state, doc) {
  const row = factOf(doc);
  if (!row) return nothing;
  return html`<button type="button" class="link" title=${row.sentence} @click=${() => jumpTo({ kind: 'figure', id: row.figure.id }, doc.id)}>${arrow(row.figure.direction)}${valueText(row.figure, state.moneyUnit)}</button>
    <small>${[row.subject, row.metric].filter(Boolean).join(' · ')}</small>`;
}

/** @param {Doc} doc */
const condition = (doc) => (doc.status === 'error' ? t.or(`error.${doc.error?.code}`, t('error.other')) : doc.status === 'reading' ? `${Math.round(doc.progress * 100)}%` : t(`status.doc.${doc.status}`));

/** @param {State} state */
function documents(state) {
  return html`
    <div class="corpus-docs" tabindex="0" role="region" aria-label=${t('corpus.title')}><table>
      <thead><tr>${COLUMNS.map(({ key }) => html`<th scope="col" class="d-${key}" aria-sort=${order.key === key ? (order.descending ? 'descending' : 'ascending') : 'none'}>
        <button type="button" @click=${() => sort(key)}>${t(`corpus.${key}`)}${order.key === key ? html`<i aria-hidden="true">${order.descending ? '↓' : '↑'}</i>` : nothing}</button></th>`)}</tr></thead>
      <tbody>${ordered(state.docs).map((d) => html`
        <tr class=${d.status}><th scope="row"><button type="button" class="link" title=${d.name} @click=${() => show(d.id)}>${titleOf(d)}</button></th>
          ${d.report ? html`<td class="d-date">${dateOf(d)}</td><td class="d-fact">${mainFact(state, d)}</td>
          ${COLUMNS.slice(3).map(({ key, of }) => html`<td class="n d-${key}">${integer(Number(of(d) ?? 0))}</td>`)}` : html`<td colspan="6" class="condition">${condition(d)}</td>`}
        </tr>`)}</tbody></table></div>`;
}

/** What of the index is shown: names in several documents, or those that hold what the reader typed. */
let wanted = '';

/** So many names at once; the field above finds the others. */
const NAMES = 200;

/** @param {State} state */
function index(state) {
  const all = corpusIndex(state.docs).filter((e) => !state.hidden.includes(e.type));
  if (!all.length) return nothing;
  const several = all.filter((e) => e.docs.length > 1);
  const found = wanted ? all.filter((e) => e.name.includes(wanted) || e.docs.some((d) => d.entity.aliases.some((a) => a.includes(wanted)))) : several;
  return html`
    <section class="corpus-index"><h2>${t('corpus.index')}</h2>
      <p class="corpus-find"><input type="search" placeholder=${t('corpus.find')} aria-label=${t('corpus.find')} .value=${live(wanted)}
        @input=${(/** @type {Event} */ e) => { wanted = /** @type {HTMLInputElement} */ (e.target).value.trim(); set({}); }}>
        <span class="hint" aria-live="polite">${wanted ? t('corpus.found', { n: found.length }) : t('corpus.several', { n: several.length, of: all.length })}</span></p>
      <ul>${found.slice(0, NAMES).map((e) => html`
        <li><span class="swatch ${e.type}" aria-hidden="true">${t(`badge.${e.type}`)}</span><b>${e.name}</b>
          <span class="tally">${t('corpus.in', { n: e.docs.length, of: state.docs.length, count: e.count })}</span>
          ${e.docs.slice(0, 12).map(({ doc, entity }) => html`<button type="button" class="alias" @click=${() => jumpTo({ kind: 'entity', id: entity.id, mention: 0 }, doc.id)} title=${doc.name}>${short(titleOf(doc))}<small>${entity.count}</small></button>`)}
          ${e.docs.length > 12 ? html`<small>+${e.docs.length - 12}</small>` : nothing}
        </li>`)}</ul></section>`;
}

/** @typedef {import('../model/corpus.js').Shared} Shared */

/** @type {{rows: unknown, found: Shared[]}} */
let compared = { rows: null, found: [] };

/** So many metrics until the reader wants them all. */
const METRICS = 12;
let everything = false;

/** More documents than this do not stand side by side: each metric is a list then. */
const BESIDE = 5;

/** @param {State} state @param {import('../types').Row} row @param {unknown} note */
const figure = (state, row, note) => html`
  <button type="button" class="link" title=${row.sentence} @click=${() => jumpTo({ kind: 'figure', id: row.figure.id }, row.doc)}>${valueText(row.figure, state.moneyUnit)}${note ? html`<small>${note}</small>` : nothing}</button>`;

/** @param {State} state @param {Shared[]} found */
const list = (state, found) => html`
  <ul class="corpus-list">${found.map((s) => html`
    <li><b>${s.metric}</b>${s.subject ? html`<small>${s.subject}</small>` : nothing}
      <span>${s.cells.flatMap((cell, i) => cell.slice(0, 1).map((row) => figure(state, row, short(titleOf(state.docs[i]))))).slice(0, 12)}</span></li>`)}</ul>`;

/** @param {State} state @param {Shared[]} found @param {number[]} used which documents */
const table = (state, found, used) => html`
  <div class="corpus-across" tabindex="0" role="region" aria-label=${t('corpus.shared')}><table>
    <thead><tr><th scope="col">${t('column.metric')}</th>${used.map((i) => html`<th scope="col" title=${state.docs[i].name}>${short(titleOf(state.docs[i]))}</th>`)}</tr></thead>
    <tbody>${found.map((s) => html`
      <tr><th scope="row">${s.metric}${s.subject ? html`<small>${s.subject}</small>` : nothing}</th>
        ${used.map((i) => html`<td>${s.cells[i].slice(0, 4).map((row) => figure(state, row, row.period))}</td>`)}
      </tr>`)}</tbody></table></div>`;

/** @param {State} state */
function shared(state) {
  const rows = allRows(state.docs);
  if (compared.rows !== rows) compared = { rows, found: sharedMetrics(rows, state.docs.map((d) => d.id)) };
  if (!compared.found.length) return nothing;
  const found = everything ? compared.found : compared.found.slice(0, METRICS);
  const used = state.docs.map((_, i) => i).filter((i) => found.some((s) => s.cells[i].length));
  return html`
    <section class="corpus-shared"><h2>${t('corpus.shared')}</h2><p class="hint">${t('corpus.sharedLead')}</p>
      ${used.length > BESIDE ? list(state, found) : table(state, found, used)}
      ${found.length < compared.found.length ? html`<p><button type="button" @click=${() => { everything = true; set({}); }}>${t('edits.more', { n: compared.found.length - found.length })}</button></p>` : nothing}</section>`;
}

/** @param {State} state */
function summary({ docs }) {
  const sum = (/** @type {(doc: Doc) => number | undefined} */ of) => integer(docs.reduce((n, d) => n + (of(d) ?? 0), 0));
  const failed = docs.filter((d) => d.status === 'error').length;
  const said = t('corpus.summary', { n: docs.length, characters: sum((d) => d.report?.text.length), figures: sum(figuresOf), entities: integer(corpusIndex(docs).length) });
  return failed ? `${said} · ${t('corpus.failed', { n: failed })}` : said;
}

/** @param {State} state */
export const corpus = (state) => html`
  <main id="main" class="corpus-view scroll" tabindex="-1">
    <h1>${t('corpus.title')}</h1>
    <p class="hint">${summary(state)}</p>
    ${documents(state)}
    ${shared(state)}
    ${index(state)}
    <section class="corpus-figures"><h2>${t('corpus.allFigures')}</h2>${figures(state, state.docs, true)}</section>
  </main>`;
