// The figures as a table: in a narrow panel two lines a row, with room one column for each thing a figure says.
import { filter, jumpTo, set, sortBy } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { titleOf } from '../model/corpus.js';
import { excerpt, facet, rowsOf, shownRows, total } from '../model/figures.js';
import { arrow, pairDelta, valueParts } from '../model/format.js';
import { FIGURE_TYPES } from '../model/types.js';
import { icon } from './icons.js';
import './grid.js';
import { html, live, nothing } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Row} Row */
/** @typedef {import('../types').Doc} Doc */

const COLUMNS = ['text', 'kind', 'value', 'metric', 'subject', 'period', 'change', 'status', 'sentence'];

/** Kinds whose value is their text: beside it, the name of the kind says more than the text again. */
const OWN = ['docno', 'security_code', 'duration'];

/** So few rows are seen at a glance, and need no filters. */
const FEW = 5;

/** @type {{docs: readonly Doc[], rows: Row[]}} */
let all = { docs: [], rows: [] };

/** The rows of one document, or of all. @param {readonly Doc[]} docs */
export function allRows(docs) {
  if (docs.length === 1 && docs[0].report) return rowsOf(docs[0].report, docs[0].id);
  if (all.docs.length !== docs.length || docs.some((d, i) => d.report !== all.docs[i].report)) {
    all = { docs: [...docs], rows: docs.flatMap((d) => (d.report ? rowsOf(d.report, d.id) : [])) };
  }
  return all.rows;
}

/** @param {Row} row @param {State} state */
function value(row, state) {
  const { number, unit } = valueParts(row.figure, state.moneyUnit);
  if (!row.from) return html`<b>${number}</b><small>${unit}</small>`;
  const from = valueParts(row.from, state.moneyUnit);
  return html`<span class="from">${from.number}${from.unit === unit ? '' : from.unit}</span><i class="to-arrow" aria-label=${t('figures.to')}>→</i><b>${number}</b><small>${unit}</small>`;
}

/** @param {Row} row @param {State} state */
function change(row, state) {
  const f = row.figure;
  if (row.from) {
    const delta = pairDelta(row.from, f, state.moneyUnit);
    return delta ? html`<span class="move ${delta.direction}">${arrow(delta.direction)} ${delta.text}${delta.percent ? html` <small>${delta.percent}</small>` : nothing}</span>` : nothing;
  }
  if (!f.direction && !f.base) return nothing;
  return html`<span class="move ${f.direction ?? ''}">${arrow(f.direction)}${f.base ? html` ${t.or(`base.${f.base.kind}`, f.base.text)}` : nothing}</span>`;
}

/** @param {Row} row */
function badges(row) {
  const f = row.figure;
  return html`${f.status && f.status !== 'actual' ? html`<span class="badge ${f.status}">${t.or(`status.${f.status}`, f.status)}</span>` : nothing}${
    (f.modifier ?? '').split('+').filter(Boolean).map((m) => html`<span class="badge soft">${t.or(`modifier.${m}`, m)}</span>`)}`;
}

/** @param {Row} row @param {State} state @param {boolean} corpus */
const wideCells = (row, state, corpus) => html`
  <div role="gridcell" class="c-text"><span class="swatch ${row.group}" aria-hidden="true"></span>${row.figure.text}</div>
  <div role="gridcell" class="c-kind">${t(`kind.${row.figure.kind}`)}</div>
  <div role="gridcell" class="c-value">${value(row, state)}</div>
  <div role="gridcell" class="c-metric">${row.metric}</div>
  <div role="gridcell" class="c-subject">${row.subject}</div>
  <div role="gridcell" class="c-period">${row.period}</div>
  <div role="gridcell" class="c-change">${change(row, state)}</div>
  <div role="gridcell" class="c-status">${badges(row)}</div>
  ${corpus ? html`<div role="gridcell" class="c-doc">${docName(state, row)}</div>` : nothing}
  <div role="gridcell" class="c-sentence" title=${row.sentence}>${excerpt(row, 8)}</div>`;

/** @param {State} state @param {Row} row */
const docName = (state, row) => {
  const doc = state.docs.find((d) => d.id === row.doc);
  return doc ? html`<span class="of-doc" title=${doc.name}>${titleOf(doc)}</span>` : nothing;
};

/** @param {Row} row @param {State} state @param {boolean} corpus */
const narrowCells = (row, state, corpus) => html`
  <div role="gridcell" class="n-what"><span class="swatch ${row.group}" aria-hidden="true"></span>
    <span class="n-name">${row.metric || row.subject ? html`${row.metric || row.subject}${row.metric && row.subject && row.metric !== row.subject ? html`<em>${row.subject}</em>` : nothing}` : html`<span class="plain">${OWN.includes(row.figure.kind) ? t(`kind.${row.figure.kind}`) : row.figure.text}</span>`}</span></div>
  <div role="gridcell" class="n-value">${value(row, state)}</div>
  <div role="gridcell" class="n-notes">${row.period && row.figure.kind !== 'date' ? html`<span>${row.period}</span>` : nothing}${badges(row)}${corpus ? docName(state, row) : nothing}<span class="n-sentence">${excerpt(row, 10)}</span></div>
  <div role="gridcell" class="n-change">${change(row, state)}</div>`;

/** @param {boolean} corpus */
const columns = (corpus) => (corpus ? COLUMNS.flatMap((key) => (key === 'sentence' ? ['doc', key] : [key])) : COLUMNS);

