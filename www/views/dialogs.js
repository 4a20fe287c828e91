// The smaller dialogs: privacy, help, about, paste, palette.
import { set, open, show, toast } from '../app/actions.js';
import { commands } from '../app/commands.js';
import { theClient } from '../app/documents.js';
import { fromText } from '../app/input.js';
import { KEYS, keyName } from '../app/keys.js';
import { clearAll, isLocalFile, used } from '../app/storage.js';
import { manifest } from '../assets.js';
import { t } from '../i18n/index.js';
import { titleOf } from '../model/corpus.js';
import { dialog } from './dialog.js';
import { html, nothing } from './lit.js';

/** @typedef {import('../types').State} State */

/** @type {{page: boolean, worker: boolean} | null} what the last trial showed: true is refused */
let trial = null;

async function tryOut() {
  const address = 'https://example.com/';
  const page = await fetch(address, { mode: 'no-cors' }).then(() => false, () => true);
  const worker = (await theClient()?.probe(address).catch(() => ({ refused: true })))?.refused ?? true;
  trial = { page, worker };
  set({ dialog: 'privacy' });
}

/** @param {State} state */
export function privacyDialog(state) {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource')).filter((e) => !e.name.startsWith('blob:') && !e.name.startsWith('data:'));
  const foreign = entries.filter((e) => !e.name.startsWith(location.origin) && !isLocalFile());
  const policies = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map((m) => m.getAttribute('content') ?? '');
  return dialog('privacy', html`
    <p class="lead">${t('privacy.lead')}</p>
    <ul class="proofs">
      <li class=${state.locked ? 'good' : ''}>${t(state.locked ? 'privacy.locked' : 'privacy.loading')}</li>
      <li class=${foreign.length ? 'bad' : 'good'}>${t('privacy.requests', { n: entries.length, foreign: foreign.length })}</li>
      <li class="good">${t('privacy.storage', { n: used() })}</li>
      ${trial ? html`<li class=${trial.page && trial.worker ? 'good' : 'bad'}>${t(trial.page && trial.worker ? 'privacy.refused' : 'privacy.allowed')}</li>` : nothing}
    </ul>
    <p class="row"><button type="button" @click=${tryOut}>${t('privacy.try')}</button>
      <button type="button" @click=${async () => { await clearAll(); toast('info', 'toast.cleared'); set({ dialog: 'privacy' }); }}>${t('privacy.clear')}</button></p>
    <p class="hint">${t('privacy.offline')}</p>
    <details><summary>${t('privacy.list')}</summary><ul class="requests">${entries.map((e) => html`<li><code>${e.name.replace(location.origin, '')}</code> ${Math.round(e.transferSize / 1024)} KB</li>`)}</ul></details>
    <details><summary>${t('privacy.policy')}</summary>${policies.map((p) => html`<pre tabindex="0">${p.split('; ').join('\n')}</pre>`)}</details>`);
}

/** @param {State} state */
export const helpDialog = (state) => dialog('help', html`
  <table class="keys"><tbody>${KEYS.filter((k) => k.shown).map((k) => html`<tr><td>${keyName(k.shown ?? '').split(' ').map((x) => html`<kbd>${x}</kbd>`)}</td><td>${t(`command.${k.command}`)}</td></tr>`)}
    <tr><td><kbd>1</kbd>…<kbd>=</kbd></td><td>${t('help.toggle')}</td></tr><tr><td><kbd>${keyName('Alt')}</kbd><kbd>1</kbd>…</td><td>${t('help.solo')}</td></tr>
    ${['Enter', 'F6', 'Esc'].map((key) => html`<tr><td><kbd>${key}</kbd></td><td>${t(`help.${key}`)}</td></tr>`)}</tbody></table>
  <p><label class="check"><input type="checkbox" .checked=${state.singleKeys} @change=${(/** @type {Event} */ e) => set({ singleKeys: /** @type {HTMLInputElement} */ (e.target).checked })}>${t('help.singleKeys')}</label></p>
  <p class="hint">${t('help.single')}</p>
  <p class="row"><button type="button" @click=${commands.about}>${t('about.title')}</button></p>`);

