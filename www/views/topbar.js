// The bar on top: name, open documents as tabs, what can be done with them.
import { close, set, show } from '../app/actions.js';
import { keyName } from '../app/keys.js';
import { t } from '../i18n/index.js';
import { commands } from '../app/commands.js';
import { titleOf } from '../model/corpus.js';
import { icon, logo } from './icons.js';
import { html, nothing, repeat } from './lit.js';

/** @typedef {import('../types').State} State */


/** @param {KeyboardEvent} event @param {State} state */
function onKey(event, state) {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const ids = [...state.docs.map((d) => d.id), ...(state.docs.length > 1 ? ['corpus'] : [])];
  const next = ids[(ids.indexOf(state.active) + step + ids.length) % ids.length];
  show(next);
  requestAnimationFrame(() => document.getElementById(`tab-${next}`)?.focus());
}

/** @param {State} state @param {string} id @param {unknown} content @param {string} hint */
const tab = (state, id, content, hint) => html`
  <button type="button" role="tab" id="tab-${id}" class="doc-tab-name" title=${hint} aria-selected=${state.active === id}
    aria-controls="main" tabindex=${state.active === id ? 0 : -1} @click=${() => show(id)}>${content}</button>`;

/** @param {State} state */
function documents(state) {
  if (!state.docs.length) return html`<span class="tagline">${t('app.tagline')}</span>`;
  return html`
    <div class="doc-tabs">
      ${state.docs.length > 1 ? html`<select class="doc-list" aria-label=${t('docs.label')} @change=${(/** @type {Event} */ e) => show(/** @type {HTMLSelectElement} */ (e.target).value)}>
        ${state.active ? nothing : html`<option value="" selected>${t('docs.label')}</option>`}
        ${state.docs.map((d) => html`<option value=${d.id} ?selected=${state.active === d.id}>${titleOf(d)}</option>`)}
        <option value="corpus" ?selected=${state.active === 'corpus'}>${t('corpus.tab', { n: state.docs.length })}</option></select>` : nothing}
      <div role="tablist" aria-label=${t('docs.label')} class="doc-tablist" @keydown=${(/** @type {KeyboardEvent} */ e) => onKey(e, state)}>
        ${repeat(state.docs, (d) => d.id, (d) => html`
          <div role="presentation" class="doc-tab ${state.active === d.id ? 'on' : ''} ${d.status}">
            ${tab(state, d.id, html`${d.status === 'reading' || d.status === 'queued' ? html`<i class="spin" aria-hidden="true"></i>` : nothing}${titleOf(d)}`, d.name)}
          </div>`)}
        ${state.docs.length > 1 ? html`<div role="presentation" class="doc-tab corpus ${state.active === 'corpus' ? 'on' : ''}">
          ${tab(state, 'corpus', html`${icon('corpus')}${t('corpus.tab', { n: state.docs.length })}`, t('corpus.title'))}</div>` : nothing}
      </div>
      ${state.docs.some((d) => d.id === state.active) ? html`<button type="button" class="quiet icon-only" title=${t('docs.close')}
        aria-label=${t('docs.close')} @click=${() => close(state.active)}>${icon('close')}</button>` : nothing}
      <button type="button" class="quiet icon-only" title=${t('action.open')} aria-label=${t('action.open')} @click=${commands.open}>${icon('plus')}</button>
    </div>`;
}

const THEMES = /** @type {const} */ ({ system: 'light', light: 'dark', dark: 'system' });
const THEME_ICONS = /** @type {const} */ ({ system: 'auto', light: 'sun', dark: 'moon' });

/** @param {State} state */
export const topbar = (state) => html`
  <header class="bar">
    <button type="button" class="brand" title=${t('app.home')} @click=${() => set({ active: '', card: null })}>${logo()}<b>${t('app.name')}</b></button>
    ${documents(state)}
    <div class="bar-actions">
      <button type="button" class="quiet wide-only" title="${t('palette.title')} (${keyName('Ctrl K')})" @click=${commands.palette}>${icon('command')}<kbd>${keyName('Ctrl K')}</kbd></button>
      ${state.docs.some((d) => d.report) ? html`<button type="button" class="primary" title="${t('export.title')} (${keyName('Ctrl E')})" @click=${commands.export}>${icon('export')}<span>${t('export.short')}</span></button>` : nothing}
      <button type="button" class="quiet lock ${state.locked ? 'locked' : ''}" title=${state.locked ? t('privacy.locked') : t('privacy.loading')} @click=${commands.privacy}>
        ${icon('shield')}<span class="wide-only">${t('privacy.short')}</span></button>
      <button type="button" class="quiet" title=${t('lang.switch')} @click=${commands.language}>${t('lang.other')}</button>
      <button type="button" class="quiet icon-only" title=${t(`theme.${state.theme}`)} aria-label=${t(`theme.${state.theme}`)}
        @click=${() => set({ theme: THEMES[state.theme] })}>${icon(THEME_ICONS[state.theme])}</button>
      <button type="button" class="quiet icon-only wide-only" title="${t('help.title')} (?)" aria-label=${t('help.title')} @click=${commands.help}>${icon('help')}</button>
    </div>
  </header>`;