/** @param {State} state @param {boolean} corpus */
const head = (state, corpus) => html`
  <div class="grid-head" role="row" aria-rowindex="1">
    ${columns(corpus).map((key) => {
      const on = state.sort.key === key;
      return html`<div role="columnheader" class="c-${key}" aria-sort=${on ? (state.sort.descending ? 'descending' : 'ascending') : 'none'}>
        <button type="button" @click=${() => sortBy(key)}>${t(`column.${key}`)}${on ? html`<i aria-hidden="true">${state.sort.descending ? '↓' : '↑'}</i>` : nothing}</button></div>`;
    })}
  </div>`;

/** A filter that has nothing to offer is left out. @param {string} key @param {string} value @param {[string, string][]} options */
const choice = (key, value, options) => !options.length && !value ? nothing : html`
  <label class="chip ${value ? 'on' : ''}"><span class="sr">${t(`filter.${key}`)}</span>
    <select @change=${(/** @type {Event} */ e) => filter({ [key]: /** @type {HTMLSelectElement} */ (e.target).value })}>
      <option value="" ?selected=${!value}>${t(`filter.${key}`)}</option>
      ${options.map(([v, label]) => html`<option value=${v} ?selected=${v === value}>${label}</option>`)}
    </select></label>`;

/** @param {Row[]} rows @returns {[string, string][]} */
function changes(rows) {
  const has = (/** @type {string} */ name, /** @type {string[]} */ values) => facet(rows, name).some(([v]) => values.includes(v));
  const found = /** @type {const} */ ([['up', has('direction', ['up'])], ['down', has('direction', ['down'])], ['target', has('status', ['target', 'forecast'])]]);
  return found.flatMap(([key, there]) => (there ? [[key, t(`change.${key}`)]] : []));
}

/** @param {State} state @param {Row[]} rows @param {number} n */
function tools(state, rows, n) {
  const { filters } = state;
  const counted = (/** @type {[string, number][]} */ list) => list.map(([v, k]) => /** @type {[string, string]} */ ([v, `${v} (${k})`]));
  const active = Object.values(filters).some(Boolean);
  return html`
    <div class="table-tools">
      <div class="filter-line">
        <input type="search" class="filter-text" .value=${live(filters.text)} placeholder=${t('filter.text')} aria-label=${t('filter.text')}
          @input=${(/** @type {Event} */ e) => filter({ text: /** @type {HTMLInputElement} */ (e.target).value })}>
        <div class="segmented small" role="group" aria-label=${t('moneyUnit.label')}>
          ${/** @type {const} */ (['auto', 'one', 'wan', 'yi']).map((u) => html`<button type="button" aria-pressed=${state.moneyUnit === u} @click=${() => set({ moneyUnit: u })}>${t(`moneyUnit.${u}`)}</button>`)}
        </div>
        <button type="button" class="quiet icon-only wide-only" title=${t('figures.wide')} aria-label=${t('figures.wide')} aria-pressed=${state.wide} @click=${() => set({ wide: !state.wide, card: null })}>${icon('wide')}</button>
      </div>
      <div class="filter-chips">
        ${total(rows) < FEW && !active ? nothing : html`
        ${choice('group', filters.group, facet(rows, 'group').length > 1 ? FIGURE_TYPES.filter((g) => facet(rows, 'group').some(([v]) => v === g)).map((g) => [g, t(`type.${g}`)]) : [])}
        ${choice('metric', filters.metric, counted(facet(rows, 'metric')))}
        ${choice('entity', filters.entity, counted(facet(rows, 'subject')))}
        ${choice('period', filters.period, counted(facet(rows, 'year')))}
        ${choice('change', filters.change, changes(rows))}
        ${choice('status', filters.status, facet(rows, 'status').map(([v, k]) => [v, `${t.or(`status.${v}`, v)} (${k})`]))}
        <label class="chip sort-chip"><span class="sr">${t('sort.label')}</span>
          <select @change=${(/** @type {Event} */ e) => { const v = /** @type {HTMLSelectElement} */ (e.target).value; set({ sort: { key: v.replace('-', ''), descending: v.startsWith('-') } }); }}>
            ${['text', '-value', 'value', 'kind', 'metric', 'subject', '-period', 'period', 'change', 'status'].map((v) => html`<option value=${v} ?selected=${v === (state.sort.descending ? '-' : '') + state.sort.key}>${t(`sort.${v}`)}</option>`)}
          </select></label>`}
        ${active ? html`<button type="button" class="link" @click=${() => filter({ text: '', group: '', entity: '', period: '', metric: '', change: '', status: '' })}>${t('filter.clear')}</button>` : nothing}
        <span class="tally" aria-live="polite">${t('n.figures', { n })}</span>
      </div>
    </div>`;
}

/** @param {State} state @param {readonly Doc[]} docs @param {boolean} wide */
export function figures(state, docs, wide) {
  const rows = allRows(docs);
  const shown = shownRows(state, rows);
  const corpus = docs.length > 1;
  const s = state.selection;
  const selected = s?.kind === 'figure' ? `${corpus ? '' : docs[0]?.id}:${s.id}` : '';
  const model = {
    rows: shown, rowHeight: wide ? 36 : 54, label: t('tab.figures'), kind: wide ? `wide${corpus ? ' over-docs' : ''}` : 'narrow', columns: wide ? columns(corpus).length : 4,
    head: wide ? head(state, corpus) : nothing,
    cells: (/** @type {Row} */ row) => (wide ? wideCells(row, state, corpus) : narrowCells(row, state, corpus)),
    key: (/** @type {Row} */ row) => row.id,
    selected, jump: state.jump, version: state.moneyUnit,
    choose: (/** @type {Row} */ row) => jumpTo({ kind: 'figure', id: row.figure.id }, row.doc),
  };
  return html`<div class="figures ${wide ? 'is-wide' : ''}">${tools(state, rows, shown.length)}
    ${rows.length ? html`<wj-grid class="scroll" .model=${model}></wj-grid>` : html`<p class="hint">${t('figures.none')}</p>`}</div>`;
}
