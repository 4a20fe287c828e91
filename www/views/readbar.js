// Above the text: which view of it, its encoding, finding in it.
import { set, setEncoding } from '../app/actions.js';
import { hits } from '../app/find.js';
import { keyName } from '../app/keys.js';
import { t } from '../i18n/index.js';
import { icon } from './icons.js';
import { html, live, nothing } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Doc} Doc */

const MODES = /** @type {const} */ (['clean', 'source', 'both']);
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

/** @param {Doc} doc */
function encoding(doc) {
  const source = doc.raw?.source;
  // A PDF and a Word document say themselves how they are written.
  if (!source || ['pdf', 'docx'].includes(source.format)) return nothing;
  const chosen = doc.options.encoding ?? '';
  return html`
    <label class="chip encoding ${source.encoding_confidence}" title=${t('encoding.hint', { how: t.or(`encoding.${source.encoding_confidence}`, source.encoding_confidence) })}>
      <span class="sr">${t('encoding.label')}</span>
      <select @change=${(/** @type {Event} */ e) => setEncoding(/** @type {HTMLSelectElement} */ (e.target).value)} ?disabled=${!doc.file.bytes.byteLength}>
        <option value="" ?selected=${!chosen}>${source.encoding.toUpperCase()}${chosen ? '' : ` · ${t('encoding.auto')}`}</option>
        ${ENCODINGS.filter((e) => e !== source.encoding || chosen).map((e) => html`<option value=${e} ?selected=${e === chosen}>${e.toUpperCase()}</option>`)}
      </select>
    </label>`;
}

/** @param {State} state @param {Doc} doc */
function find(state, doc) {
  const { find: f } = state;
  if (!f.open) return html`<button type="button" class="quiet icon-only" title="${t('find.title')} (${keyName('Ctrl F')})" aria-label=${t('find.title')} @click=${() => set({ find: { ...f, open: true } })}>${icon('search')}</button>`;
  const n = hits(doc.report, f.text).length;
  const move = (/** @type {number} */ step) => set({ find: { ...f, at: n ? (f.at + step + n) % n : 0 } });
  return html`
    <div class="find" role="search">
      <input type="search" .value=${live(f.text)} placeholder=${t('find.placeholder')} aria-label=${t('find.title')}
        @input=${(/** @type {Event} */ e) => set({ find: { ...f, text: /** @type {HTMLInputElement} */ (e.target).value, at: 0 } })}
        @keydown=${(/** @type {KeyboardEvent} */ e) => {
          if (e.key === 'Enter') move(e.shiftKey ? -1 : 1);
          if (e.key === 'Escape') set({ find: { open: false, text: '', at: 0 } });
        }}>
      <span class="find-tally" aria-live="polite">${f.text ? (n ? `${f.at + 1}/${n}` : t('find.none')) : ''}</span>
      <button type="button" class="quiet icon-only" aria-label=${t('find.previous')} @click=${() => move(-1)}>${icon('up')}</button>
      <button type="button" class="quiet icon-only" aria-label=${t('find.next')} @click=${() => move(1)}>${icon('down')}</button>
      <button type="button" class="quiet icon-only" aria-label=${t('action.close')} @click=${() => set({ find: { open: false, text: '', at: 0 } })}>${icon('close')}</button>
    </div>`;
}

/** @param {State} state @param {Doc} doc */
export const readbar = (state, doc) => html`
  <div class="readbar">
    <div class="segmented" role="group" aria-label=${t('mode.label')}>
      ${MODES.map((mode) => html`<button type="button" aria-pressed=${state.mode === mode} @click=${() => set({ mode })}>${t(`mode.${mode}`)}</button>`)}
    </div>
    ${encoding(doc)}
    ${doc.raw ? html`<span class="chip quiet-chip" title=${doc.name}>${t.or(`format.${doc.raw.source.format}`, doc.raw.source.format)}${t.or(`doc.kind.${doc.raw.source.kind}`, '') ? html` · ${t.or(`doc.kind.${doc.raw.source.kind}`, '')}` : nothing}</span>` : nothing}
    <span class="space"></span>
    ${doc.report ? find(state, doc) : nothing}
  </div>`;
