// Three charts, drawn here as SVG: amounts, movements, time. Every mark leads to its sentence.
import { jumpTo } from '../app/actions.js';
import { savePng, saveSvg } from '../export/picture.js';
import { t } from '../i18n/index.js';
import { amounts, growth, timeline } from '../model/charts.js';
import { excerpt } from '../model/figures.js';
import { arrow, magnitude, valueText } from '../model/format.js';
import { chartWidth, fit, lengthOf } from './chart-parts.js';
import { html, nothing, svg } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Row} Row */
/** @typedef {import('../types').Report} Report */

const BAR = 34;
const LINE = 30;
const MOVE = 38;

/** @param {Row} row */
const label = (row) => [...new Set([row.subject, row.metric])].filter(Boolean).join(' · ') || row.figure.text;
/** With the time where another row has the same name. @param {Row} row @param {Row[]} among */
const unlike = (row, among) => (row.period && among.some((other) => other !== row && label(other) === label(row)) ? `${label(row)} · ${row.period}` : label(row));
/** @param {Row} row */
const isAim = (row) => row.figure.status === 'target' || row.figure.status === 'forecast';
/** What is aimed at or foreseen says so in words: a paler bar alone would not. @param {Row} row */
const aimed = (row) => (isAim(row) ? ` · ${t(`status.${row.figure.status}`)}` : '');
/** @param {Row} row */
const go = (row) => () => jumpTo({ kind: 'figure', id: row.figure.id });
/** @param {Row} row */
const onKey = (row) => (/** @type {KeyboardEvent} */ e) => {
  if (e.key !== 'Enter' && e.key !== ' ') return;
  e.preventDefault();
  go(row)();
};

/** One line of a chart: a button that leads to the sentence. Its name is its title, because what is drawn may be cut. @param {Row} row @param {number} y @param {string} name @param {unknown} content @param {number} [height] */
const line = (row, y, name, content, height = BAR) => svg`
  <g class="bar-row ${row.figure.status ?? ''}" transform="translate(0 ${y})" tabindex="0" role="button" @click=${go(row)} @keydown=${onKey(row)}>
    <title>${name}</title><rect class="hit-area" width=${chartWidth()} height=${height} rx="5"></rect>${content}</g>`;

/** @param {Report} report @param {string} doc @param {State} state */
function amountChart(report, doc, state) {
  const rows = amounts(report, doc, state.hidden);
  if (rows.length < 2) return nothing;
  const width = chartWidth();
  const most = rows[0].sortValue;
  const least = rows[rows.length - 1].sortValue;
  // Amounts of a document span many orders of size. Past a factor of 200 a length would say nothing of the small ones
  // and, drawn by the logarithm, lie about all: then a dot stands upon a scale.
  if (most / least > 200) return dotChart(rows, state);
  return figure('amounts', '', svg`
    ${rows.map((row, i) => {
      const value = valueText(row.figure, state.moneyUnit);
      return line(row, i * BAR, `${unlike(row, rows)}${aimed(row)} ${value}`, svg`
        <text class="bar-label" x="4" y="13">${fit(unlike(row, rows), width - 24 - lengthOf(value + aimed(row)))}${aimed(row)}</text>
        <text class="bar-value" x=${width - 4} y="13" text-anchor="end">${value}</text>
        <rect class="bar-track" x="4" y="19" width=${width - 8} height="7" rx="3.5"></rect>
        <rect class="bar-fill" x="4" y="19" width=${Math.max(3, (row.sortValue / most) * (width - 8))} height="7" rx="3.5"></rect>`);
    })}`, rows.length * BAR);
}

/** Amounts by their order of size: every step of the scale is a hundredfold. @param {Row[]} rows @param {State} state */
function dotChart(rows, state) {
  const width = chartWidth();
  const from = Math.floor(Math.log10(rows[rows.length - 1].sortValue) / 2) * 2;
  const to = Math.ceil(Math.log10(rows[0].sortValue) / 2) * 2;
  const x = (/** @type {number} */ power) => 12 + ((power - from) / (to - from)) * (width - 24);
  const steps = Array.from({ length: (to - from) / 2 + 1 }, (_, i) => from + 2 * i);
  const bottom = rows.length * BAR + 4;
  return figure('amounts', t('chart.log'), svg`
    ${steps.map((power) => svg`<line class="axis" x1=${x(power)} y1="4" x2=${x(power)} y2=${bottom}></line>`)}
    ${steps.map((power, i) => svg`<text class="tick" x=${i === 0 ? 2 : i === steps.length - 1 ? width - 2 : x(power)} y=${bottom + 14} text-anchor=${i === 0 ? 'start' : i === steps.length - 1 ? 'end' : 'middle'}>${stepName(power)}</text>`)}
    ${rows.map((row, i) => {
      const value = valueText(row.figure, state.moneyUnit);
      return line(row, i * BAR, `${unlike(row, rows)}${aimed(row)} ${value}`, svg`
        <text class="bar-label halo" x="4" y="13">${fit(unlike(row, rows), width - 24 - lengthOf(value + aimed(row)))}${aimed(row)}</text>
        <text class="bar-value halo" x=${width - 4} y="13" text-anchor="end">${value}</text>
        <line class="axis" x1="12" y1="23" x2=${width - 12} y2="23"></line>
        <circle class="bar-fill" cx=${x(Math.log10(row.sortValue))} cy="23" r="5"></circle>`);
    })}`, bottom + 20);
}

