// The whole page from the state.
import { dismiss, set } from '../app/actions.js';
import { activeDoc } from '../app/state.js';
import { t } from '../i18n/index.js';
import { documentView } from './document.js';
import { empty } from './empty.js';
import { icon } from './icons.js';
import { lazy } from './lazy.js';
import { html, nothing, repeat } from './lit.js';
import { panel, TABS } from './panel.js';
import { printout } from './printout.js';
import { rail } from './rail.js';
import { topbar } from './topbar.js';

/** @typedef {import('../types').State} State */

/** @typedef {(state: State) => unknown} View */

/** @type {View} */
const corpus = lazy(() => import('./corpus.js').then((m) => m.corpus));
/** @type {View} */
const card = lazy(() => import('./card.js').then((m) => m.card));
/** @param {'privacyDialog' | 'helpDialog' | 'aboutDialog' | 'pasteDialog' | 'paletteDialog'} name */
const dialog = (name) => lazy(() => import('./dialogs.js').then((m) => m[name]));

/** @type {Record<string, View & {fetch: () => Promise<void>}>} */
const DIALOGS = {
  export: lazy(() => import('./export.js').then((m) => m.exportDialog)),
  privacy: dialog('privacyDialog'),
  help: dialog('helpDialog'),
  about: dialog('aboutDialog'),
  paste: dialog('pasteDialog'),
  palette: dialog('paletteDialog'),
};

/** Brings the dialogs, so that no key typed into a new one is lost. */
export const fetchDialogs = () => Promise.all(Object.values(DIALOGS).map((view) => view.fetch()));

const PHONE = /** @type {const} */ ([['text', 'text'], ['figures', 'number'], ['entities', 'people'], ['more', 'more']]);

/** @param {State} state */
function bottom(state) {
  return html`
    <nav class="bottom-bar" aria-label=${t('phone.title')}>
      ${PHONE.map(([name, image]) => html`<button type="button" aria-current=${state.phone === name ? 'page' : 'false'}
        @click=${() => set({ phone: name, card: null, ...(name === 'figures' || name === 'entities' ? { tab: name } : name === 'more' && (state.tab === 'figures' || state.tab === 'entities') ? { tab: TABS[3] } : {}) })}>
        ${icon(image)}<span>${t(`phone.${name}`)}</span></button>`)}
    </nav>`;
}

/** @param {State} state */
const toasts = (state) => html`
  <div class="toasts" role="status" aria-live="polite">${repeat(state.toasts, (x) => x.id, (x) => html`
    <div class="toast ${x.kind}"><span>${t(x.key, { ...x.params, what: x.params?.what ? t.or(String(x.params.what), '') : '' })}</span>
      ${x.action ? html`<button type="button" class="link" @click=${() => { x.action?.run(); dismiss(x.id); }}>${t(x.action.key)}</button>` : nothing}
      <button type="button" class="quiet icon-only" aria-label=${t('action.close')} @click=${() => dismiss(x.id)}>${icon('close')}</button></div>`)}</div>`;

/** @param {State} state */
const failed = (state) => html`
  <div class="problem" role="alert"><h1>${t(`engine.${state.engine.problem?.code ?? 'failed'}`)}</h1>
    <p>${t('engine.help')}</p><pre tabindex="0">${state.engine.problem?.message}\n${navigator.userAgent}</pre>
    <p class="row"><button type="button" class="primary" @click=${() => location.reload()}>${t('error.again')}</button></p></div>`;

/** @param {State} state */
export function app(state) {
  const doc = activeDoc(state);
  const body = state.active === 'corpus' && state.docs.length > 1 ? corpus(state)
    : !doc ? empty(state)
      : html`${doc.report ? rail(state, doc.report) : nothing}${documentView(state, doc)}${doc.report && doc.status !== 'error' ? panel(state, doc) : nothing}`;
  return html`
    <a class="skip" href="#main" @click=${(/** @type {Event} */ e) => { e.preventDefault(); document.getElementById('main')?.focus(); }}>${t('app.skip')}</a>
    ${topbar(state)}
    ${state.engine.status === 'failed' ? failed(state) : nothing}
    <div class="desk ${doc ? 'with-doc' : ''} phone-${state.phone} ${state.wide ? 'wide-table' : ''} ${doc?.report ? '' : 'no-panel'}">${body}</div>
    ${state.printing && doc?.report ? printout(state, doc) : nothing}
    ${doc ? bottom(state) : nothing}
    ${state.card ? card(state) : nothing}
    ${DIALOGS[state.dialog]?.(state) ?? nothing}
    ${toasts(state)}
    ${state.dragging ? html`<div class="drop-veil" aria-hidden="true"><p>${t('welcome.release')}</p></div>` : nothing}`;
}
