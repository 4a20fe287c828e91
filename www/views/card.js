// The card of a mark: what it says, where it comes from, what can be done about it. Opens on hover, focus and tap;
// stays while the pointer is in it; Escape closes it.
import { addToDictionary, cite, copyText, correct, jumpTo, restoreRule, set, toast, toggleKept } from '../app/actions.js';
import { keyName } from '../app/keys.js';
import { activeDoc } from '../app/state.js';
import { t } from '../i18n/index.js';
import { lineAt } from '../model/entities.js';
import { arrow, fullValue, valueText } from '../model/format.js';
import { periodOf } from '../model/figures.js';
import { reasonOf, restorable } from '../model/reasons.js';
import { finder } from '../model/slices.js';
import { groupOf, ENTITY_TYPES } from '../model/types.js';
import { holdCard, leaveCard } from './hover.js';
import { icon } from './icons.js';
import { html, nothing, ref } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Figure} Figure */

/** @param {string} key @param {unknown} value */
const row = (key, value) => (value ? html`<div><dt>${t(`card.${key}`)}</dt><dd>${value}</dd></div>` : nothing);

/** @param {Report} report @param {[number, number] | null} sentence @param {number} start @param {number} end */
function quote(report, sentence, start, end) {
  const [a, b] = sentence ?? lineAt(report.text, start);
  const from = Math.max(a, start - 60);
  const to = Math.min(b, end + 60);
  return html`<blockquote>${from > a ? '…' : ''}${report.text.slice(from, start)}<b>${report.text.slice(start, end)}</b>${report.text.slice(end, to)}${to < b ? '…' : ''}</blockquote>`;
}

/** @param {[number, number][]} source */
const places = (source) => source.map(([a, b]) => `${a}–${b}`).join(t('list.comma'));

/** What the figure measures and whose it is, in the reader's own words: the names of the text are offered.
 * @param {State} state @param {Report} report @param {Figure} f */
function amend(state, report, f) {
  const pin = () => { if (state.card && !state.card.pinned) set({ card: { ...state.card, pinned: true } }); };
  const field = (/** @type {'metric' | 'subject'} */ name, /** @type {string[]} */ known) => html`
    <label><span>${t(`card.${name}`)}</span><input name=${name} list="known-${name}" .value=${f[name]?.text ?? ''} autocomplete="off"></label>
    <datalist id="known-${name}">${[...new Set(known)].slice(0, 300).map((x) => html`<option value=${x}></option>`)}</datalist>`;
  return html`
    <details class="amend" @toggle=${pin}><summary>${t('card.amend')}</summary>
      <form @submit=${(/** @type {SubmitEvent} */ e) => {
        e.preventDefault();
        const data = new FormData(/** @type {HTMLFormElement} */ (e.target));
        const said = (/** @type {string} */ name) => String(data.get(name) ?? '').trim();
        correct({ op: 'figure', start: f.start, text: f.text, metric: said('metric'), subject: said('subject') });
      }}>
        ${field('metric', report.figures.flatMap((x) => x.metric?.text ?? []))}
        ${field('subject', [...report.entities.map((x) => x.name), ...report.figures.flatMap((x) => x.subject?.text ?? [])])}
        <button type="submit" class="primary">${t('card.save')}</button>
      </form></details>`;
}