/** @param {number} power of ten */
function stepName(power) {
  const { number, suffix } = magnitude(`1${'0'.repeat(Math.max(0, power))}`, 'auto');
  return number + suffix;
}

/** @param {Report} report @param {string} doc @param {State} state */
function growthChart(report, doc, state) {
  const rows = growth(report, doc, state.hidden);
  if (rows.length < 2) return nothing;
  const all = rows.map((r) => r.row);
  const width = chartWidth();
  const up = Math.max(0, ...rows.map((r) => r.signed));
  const down = Math.max(0, ...rows.map((r) => -r.signed));
  const scale = (width - (down ? 150 : 90)) / (up + down || 1);
  const zero = (down ? 75 : 4) + down * scale;
  return figure('growth', '', svg`
    <line class="axis" x1=${zero} y1="2" x2=${zero} y2=${rows.length * MOVE}></line>
    ${rows.map(({ row, signed }, i) => {
      const length = Math.max(2, Math.abs(signed) * scale);
      const x = signed < 0 ? zero - length : zero;
      const way = signed < 0 ? 'down' : 'up';
      const base = row.figure.base ? t.or(`base.${row.figure.base.kind}`, '') : '';
      return line(row, i * MOVE, `${unlike(row, all)}${aimed(row)} ${base} ${signed}%`, svg`
        <text class="bar-label halo" x="4" y="13">${fit(unlike(row, all), width - 70 - lengthOf(aimed(row)))}${aimed(row)}</text>
        <text class="tick" x=${width - 4} y="13" text-anchor="end">${base}</text>
        <rect class="bar-fill ${way}" x=${x} y="20" width=${length} height="9" rx="2"></rect>
        <text class="bar-value ${way}" x=${signed < 0 ? x - 5 : x + length + 5} y="29" text-anchor=${signed < 0 ? 'end' : 'start'}>${arrow(row.figure.direction)} ${valueText(row.figure, 'auto')}</text>`, MOVE);
    })}`, rows.length * MOVE);
}

/** A chronology: what stands or fell at which time, aims as open dots. @param {Report} report @param {string} doc @param {State} state */
function timeChart(report, doc, state) {
  const moments = timeline(report, doc, state.hidden);
  if (moments.length < 3 || moments[0].time === moments[moments.length - 1].time) return nothing;
  const width = chartWidth();
  const left = 12 + Math.max(...moments.map((m) => lengthOf(m.row.period)));
  const height = moments.length * LINE;
  return figure('timeline', '', svg`
    <line class="axis" x1=${left} y1=${LINE / 2} x2=${left} y2=${height - LINE / 2}></line>
    ${moments.map(({ row, target }, i) => {
      const f = row.figure;
      const dated = f.kind === 'date';
      const value = dated ? '' : `${f.role === 'change' ? arrow(f.direction) : ''}${valueText(f, state.moneyUnit)}`;
      const what = dated ? (row.metric || row.subject ? label(row) : excerpt(row, 12, 40)) : label(row);
      const again = i > 0 && moments[i - 1].row.period === row.period;
      return line(row, i * LINE, `${row.period} ${what}${aimed(row)} ${value}`, svg`
        ${again ? nothing : svg`<text class="tick" x=${left - 12} y="19" text-anchor="end">${row.period}</text>`}
        <circle class="dot ${row.group} ${target ? 'target' : ''}" cx=${left} cy="15" r="4.5"></circle>
        <text class="bar-label" x=${left + 14} y="19">${fit(what, width - left - 30 - lengthOf(value + aimed(row)))}${aimed(row)}</text>
        <text class="bar-value ${f.role === 'change' ? (f.direction ?? '') : ''}" x=${width - 4} y="19" text-anchor="end">${value}</text>`, LINE);
    })}`, height);
}

/** @param {string} name @param {string} note @param {unknown} content @param {number} height */
const figure = (name, note, content, height) => html`
  <figure class="chart-box">
    <figcaption><b>${t(`chart.${name}`)}</b>${note ? html`<small>${note}</small>` : nothing}
      <span class="space"></span>
      <button type="button" class="link" @click=${(/** @type {Event} */ e) => saveSvg(chartOf(e), name)}>SVG</button>
      <button type="button" class="link" @click=${(/** @type {Event} */ e) => savePng(chartOf(e), name)}>PNG</button></figcaption>
    <svg class="chart" data-name=${name} viewBox="0 0 ${chartWidth()} ${height}" role="group" aria-label=${t(`chart.${name}`)}>${content}</svg>
  </figure>`;

/** @param {Event} event */
const chartOf = (event) => /** @type {SVGSVGElement} */ (/** @type {HTMLElement} */ (event.target).closest('figure')?.querySelector('svg'));

/** @param {State} state @param {Report} report @param {string} doc */
export function charts(state, report, doc) {
  const all = [amountChart(report, doc, state), growthChart(report, doc, state), timeChart(report, doc, state)];
  return html`<div class="charts scroll">${all.every((c) => c === nothing) ? html`<p class="hint">${t('charts.none')}</p>` : all}</div>`;
}
