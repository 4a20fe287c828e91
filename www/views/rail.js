// The left rail: what is marked, with counts and switches; the outline of the articles; what the core wants known.
import { jumpTo, showTypes, soloType, toggleType } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { counts } from '../model/marks.js';
import { ENTITY_TYPES, FIGURE_TYPES } from '../model/types.js';
import { html, nothing } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Report} Report */

/** @param {string} type @param {number} count @param {State} state */
const entry = (type, count, state) => {
  const shown = !state.hidden.includes(type);
  return html`
    <li>
      <button type="button" class="legend-item ${shown ? '' : 'off'}" aria-pressed=${shown} title=${t('legend.hint', { type: t(`type.${type}`) })}
        @click=${(/** @type {MouseEvent} */ e) => (e.altKey ? soloType(type) : toggleType(type))} @dblclick=${() => soloType(type)}>
        <span class="swatch ${type}" aria-hidden="true">${t(`badge.${type}`)}</span>
        <span class="legend-name">${t(`type.${type}`)}</span><span class="tally">${count}</span>
      </button>
    </li>`;
};

/** @param {string} key @param {string[]} types @param {Record<string, number>} n @param {State} state */
function group(key, types, n, state) {
  const present = types.filter((x) => n[x]);
  if (!present.length) return nothing;
  const any = present.some((x) => !state.hidden.includes(x));
  return html`
    <div class="legend-group">
      <h3>${t(key)}<button type="button" class="link" @click=${() => showTypes(types, !any)}>${t(any ? 'legend.hideAll' : 'legend.showAll')}</button></h3>
      <ul>${present.map((type) => entry(type, n[type], state))}</ul>
    </div>`;
}

/** @param {Report} report */
function outline(report) {
  const heads = report.blocks.filter((b) => ['title', 'bulletin_title', 'section', 'heading', 'subhead', 'attachment_title'].includes(b.kind));
  if (report.articles.length < 2 && heads.length < 2) return nothing;
  const level = (/** @type {string} */ kind) => (kind === 'title' || kind === 'bulletin_title' ? 1 : kind === 'subhead' ? 3 : 2);
  return html`
    <nav class="outline" aria-label=${t('outline.title')}>
      <h3>${t('outline.title')}</h3>
      <ol>${heads.slice(0, 200).map((b) => html`
        <li class="level-${level(b.kind)}"><button type="button" class="link" @click=${() => jumpTo({ kind: 'range', start: b.start, end: b.end })}>
          ${report.text.slice(b.start, Math.min(b.end, b.start + 60))}</button></li>`)}</ol>
    </nav>`;
}

/** @param {Report} report */
function notices(report) {
  if (!report.notices.length) return nothing;
  return html`
    <details class="notices">
      <summary>${t('notices.title', { n: report.notices.length })}</summary>
      <ul>${report.notices.slice(0, 100).map((n) => html`
        <li><button type="button" class="link" @click=${() => jumpTo({ kind: 'range', start: n.start, end: n.end })}>${t.or(`notice.${n.code}`, n.code, n.params)}</button></li>`)}</ul>
    </details>`;
}

/** @param {State} state @param {Report} report */
export function rail(state, report) {
  const n = counts(report);
  return html`
    <aside class="rail" aria-label=${t('legend.title')}>
      ${group('legend.figures', FIGURE_TYPES, n, state)}
      ${group('legend.entities', ENTITY_TYPES, n, state)}
      ${outline(report)}
      ${notices(report)}
    </aside>`;
}
