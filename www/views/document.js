// One document: the text with what matters on top, or why it cannot be shown.
import { cancel } from '../app/actions.js';
import { hits } from '../app/find.js';
import { t } from '../i18n/index.js';
import { factCards } from './facts.js';
import { onClick, onFocus, onKey, onOver } from './hover.js';
import { html, nothing } from './lit.js';
import { readbar } from './readbar.js';
import { lazy } from './lazy.js';
import './reader.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Doc} Doc */

/** @param {'problem' | 'cancelled' | 'nothingLeft'} name @returns {(doc: Doc) => unknown} */
const trouble = (name) => lazy(() => import('./problem.js').then((m) => m[name]));
const problem = trouble('problem');
const cancelled = trouble('cancelled');
const nothingLeft = trouble('nothingLeft');

/** @type {(state: State, report: import('../types').Report) => unknown} */
const compare = lazy(() => import('./compare.js').then((m) => m.compare));

/** @param {State} state @param {Doc} doc */
export const documentView = (state, doc) => html`
  <main id="main" class="read" tabindex="-1">
    ${doc.status === 'error' ? nothing : readbar(state, doc)}
    ${doc.status === 'reading' || doc.status === 'queued' ? progress(doc) : nothing}
    ${doc.status === 'partial' || (state.engine.wordsFailed && doc.report) ? html`<p class="banner" role="status">${t(state.engine.wordsFailed ? 'read.noWords' : 'read.wordsComing')}</p>` : nothing}
    ${doc.status === 'error' ? problem(doc) : doc.status === 'cancelled' && !doc.report ? cancelled(doc) : doc.report ? text(state, doc) : nothing}
  </main>`;

/** @param {Doc} doc */
const progress = (doc) => html`
  <div class="progress">
    <div role="progressbar" aria-label=${t('read.reading', { name: doc.name })} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(doc.progress * 100)}>
      <i .style=${`width:${Math.max(2, doc.progress * 100)}%`}></i></div>
    <button type="button" class="link" @click=${() => cancel(doc.id)}>${t('action.cancel')} <kbd>Esc</kbd></button>
  </div>`;

/** @param {State} state @param {Doc} doc */
function text(state, doc) {
  const report = /** @type {import('../types').Report} */ (doc.report);
  if (state.mode === 'clean' && !report.text.trim()) return nothingLeft(doc);
  const found = state.find.open ? hits(report, state.find.text) : [];
  return html`
    <div class="reader ${state.mode}" tabindex="0" role="region" aria-label=${t('read.text')} @click=${onClick} @pointerover=${onOver} @focusin=${onFocus} @keydown=${onKey}>
      ${state.mode === 'clean' ? html`
        ${factCards(report, doc.id, state.moneyUnit)}
        <wj-reader lang="zh-Hans" .model=${{ report, hits: found.length ? found : NONE, hit: state.find.at, hidden: state.hidden, selection: state.selection, jump: state.jump, serif: state.serif, lang: state.lang }}></wj-reader>`
    : compare(state, report)}
    </div>`;
}

/** @type {import('../types').Mark[]} */
const NONE = [];