const LICENCES = [['lit', 'BSD-3-Clause'], ['pdf.js', 'Apache-2.0'], ['jieba-rs', 'MIT'], ['wasm-bindgen', 'MIT/Apache-2.0'], ['serde', 'MIT/Apache-2.0'], ['regex', 'MIT/Apache-2.0']];

/** @param {State} state */
export function aboutDialog(state) {
  const m = manifest();
  const lexicon = state.docs.find((d) => d.raw?.generator.lexicon)?.raw?.generator.lexicon ?? m.lexicon ?? '';
  return dialog('about', html`
    <p class="lead">${t('about.lead')}</p>
    <dl class="attributes"><div><dt>${t('about.version')}</dt><dd>${state.engine.version || m.version}${m.commit ? ` (${m.commit})` : ''}</dd></div>
      <div><dt>${t('about.lexicon')}</dt><dd><code>${lexicon}</code></dd></div>
      <div><dt>${t('about.build')}</dt><dd>${m.single ? t('about.single') : t('about.hosted')}</dd></div></dl>
    <h3>${t('about.licences')}</h3><p>${t('about.own')}</p>
    <ul>${LICENCES.map(([name, licence]) => html`<li>${name} · ${licence}</li>`)}</ul>`);
}

export const pasteDialog = () => dialog('paste', html`
  <form @submit=${(/** @type {Event} */ e) => { e.preventDefault(); open(fromText('', String(new FormData(/** @type {HTMLFormElement} */ (e.target)).get('text') ?? ''))); }}>
    <textarea name="text" rows="12" aria-label=${t('paste.title')} placeholder=${t('paste.placeholder')}></textarea>
    <p class="row end"><button type="submit" class="primary">${t('paste.run')}</button></p>
  </form>`);

let query = '';
let chosen = 0;

/** What the palette offers: every command, and every open document. @param {State} state @returns {{label: string, words: string, keys: string, run: () => void}[]} */
function offers(state) {
  const named = /** @type {(keyof typeof commands)[]} */ (Object.keys(commands)).filter((c) => c !== 'palette');
  return [
    ...named.map((c) => ({ label: t(`command.${c}`), words: c, keys: keyName(KEYS.find((k) => k.command === c)?.shown ?? ''), run: () => { commands[c](); } })),
    ...(state.docs.length > 1 ? state.docs.map((d) => ({ label: titleOf(d), words: d.name, keys: '', run: () => show(d.id) })) : []),
  ];
}

/** @param {State} state */
export function paletteDialog(state) {
  const all = offers(state);
  const fitting = () => all.filter((o) => `${o.label} ${o.words}`.toLowerCase().includes(query.toLowerCase()));
  const found = fitting();
  const run = (/** @type {typeof all[number]} */ offer) => { query = ''; chosen = 0; set({ dialog: '' }); requestAnimationFrame(offer.run); };
  const move = (/** @type {KeyboardEvent} */ e) => {
    // Letters may have been typed since this was drawn.
    const found = fitting();
    if (e.key === 'Escape') query = '';
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); chosen = (chosen + (e.key === 'ArrowDown' ? 1 : -1) + found.length) % (found.length || 1); set({}); requestAnimationFrame(() => document.querySelector('.palette [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })); }
    if (e.key === 'Enter' && found[chosen]) { e.preventDefault(); run(found[chosen]); }
  };
  return dialog('palette', html`
    <input type="search" autofocus role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant="palette-${chosen}" placeholder=${t('palette.placeholder')} aria-label=${t('palette.title')}
      @input=${(/** @type {Event} */ e) => { query = /** @type {HTMLInputElement} */ (e.target).value; chosen = 0; set({}); }} @keydown=${move}>
    <ul id="palette-list" role="listbox" aria-label=${t('palette.title')}>${found.map((offer, i) => html`
      <li role="option" id="palette-${i}" aria-selected=${i === chosen} @click=${() => run(offer)}><span>${offer.label}</span>${offer.keys ? html`<kbd>${offer.keys}</kbd>` : nothing}</li>`)}</ul>
    ${found.length ? nothing : html`<p class="hint">${t('find.none')}</p>`}`);
}