/** @param {State} state @param {Report} report @param {Figure} f */
function figureCard(state, report, f) {
  const period = periodOf(finder(report.figures), f).text;
  const owner = report.entities.find((e) => e.id === f.subject?.entity);
  return html`
    <div class="card-head"><span class="swatch ${groupOf(f.kind)}" aria-hidden="true">${t(`badge.${groupOf(f.kind)}`)}</span><b class="card-value ${f.role === 'change' ? (f.direction ?? '') : ''}">${f.role === 'change' ? arrow(f.direction) : ''} ${valueText(f, state.moneyUnit)}</b>
      <span class="card-kind">${t(`kind.${f.kind}`)}</span></div>
    <dl>
      ${row('text', f.text)}${row('value', fullValue(f))}${row('metric', f.metric?.text)}
      ${row('subject', owner ? html`<button type="button" class="link" @click=${() => jumpTo({ kind: 'entity', id: owner.id, mention: 0 })}>${owner.name}</button>` : f.subject?.text)}
      ${row('period', period)}${row('base', f.base ? `${t.or(`base.${f.base.kind}`, f.base.kind)} · ${f.base.text}` : '')}
      ${row('role', f.role ? t.or(`role.figure.${f.role}`, f.role) : '')}${row('status', f.status ? t.or(`status.${f.status}`, f.status) : '')}
      ${row('modifier', (f.modifier ?? '').split('+').filter(Boolean).map((m) => t.or(`modifier.${m}`, m)).join(' '))}
      ${row('rule', html`<code>${f.rule}</code>`)}${row('source', places(f.source))}
    </dl>
    ${quote(report, f.sentence, f.start, f.end)}
    ${amend(state, report, f)}
    <footer>
      <button type="button" @click=${() => copyText(`${f.text}\t${f.value ?? ''}\t${f.unit ?? ''}`)}>${icon('copy')}${t('action.copy')}</button>
      <button type="button" title="${t('command.cite')} (C)" @click=${() => { const doc = activeDoc(state); if (doc) cite(doc, f); }}>${t('action.cite')}</button>
      <button type="button" @click=${() => { set({ tab: 'figures' }); jumpTo({ kind: 'figure', id: f.id }); }}>${t('action.toTable')}</button>
      <button type="button" @click=${() => correct({ op: 'hide-figure', start: f.start, text: f.text })}>${t('action.hide')}</button>
    </footer>`;
}

/** @param {Report} report @param {string} id @param {number} mention */
function entityCard(report, id, mention) {
  const e = report.entities.find((x) => x.id === id);
  const m = e?.mentions[mention] ?? e?.mentions[0];
  if (!e || !m) return nothing;
  return html`
    <div class="card-head"><span class="swatch ${e.type}" aria-hidden="true">${t(`badge.${e.type}`)}</span><b>${e.name}</b><span class="card-kind">${t(`type.${e.type}`)}</span></div>
    <dl>
      ${row('aliases', [...new Set([e.short, ...e.aliases])].filter((a) => a && a !== e.name).join(t('list.comma')))}
      ${row('codes', e.codes.map((c) => `${t.or(`code.short.${c.system}`, c.system.toUpperCase())} ${c.code}`).join(' '))}
      ${row('office', e.attributes.title)}${row('count', t('entities.mentions', { n: e.count }))}
      ${row('evidence', t.or(`evidence.${m.evidence}`, m.evidence))}${row('source', places(m.source))}
    </dl>
    ${quote(report, null, m.start, m.end)}
    <footer>
      <button type="button" @click=${() => { set({ tab: 'entities', phone: 'entities', selection: { kind: 'entity', id, mention }, card: null }); }}>${t('action.openEntity')}</button>
      <button type="button" @click=${() => addToDictionary(e.name, e.type)}>${t('action.dictionary')}</button>
      <button type="button" @click=${() => correct({ op: 'hide-entity', name: e.name, type: e.type })}>${t('action.hideAll', { n: e.count })}</button>
    </footer>`;
}

/** @param {Report} report @param {number} start @param {number} end */
function selectionCard(report, start, end) {
  const name = report.text.slice(start, end).trim();
  if (!name || name.length > 60 || name.includes('\n')) return nothing;
  const at = start + report.text.slice(start, end).indexOf(name);
  let n = 0;
  for (let i = report.text.indexOf(name); i >= 0; i = report.text.indexOf(name, i + name.length)) n += 1;
  return html`
    <div class="card-head"><b>${name}</b><span class="card-kind">${t('card.mark')}</span></div>
    <form class="mark-form" @submit=${(/** @type {SubmitEvent} */ e) => {
      e.preventDefault();
      const data = new FormData(/** @type {HTMLFormElement} */ (e.target));
      correct({ op: 'add', name, type: /** @type {any} */ (data.get('type')), start: at, all: data.get('all') === 'on' });
      document.getSelection()?.removeAllRanges();
    }}>
      <select name="type" aria-label=${t('dictionary.type')}>${ENTITY_TYPES.map((x, i) => html`<option value=${x} ?selected=${i === 1}>${t(`type.${x}`)}</option>`)}</select>
      ${n > 1 ? html`<label class="check"><input type="checkbox" name="all" checked>${t('card.all', { n })}</label>` : nothing}
      <button type="submit" class="primary">${t('action.add')}</button>
    </form>`;
}

