// Why a document cannot be shown, and what its reader can do about it.
import { again, close, openBeginning, set, setEncoding } from '../app/actions.js';
import { commands } from '../app/commands.js';
import { setOptions } from '../app/documents.js';
import { t } from '../i18n/index.js';
import { html, nothing } from './lit.js';

/** @typedef {import('../types').Doc} Doc */

const MEGABYTES = 1_000_000;

/** @param {Doc} doc */
export function problem(doc) {
  const code = doc.error?.code ?? 'crash';
  return html`
    <div class="problem" role="alert">
      <h1>${t('problem.title', { name: doc.name })}</h1>
      <p>${t.or(`error.${code}`, t('error.other'))}</p>
      <p class="hint">${t.or(`error.${code}.help`, t('error.other.help'))}</p>
      <p class="row">
        ${code === 'too-large' ? html`<button type="button" class="primary" @click=${() => openBeginning(doc.id, 20 * MEGABYTES)}>${t('error.beginning', { n: 20 })}</button>` : nothing}
        ${code === 'binary-data' ? html`<button type="button" class="primary" @click=${() => setEncoding('gb18030')}>${t('error.asGb')}</button>` : nothing}
        ${code === 'crash' ? html`<button type="button" class="primary" @click=${() => again(doc.id)}>${t('error.again')}</button>` : nothing}
        <button type="button" @click=${commands.open}>${t('action.openFiles')}</button>
        <button type="button" @click=${() => close(doc.id)}>${t('docs.close')}</button>
      </p>
      <details><summary>${t('problem.report')}</summary><pre tabindex="0">${code}\n${doc.error?.message ?? ''}\n${navigator.userAgent}\n${doc.file.bytes.byteLength} B</pre></details>
    </div>`;
}

/** @param {Doc} doc */
export const cancelled = (doc) => html`
  <div class="problem"><h1>${t('read.cancelled')}</h1><p class="row"><button type="button" class="primary" @click=${() => again(doc.id)}>${t('error.again')}</button></p></div>`;

/** @param {Doc} doc */
export const nothingLeft = (doc) => html`
  <div class="problem" role="alert"><h1>${t('empty.title')}</h1><p>${t('empty.about')}</p>
    <p class="row"><button type="button" class="primary" @click=${() => setOptions(doc.id, { keepRules: [...new Set((doc.raw?.edits ?? []).map((e) => `${e.stage}/${e.rule}`))] })}>${t('empty.raw')}</button>
      <button type="button" @click=${() => set({ mode: 'source' })}>${t('mode.source')}</button></p></div>`;
