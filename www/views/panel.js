// The right panel: one tab for each way of looking at what was found.
import { set } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { rowsOf, total } from '../model/figures.js';
import { figures } from './figures.js';
import { html, nothing } from './lit.js';
import { lazy } from './lazy.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Doc} Doc */

const charts = lazy(() => import('./charts.js').then((m) => m.charts));
const corrections = lazy(() => import('./corrections.js').then((m) => m.corrections));
const entities = lazy(() => import('./entities.js').then((m) => m.entities));
const edits = lazy(() => import('./edits.js').then((m) => m.edits));
const relations = lazy(() => import('./relations.js').then((m) => m.relations));

export const TABS = ['figures', 'entities', 'relations', 'charts', 'edits', 'corrections'];

/** @param {State} state @param {Doc} doc */
function content(state, doc) {
  const report = doc.report;
  if (!report) return nothing;
  const ready = doc.status === 'done';
  switch (state.tab) {
    case 'entities': return entities(state, report, ready);
    case 'relations': return relations(state, report, ready);
    case 'charts': return charts(state, report, doc.id);
    case 'edits': return edits(state, doc);
    case 'corrections': return corrections(state, doc);
    default: return figures(state, [doc], state.wide);
  }
}

/** @param {Doc} doc @param {string} tab */
function count(doc, tab) {
  const r = doc.report;
  const n = !r ? 0 : tab === 'figures' ? total(rowsOf(r, doc.id)) : tab === 'entities' ? r.entities.length : tab === 'relations' ? r.relations.length : tab === 'edits' ? r.edits.length : tab === 'corrections' ? doc.corrections.length : 0;
  return n ? html`<span class="tally">${n}</span>` : nothing;
}

/** @param {KeyboardEvent} e @param {string} tab */
function onKey(e, tab) {
  const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
  if (!step) return;
  e.preventDefault();
  const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
  set({ tab: next });
  requestAnimationFrame(() => document.getElementById(`panel-${next}`)?.focus());
}

const LEAST = 320;
const most = () => Math.max(LEAST, Math.round(innerWidth * 0.62));
/** @param {number} width */
const resize = (width) => set({ panelWidth: Math.round(Math.max(LEAST, Math.min(most(), width))) });

/** The panel's edge: dragged, or moved with the arrow keys; a double click gives the width back to the window. @param {State} state */
function edge(state) {
  const now = () => document.querySelector('.panel')?.clientWidth ?? LEAST;
  return html`<div class="panel-edge" role="separator" tabindex="0" aria-orientation="vertical" aria-label=${t('panel.resize')}
    aria-valuemin=${LEAST} aria-valuemax=${most()} aria-valuenow=${Math.min(state.panelWidth || Math.min(520, Math.max(380, Math.round(innerWidth * 0.31))), most())}
    @dblclick=${() => set({ panelWidth: 0 })}
    @keydown=${(/** @type {KeyboardEvent} */ e) => {
      const step = e.key === 'ArrowLeft' ? 24 : e.key === 'ArrowRight' ? -24 : 0;
      if (!step) return;
      e.preventDefault();
      resize(now() + step);
    }}
    @pointerdown=${(/** @type {PointerEvent} */ e) => /** @type {HTMLElement} */ (e.target).setPointerCapture(e.pointerId)}
    @pointermove=${(/** @type {PointerEvent} */ e) => { if (/** @type {HTMLElement} */ (e.target).hasPointerCapture(e.pointerId)) resize(innerWidth - e.clientX); }}></div>`;
}

/** @param {State} state @param {Doc} doc */
export const panel = (state, doc) => html`
  <aside class="panel ${doc.status === 'reading' && doc.report ? 'stale' : ''}" aria-label=${t('panel.title')}>
    ${edge(state)}
    <div class="tabs" role="tablist" aria-label=${t('panel.title')} @keydown=${(/** @type {KeyboardEvent} */ e) => onKey(e, state.tab)}>
      ${TABS.map((tab) => html`<button type="button" role="tab" id="panel-${tab}" aria-selected=${state.tab === tab} aria-controls="panel-body" tabindex=${state.tab === tab ? 0 : -1}
        @click=${() => set({ tab })}>${t(`tab.${tab}`)}${count(doc, tab)}</button>`)}
    </div>
    <div class="panel-body" id="panel-body" role="tabpanel" aria-labelledby="panel-${state.tab}">${content(state, doc)}</div>
  </aside>`;