/** Why the cleaning changed something, and the way back. @param {import('../types').Doc} doc @param {Report} report @param {number} index */
function editCard(doc, report, index) {
  const edit = report.edits[index];
  if (!edit) return nothing;
  const alike = report.edits.filter((e) => e.stage === edit.stage && e.rule === edit.rule);
  const keep = (/** @type {() => void} */ run) => () => { run(); set({ card: null }); toast('info', 'toast.kept', { key: keyName('Ctrl Z') }); };
  const fixed = !restorable(edit) || !edit.before || !doc.file.bytes.byteLength;
  return html`
    <div class="card-head"><b>${reasonOf(edit)}</b><span class="card-kind">${t('edits.count', { n: alike.length, c: alike.reduce((sum, e) => sum + e.before.length, 0) })}</span></div>
    <blockquote class="edit-line"><del>${clipped(edit.before)}</del>${edit.after ? html` → <ins>${clipped(edit.after)}</ins>` : nothing}</blockquote>
    <footer>
      ${fixed ? nothing : html`<button type="button" @click=${keep(() => toggleKept('keepEdits', edit.source[0]))}>${t('edit.keepHere')}</button>
        <button type="button" @click=${keep(() => restoreRule(`${edit.stage}/${edit.rule}`, alike.map((e) => e.source[0])))}>${t('edit.keepAll', { n: alike.length })}</button>`}
      <button type="button" @click=${() => set({ tab: 'edits', phone: 'more', card: null })}>${t('edit.list')}</button>
    </footer>`;
}

/** Blank characters in words, long texts cut. @param {string} text */
const clipped = (text) => (!text.trim() ? t('edit.blank', { n: text.length }) : text.length > 160 ? `${text.slice(0, 110)} … ${text.slice(-40)}` : text);

/** Keeps the card inside the window, above the mark where there is no room beneath. @param {import('../types').Card} card @param {Element | undefined} element */
function place(card, element) {
  if (!(element instanceof HTMLElement) || innerWidth < 768) return;
  const { offsetWidth: w, offsetHeight: h } = element;
  const below = card.y + card.height + 8;
  const top = below + h > innerHeight - 8 && card.y - h - 8 > 0 ? card.y - h - 8 : Math.min(below, innerHeight - h - 8);
  // Beside the text stands what the card speaks of: it covers that only where the text is narrower than the card.
  const text = document.querySelector('.read')?.getBoundingClientRect();
  const right = text && text.width > w ? text.right : innerWidth;
  element.style.left = `${Math.max(8, Math.min(card.x, right - w - 8))}px`;
  element.style.top = `${Math.max(8, top)}px`;
}

/** @param {State} state */
export function card(state) {
  const c = state.card;
  const doc = activeDoc(state);
  const report = doc?.report;
  if (!c || !report) return nothing;
  const s = c.target;
  const figure = s.kind === 'figure' ? report.figures.find((f) => f.id === s.id) : undefined;
  const body = figure ? figureCard(state, report, figure) : s.kind === 'entity' ? entityCard(report, s.id, s.mention ?? 0) : s.kind === 'range' ? selectionCard(report, s.start, s.end) : s.kind === 'edit' && doc ? editCard(doc, report, s.index) : nothing;
  if (body === nothing) return nothing;
  return html`
    <div class="card ${c.pinned ? 'pinned' : ''}" role="dialog" aria-label=${t('card.title')} @mouseenter=${holdCard} @mouseleave=${leaveCard}
      ${ref((element) => element && requestAnimationFrame(() => place(c, element)))}>
      ${body}
      ${c.also.length ? html`<p class="also">${t('card.also')} ${c.also.map((other) => html`<button type="button" class="alias" @click=${() => set({ card: { ...c, target: other, also: [c.target] } })}>${nameOf(report, other)}</button>`)}</p>` : nothing}
      <button type="button" class="quiet icon-only card-close" aria-label=${t('action.close')} @click=${() => set({ card: null })}>${icon('close')}</button>
    </div>`;
}

/** @param {Report} report @param {import('../types').Selection} s */
function nameOf(report, s) {
  if (s.kind === 'figure') return report.figures.find((f) => f.id === s.id)?.text ?? '';
  return s.kind === 'entity' ? (report.entities.find((e) => e.id === s.id)?.name ?? '') : '';
}
