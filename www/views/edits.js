// What the cleaning took away or changed, by rule, each with its reason and each to be undone.
import { jumpTo, restoreRule, set, toggleKept } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { reasonOf, restorable } from '../model/reasons.js';
import { editsByRule, keptShare } from '../model/source.js';
import { html, nothing } from './lit.js';

/** @typedef {import('../types').Doc} Doc */
/** @typedef {import('../types').Report} Report */

const SHOWN = 50;

/** @param {string} text */
const short = (text) => {
  const one = text.replace(/\s+/g, ' ').trim();
  return one ? (one.length > 60 ? `${one.slice(0, 58)}…` : one) : t('edit.blank', { n: text.length });
};

/** @param {Report} report @param {number} index @param {Doc} doc */
function line(report, index, doc) {
  const e = report.edits[index];
  return html`
    <li class="edit-line">
      <button type="button" class="quote" @click=${() => { set({ mode: 'both' }); jumpTo({ kind: 'edit', index }); }}>
        <del>${short(e.before)}</del>${e.after.trim() ? html` → <ins>${short(e.after)}</ins>` : nothing}</button>
      ${!restorable(e) || !e.before ? nothing : html`<button type="button" class="link" @click=${() => toggleKept('keepEdits', e.source[0])} ?disabled=${!doc.file.bytes.byteLength}>${t('edit.keepOne')}</button>`}
    </li>`;
}

/** @param {import('../types').State} state @param {Doc} doc */
export function edits(state, doc) {
  const report = doc.report;
  if (!report) return nothing;
  const rules = editsByRule(report);
  const { keepRules, keepEdits } = doc.options;
  return html`
    <div class="edits scroll">
      <p class="kept"><b>${t('edits.kept', { share: (keptShare(report) * 100).toFixed(1) })}</b> ${t('edits.lead')}</p>
      ${keepRules.length || keepEdits.length ? html`
        <section class="kept-list"><h3>${t('edits.restored')}</h3>
          ${keepRules.map((r) => html`<p>${reasonOf({ stage: r.split('/')[0], rule: r.split('/').slice(1).join('/') })} <button type="button" class="link" @click=${() => toggleKept('keepRules', r)}>${t('edit.again')}</button></p>`)}
          ${keepEdits.length ? html`<p>${t('edits.single', { n: keepEdits.length })} ${keepEdits.map((x) => html`<button type="button" class="link" @click=${() => toggleKept('keepEdits', x)}>${t('edit.againOne', { at: x })}</button> `)}</p>` : nothing}
        </section>` : nothing}
      ${rules.length ? rules.map((r) => html`
        <details class="rule">
          <summary><span class="rule-name">${reasonOf(report.edits[r.edits[0]])}</span><code>${r.rule}</code>
            <span class="tally">${t('edits.count', { n: r.edits.length, c: r.characters })}</span></summary>
          ${!restorable(report.edits[r.edits[0]]) ? nothing : html`<p><button type="button" @click=${() => restoreRule(r.rule, r.edits.map((i) => report.edits[i].source[0]))} ?disabled=${!doc.file.bytes.byteLength}>${t('edit.keepRule')}</button></p>`}
          <ul>${r.edits.slice(0, SHOWN).map((i) => line(report, i, doc))}</ul>
          ${r.edits.length > SHOWN ? html`<p class="hint">${t('edits.more', { n: r.edits.length - SHOWN })}</p>` : nothing}
        </details>`) : html`<p class="hint">${t('edits.none')}</p>`}
    </div>`;
}
