// Three charts, drawn here as SVG: amounts, movements, time. Every mark leads to its sentence.
import { jumpTo } from '../app/actions.js';
import { savePng, saveSvg } from '../export/picture.js';
import { t } from '../i18n/index.js';
import { amounts, growth, timeline } from '../model/charts.js';
import { arrow, valueText } from '../model/format.js';
import { html, nothing, svg } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Row} Row */
/** @typedef {import('../types').Report} Report */

const WIDTH = 460;
const BAR = 34;

/** @param {Row} row */
const label = (row) => [row.subject, row.metric].filter(Boolean).join(' · ') || row.figure.text;
/** @param {string} text @param {number} most */
const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
/** @param {Row} row */
const go = (row) => () => jumpTo({ kind: 'figure', id: row.figure.id });
/** @param {Row} row */
const onKey = (row) => (/** @type {KeyboardEvent} */ e) => { if (e.key === 'Enter') go(row)(); };

/** @param {Report} report @param {string} doc @param {State} state */
function amountChart(report, doc, state) {
  const rows = amounts(report, doc, state.hidden);
  if (rows.length < 2) return nothing;
  const most = rows[0].sortValue;
  // Amounts of a document span many orders of size; past a factor of 200 lengths go by the logarithm, and the chart says so.
  const least = rows[rows.length - 1].sortValue;
  const log = most / least > 200;
  const floor = Math.log10(least) - 0.7;
  const length = (/** @type {number} */ v) => (log ? (Math.log10(v) - floor) / (Math.log10(most) - floor) : v / most) * (WIDTH - 8);
  return figure('amounts', log ? t('chart.log') : '', svg`
    ${rows.map((row, i) => svg`
      <g class="bar-row ${row.figure.status ?? ''}" transform="translate(0 ${i * BAR})" tabindex="0" role="button" aria-label=${`${label(row)} ${valueText(row.figure, state.moneyUnit)}`} @click=${go(row)} @keydown=${onKey(row)}>
        <rect class="hit-area" width=${WIDTH} height=${BAR}></rect>
        <text class="bar-label" x="4" y="13">${short(label(row), 24)}</text>
        <text class="bar-value" x=${WIDTH - 4} y="13" text-anchor="end">${valueText(row.figure, state.moneyUnit)}</text>
        <rect class="bar-track" x="4" y="19" width=${WIDTH - 8} height="7" rx="3.5"></rect>
        <rect class="bar-fill" x="4" y="19" width=${Math.max(3, length(row.sortValue))} height="7" rx="3.5"></rect>
      </g>`)}`, rows.length * BAR);
}

/** @param {Report} report @param {string} doc @param {State} state */
function growthChart(report, doc, state) {
  const rows = growth(report, doc, state.hidden);
  if (rows.length < 2) return nothing;
  const up = Math.max(0, ...rows.map((r) => r.signed));
  const down = Math.max(0, ...rows.map((r) => -r.signed));
  const scale = (WIDTH - (down ? 150 : 90)) / (up + down || 1);
  const zero = (down ? 75 : 4) + down * scale;
  return figure('growth', '', svg`
    ${rows.map(({ row, signed }, i) => {
      const width = Math.max(2, Math.abs(signed) * scale);
      const x = signed < 0 ? zero - width : zero;
      return svg`
        <g class="bar-row" transform="translate(0 ${i * BAR})" tabindex="0" role="button" aria-label=${`${label(row)} ${signed}%`} @click=${go(row)} @keydown=${onKey(row)}>
          <rect class="hit-area" width=${WIDTH} height=${BAR}></rect>
          <text class="bar-label" x=${signed < 0 ? zero + 6 : 4} y="13">${short(label(row), 26)}</text>
          <line class="axis" x1=${zero} y1="16" x2=${zero} y2="30"></line>
          <rect class="bar-fill ${signed < 0 ? 'down' : 'up'}" x=${x} y="18" width=${width} height="9" rx="2"></rect>
          <text class="bar-value ${signed < 0 ? 'down' : 'up'}" x=${signed < 0 ? x - 5 : x + width + 5} y="27" text-anchor=${signed < 0 ? 'end' : 'start'}>${arrow(row.figure.direction)} ${valueText(row.figure, 'auto')}</text>
        </g>`;
    })}`, rows.length * BAR);
}

/** @param {Report} report @param {string} doc @param {State} state */
function timeChart(report, doc, state) {
  const points = timeline(report, doc, state.hidden);
  if (points.length < 3 || points[0].time === points[points.length - 1].time) return nothing;
  const from = points[0].time;
  const to = points[points.length - 1].time;
  const x = (/** @type {number} */ time) => 24 + ((time - from) / (to - from)) * (WIDTH - 48);
  // Dots of one moment stack upwards.
  /** @type {Map<number, number>} */
  const stacks = new Map();
  const placed = points.map((p) => {
    const slot = Math.round(x(p.time) / 9);
    const level = stacks.get(slot) ?? 0;
    stacks.set(slot, level + 1);
    return { ...p, x: slot * 9, level: Math.min(level, 11) };
  });
  const high = Math.max(...placed.map((p) => p.level)) * 10 + 24;
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  const every = Math.max(1, Math.ceil((last - first) / 8));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((y) => (y - first) % every === 0);
  return figure('timeline', '', svg`
    <line class="axis" x1="10" y1=${high} x2=${WIDTH - 10} y2=${high}></line>
    ${years.map((y) => { const at = x(Math.max(from, Math.min(to, Date.UTC(y, 6, 1)))); return svg`<text class="tick" x=${at} y=${high + 18} text-anchor="middle">${y}</text>`; })}
    ${placed.map((p) => svg`<circle class="dot ${p.row.group} ${p.target ? 'target' : ''}" cx=${p.x} cy=${high - 8 - p.level * 10} r="4" tabindex="0" role="button"
      aria-label=${`${p.row.period} ${label(p.row)} ${valueText(p.row.figure, state.moneyUnit)}`} @click=${go(p.row)} @keydown=${onKey(p.row)}><title>${p.row.period} ${label(p.row)} ${valueText(p.row.figure, state.moneyUnit)}</title></circle>`)}`, high + 26);
}

/** @param {string} name @param {string} note @param {unknown} content @param {number} height */
const figure = (name, note, content, height) => html`
  <figure class="chart-box">
    <figcaption><b>${t(`chart.${name}`)}</b>${note ? html`<small>${note}</small>` : nothing}
      <span class="space"></span>
      <button type="button" class="link" @click=${(/** @type {Event} */ e) => saveSvg(chartOf(e), name)}>SVG</button>
      <button type="button" class="link" @click=${(/** @type {Event} */ e) => savePng(chartOf(e), name)}>PNG</button></figcaption>
    <svg class="chart" data-name=${name} viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label=${t(`chart.${name}`)}>${content}</svg>
  </figure>`;

/** @param {Event} event */
const chartOf = (event) => /** @type {SVGSVGElement} */ (/** @type {HTMLElement} */ (event.target).closest('figure')?.querySelector('svg'));

/** @param {State} state @param {Report} report @param {string} doc */
export function charts(state, report, doc) {
  const all = [amountChart(report, doc, state), growthChart(report, doc, state), timeChart(report, doc, state)];
  return html`<div class="charts scroll">${all.every((c) => c === nothing) ? html`<p class="hint">${t('charts.none')}</p>` : all}</div>`;
}
