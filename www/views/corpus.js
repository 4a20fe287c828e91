// Over all documents at once: what was read, who is named in which of them, and every figure in one table.
import { jumpTo, show } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { integer, valueText } from '../model/format.js';
import { corpusIndex, sharedMetrics, titleOf } from '../model/corpus.js';
import { allRows, figures } from './figures.js';
import { html, nothing } from './lit.js';

/** @typedef {import('../types').State} State */

/** @param {string} title */
const short = (title) => (title.length > 14 ? `${title.slice(0, 13)}…` : title);

/** @param {State} state */
function documents(state) {
  return html`
    <div class="corpus-docs" tabindex="0" role="region" aria-label=${t('corpus.title')}><table>
      <thead><tr>${['name', 'status', 'characters', 'figures', 'entities', 'relations'].map((c) => html`<th scope="col">${t(`corpus.${c}`)}</th>`)}</tr></thead>
      <tbody>${state.docs.map((d) => html`
        <tr class=${d.status}><th scope="row"><button type="button" class="link" title=${d.name} @click=${() => show(d.id)}>${titleOf(d)}</button></th>
          <td>${d.status === 'error' ? t.or(`error.${d.error?.code}`, t('error.other')) : d.status === 'reading' ? `${Math.round(d.progress * 100)}%` : t(`status.doc.${d.status}`)}</td>
          ${[d.report?.text.length, d.report?.figures.length, d.report?.entities.length, d.report?.relations.length].map((n) => html`<td class="n">${n === undefined ? '' : integer(n)}</td>`)}
        </tr>`)}</tbody></table></div>`;
}

/** @param {State} state */
function index(state) {
  const found = corpusIndex(state.docs).filter((e) => !state.hidden.includes(e.type));
  if (!found.length) return nothing;
  return html`
    <section class="corpus-index"><h2>${t('corpus.index')}</h2>
      <ul>${found.slice(0, 300).map((e) => html`
        <li><span class="swatch ${e.type}" aria-hidden="true">${t(`badge.${e.type}`)}</span><b>${e.name}</b>
          <span class="tally">${t('corpus.in', { n: e.docs.length, of: state.docs.length, count: e.count })}</span>
          ${e.docs.map(({ doc, entity }) => html`<button type="button" class="alias" @click=${() => jumpTo({ kind: 'entity', id: entity.id, mention: 0 }, doc.id)} title=${doc.name}>${short(titleOf(doc))}<small>${entity.count}</small></button>`)}
        </li>`)}</ul></section>`;
}

/** @type {{rows: unknown, found: import('../model/corpus.js').Shared[]}} */
let compared = { rows: null, found: [] };

/** More documents than this do not stand side by side: each metric is a list then. */
const COLUMNS = 5;

/** @param {State} state @param {import('../types').Row} row @param {unknown} note */
const figure = (state, row, note) => html`
  <button type="button" class="link" title=${row.sentence} @click=${() => jumpTo({ kind: 'figure', id: row.figure.id }, row.doc)}>${valueText(row.figure, state.moneyUnit)}${note ? html`<small>${note}</small>` : nothing}</button>`;

/** @param {State} state */
const list = (state) => html`
  <ul class="corpus-list">${compared.found.map((s) => html`
    <li><b>${s.metric}</b>${s.subject ? html`<small>${s.subject}</small>` : nothing}
      <span>${s.cells.flatMap((cell, i) => cell.slice(0, 1).map((row) => figure(state, row, short(titleOf(state.docs[i]))))).slice(0, 12)}</span></li>`)}</ul>`;

/** @param {State} state @param {number[]} used which documents */
const table = (state, used) => html`
  <div class="corpus-across" tabindex="0" role="region" aria-label=${t('corpus.shared')}><table>
    <thead><tr><th scope="col">${t('column.metric')}</th>${used.map((i) => html`<th scope="col" title=${state.docs[i].name}>${short(titleOf(state.docs[i]))}</th>`)}</tr></thead>
    <tbody>${compared.found.map((s) => html`
      <tr><th scope="row">${s.metric}${s.subject ? html`<small>${s.subject}</small>` : nothing}</th>
        ${used.map((i) => html`<td>${s.cells[i].slice(0, 4).map((row) => figure(state, row, row.period))}</td>`)}
      </tr>`)}</tbody></table></div>`;

/** @param {State} state */
function shared(state) {
  const rows = allRows(state.docs);
  if (compared.rows !== rows) compared = { rows, found: sharedMetrics(rows, state.docs.map((d) => d.id)) };
  if (!compared.found.length) return nothing;
  const used = state.docs.map((_, i) => i).filter((i) => compared.found.some((s) => s.cells[i].length));
  return html`
    <section class="corpus-shared"><h2>${t('corpus.shared')}</h2><p class="hint">${t('corpus.sharedLead')}</p>
      ${used.length > COLUMNS ? list(state) : table(state, used)}</section>`;
}

/** @param {State} state */
export const corpus = (state) => html`
  <main id="main" class="corpus-view scroll" tabindex="-1">
    <h1>${t('corpus.title')}</h1>
    ${documents(state)}
    ${shared(state)}
    ${index(state)}
    <section class="corpus-figures"><h2>${t('corpus.allFigures')}</h2>${figures(state, state.docs, true)}</section>
  </main>`;
