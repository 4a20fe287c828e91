// What paper needs beside the text: the legend of the marks, and every figure as a plain table.
import { t } from '../i18n/index.js';
import { facts } from '../model/facts.js';
import { rowsOf } from '../model/figures.js';
import { valueText } from '../model/format.js';
import { counts } from '../model/marks.js';
import { ALL_TYPES } from '../model/types.js';
import { html } from './lit.js';

/** @param {import('../types').State} state @param {import('../types').Doc} doc */
export function printout(state, doc) {
  const report = /** @type {import('../types').Report} */ (doc.report);
  const n = counts(report);
  const rows = rowsOf(report, doc.id).filter((r) => r.figure.kind !== 'date' && !state.hidden.includes(r.group));
  return html`
    <section class="printout">
      <h2>${t('facts.title')}</h2>
      <ul>${facts(report, doc.id).map(({ kind, row }) => html`<li>${t(`fact.${kind}`)} <b>${valueText(row.figure, state.moneyUnit)}</b> ${row.subject} ${row.metric} ${row.period}</li>`)}</ul>
      <h2>${t('legend.title')}</h2>
      <p class="print-legend">${ALL_TYPES.filter((x) => n[x] && !state.hidden.includes(x)).map((x) => html`<span><i class="swatch ${x}">${t(`badge.${x}`)}</i> ${t(`type.${x}`)} ${n[x]}</span>`)}</p>
      <h2>${t('tab.figures')}</h2>
      <table><thead><tr>${['value', 'metric', 'subject', 'period', 'text'].map((c) => html`<th scope="col">${t(`column.${c}`)}</th>`)}</tr></thead>
        <tbody>${rows.map((r) => html`<tr><td>${r.from ? `${valueText(r.from, state.moneyUnit)} → ` : ''}${valueText(r.figure, state.moneyUnit)}</td><td>${r.metric}</td><td>${r.subject}</td><td>${r.period}</td><td>${r.figure.text}</td></tr>`)}</tbody></table>
    </section>`;
}
