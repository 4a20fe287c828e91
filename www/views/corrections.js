// The reader's own corrections and dictionary: kept on this computer only, and only if asked.
import { removeCorrection, set, setDictionary, toast } from '../app/actions.js';
import { pick } from '../app/input.js';
import { isLocalFile, keep } from '../app/storage.js';
import { save } from '../export/save.js';
import { dictionaryFrom, dictionaryJson } from '../export/dictionary.js';
import { t } from '../i18n/index.js';
import { ENTITY_TYPES } from '../model/types.js';
import { html } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Correction} Correction */

/** @param {Correction} c */
function describe(c) {
  const type = 'type' in c ? t(`type.${c.type}`) : '';
  if (c.op === 'retype') return t('correction.retype', { name: c.name, from: type, to: t(`type.${c.to}`) });
  if (c.op === 'merge') return t('correction.merge', { name: c.name, into: c.into });
  if (c.op === 'add') return t(c.all ? 'correction.addAll' : 'correction.add', { name: c.name, type });
  if (c.op === 'hide-figure') return t('correction.hideFigure', { text: c.text });
  if (c.op === 'figure') return t('correction.figure', { text: c.text, said: [c.subject, c.metric].filter(Boolean).join(' · ') || '–' });
  return t('correction.hide', { name: c.name, type });
}

async function importDictionary() {
  const [file] = await pick(false);
  if (!file) return;
  const entries = dictionaryFrom(new TextDecoder().decode(file.bytes));
  if (entries) setDictionary(entries);
  else toast('warn', 'toast.badDictionary');
}

/** @param {Event} event @param {State} state */
function add(event, state) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const data = new FormData(form);
  const name = String(data.get('name') ?? '').trim();
  const type = String(data.get('type') ?? '');
  if (!name) return;
  setDictionary([...state.dictionary.filter((e) => e.name !== name), { name, type: /** @type {any} */ (type || null) }]);
  form.reset();
}

/** @param {State} state @param {import('../types').Doc} doc */
export const corrections = (state, doc) => html`
  <div class="corrections scroll">
    <section>
      <h3>${t('corrections.title')}<span class="tally">${doc.corrections.length}</span></h3>
      ${doc.corrections.length ? html`<ul>${doc.corrections.map((c, i) => html`<li>${describe(c)} <button type="button" class="link" @click=${() => removeCorrection(i)}>${t('action.remove')}</button></li>`)}</ul>`
    : html`<p class="hint">${t('corrections.none')}</p>`}
    </section>
    <section>
      <h3>${t('dictionary.title')}<span class="tally">${state.dictionary.length}</span></h3>
      <p class="hint">${t('dictionary.lead')}</p>
      <form class="dictionary-form" @submit=${(/** @type {Event} */ e) => add(e, state)}>
        <input name="name" placeholder=${t('dictionary.name')} aria-label=${t('dictionary.name')} autocomplete="off">
        <select name="type" aria-label=${t('dictionary.type')}>${ENTITY_TYPES.map((x, i) => html`<option value=${x} ?selected=${i === 1}>${t(`type.${x}`)}</option>`)}<option value="">${t('dictionary.hide')}</option></select>
        <button type="submit">${t('action.add')}</button>
      </form>
      <ul class="dictionary">${state.dictionary.map((e) => html`<li><b>${e.name}</b> ${e.type ? t(`type.${e.type}`) : t('dictionary.hide')}
        <button type="button" class="link" @click=${() => setDictionary(state.dictionary.filter((x) => x !== e))}>${t('action.remove')}</button></li>`)}</ul>
      <p class="row"><button type="button" @click=${importDictionary}>${t('dictionary.import')}</button>
        <button type="button" ?disabled=${!state.dictionary.length} @click=${() => save(dictionaryJson(state.dictionary), 'wenjian-dictionary.json', 'application/json')}>${t('dictionary.export')}</button></p>
    </section>
    <section>
      <label class="check"><input type="checkbox" .checked=${state.remember} @change=${(/** @type {Event} */ e) => { set({ remember: /** @type {HTMLInputElement} */ (e.target).checked }); keep(); }}>${t('storage.remember')}</label>
      <p class="hint">${t(isLocalFile() ? 'storage.localFile' : 'storage.lead')}</p>
    </section>
  </div>`;
