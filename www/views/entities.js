// Who and what the text names, by type; one entity opened shows all that the text says of it.
import { correct, jumpTo, select, addToDictionary } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { byType, company, figuresOf, lineAt, relationsOf, rolesOf } from '../model/entities.js';
import { valueText } from '../model/format.js';
import { ENTITY_TYPES } from '../model/types.js';
import { html, nothing } from './lit.js';

/** @typedef {import('../types').State} State */
/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Entity} Entity */

/** @param {Entity} e */
const codes = (e) => e.codes.map((c) => html`<span class="code" title=${t.or(`code.${c.system}`, c.system)}>${t.or(`code.short.${c.system}`, c.system.toUpperCase())} ${c.code}</span>`);

/** @param {Entity} e */
const aliases = (e) => [...new Set([e.short, ...e.aliases])].filter((a) => a && a !== e.name);

/** @param {State} state @param {Report} report @param {boolean} ready */
export function entities(state, report, ready) {
  const s = state.selection;
  const open = s?.kind === 'entity' ? report.entities.find((e) => e.id === s.id) : undefined;
  if (open) return card(state, report, open);
  if (!report.entities.length) return html`<p class="hint">${t(ready ? 'entities.none' : 'entities.loading')}</p>`;
  return html`
    <div class="entities scroll">
      ${byType(report).map(([type, list]) => html`
        <section class=${state.hidden.includes(type) ? 'off' : ''}>
          <h3><span class="swatch ${type}" aria-hidden="true">${t(`badge.${type}`)}</span>${t(`type.${type}`)}<span class="tally">${list.length}</span></h3>
          <ul>${list.slice(0, 400).map((e) => html`
            <li><button type="button" class="entity" @click=${() => jumpTo({ kind: 'entity', id: e.id, mention: 0 })}>
              <span class="entity-name">${e.name}</span>
              <span class="entity-more">${aliases(e).slice(0, 4).map((a) => html`<span class="alias">${a}</span>`)}${codes(e)}${e.attributes.title ? html`<span class="alias">${e.attributes.title}</span>` : nothing}</span>
              <span class="tally" title=${t('entities.mentions', { n: e.count })}>${e.count}</span>
            </button></li>`)}</ul>
        </section>`)}
      ${keywords(report)}
    </div>`;
}

/** @param {Report} report */
const keywords = (report) => (report.keywords.length ? html`
  <section><h3>${t('keywords.title')}</h3><p class="keywords">${report.keywords.slice(0, 24).map((k) => html`<span>${k.word}<small>${k.count}</small></span>`)}</p></section>` : nothing);

/** @param {Report} report @param {Entity} e */
function mentions(report, e) {
  return html`<ol class="mentions">${e.mentions.slice(0, 60).map((m, i) => {
    const [a, b] = lineAt(report.text, m.start);
    const before = report.text.slice(Math.max(a, m.start - 16), m.start);
    const after = report.text.slice(m.end, Math.min(b, m.end + 26));
    return html`<li><button type="button" class="quote" @click=${() => jumpTo({ kind: 'entity', id: e.id, mention: i })}>${m.start - 16 > a ? '…' : ''}${before}<b>${m.text}</b>${after}${m.end + 26 < b ? '…' : ''}</button></li>`;
  })}</ol>`;
}

/** @param {State} state @param {Report} report @param {import('../types').Figure} f */
const figureLine = (state, report, f) => html`
  <li><button type="button" class="figure-line" @click=${() => jumpTo({ kind: 'figure', id: f.id })}>
    <span>${f.metric?.text ?? f.text}</span><b>${valueText(f, state.moneyUnit)}</b></button></li>`;

/** @param {Report} report @param {import('../types').Relation} r */
export const relationLine = (report, r) => html`
  <li><button type="button" class="relation" @click=${() => jumpTo({ kind: 'range', start: r.start, end: r.end })}>
    <b>${t.or(`relation.${r.type}`, r.type)}</b>${r.status !== 'done' ? html`<span class="badge soft">${t(`relation.status.${r.status}`)}</span>` : nothing}
    ${rolesOf(report, r).map(({ role, fillers }) => html`<span class="role"><small>${t.or(`role.${role}`, role)}</small>${fillers.map((x) => x.text).join(t('list.comma'))}</span>`)}
  </button></li>`;

/** @param {Report} report @param {Entity} e */
function attributes(report, e) {
  const name = (/** @type {string} */ v) => report.entities.find((x) => x.id === v)?.name ?? v;
  const list = Object.entries(e.attributes);
  if (e.parent) list.push(['parent', e.parent]);
  if (e.registry) list.push(['registry', e.registry]);
  return list.length ? html`<dl class="attributes">${list.map(([k, v]) => html`<div><dt>${t.or(`attribute.${k}`, k)}</dt><dd>${v.split(/[,+]/).map(name).join(t('list.comma'))}</dd></div>`)}</dl>` : nothing;
}

/** Whom a name may be merged with: its own type first. @param {Report} report @param {Entity} e @returns {[string, Entity[]][]} */
function partners(report, e) {
  const all = byType(report).map(([type, list]) => /** @type {[string, Entity[]]} */ ([type, list.filter((x) => x !== e).slice(0, 200)]));
  return all.filter(([, list]) => list.length).sort(([a], [b]) => Number(b === e.type) - Number(a === e.type)).map(([type, list]) => [t(`type.${type}`), list]);
}

/** @param {State} state @param {Report} report @param {Entity} e */
function card(state, report, e) {
  const { own, near } = figuresOf(report, e);
  const relations = relationsOf(report, e.id);
  const others = company(report, e);
  return html`
    <article class="entity-card scroll">
      <button type="button" class="link" @click=${() => select(null)}>${t('entities.back')}</button>
      <h2><span class="swatch ${e.type}" aria-hidden="true">${t(`badge.${e.type}`)}</span>${e.name}</h2>
      <p class="entity-more">${aliases(e).map((a) => html`<span class="alias">${a}</span>`)}${codes(e)}</p>
      ${attributes(report, e)}
      <div class="entity-actions">
        <label class="chip"><span class="sr">${t('action.retype')}</span>
          <select @change=${(/** @type {Event} */ ev) => correct({ op: 'retype', name: e.name, type: e.type, to: /** @type {any} */ (/** @type {HTMLSelectElement} */ (ev.target).value) })}>
            ${ENTITY_TYPES.map((x) => html`<option value=${x} ?selected=${x === e.type}>${t(`type.${x}`)}</option>`)}</select></label>
        <label class="chip"><span class="sr">${t('action.merge')}</span>
          <select @change=${(/** @type {Event} */ ev) => { correct({ op: 'merge', name: e.name, type: e.type, into: /** @type {HTMLSelectElement} */ (ev.target).value }); select(null); }}>
            <option value="">${t('action.merge')}</option>
            ${partners(report, e).map(([label, list]) => html`<optgroup label=${label}>${list.map((x) => html`<option value=${x.name}>${x.name}</option>`)}</optgroup>`)}</select></label>
        <button type="button" @click=${() => { correct({ op: 'hide-entity', name: e.name, type: e.type }); select(null); }}>${t('action.hide')}</button>
        <button type="button" @click=${() => addToDictionary(e.name, e.type)}>${t('action.dictionary')}</button>
      </div>
      ${own.length ? html`<h3>${t('entity.figures')}<span class="tally">${own.length}</span></h3><ul>${own.slice(0, 40).map((f) => figureLine(state, report, f))}</ul>` : nothing}
      ${relations.length ? html`<h3>${t('entity.relations')}<span class="tally">${relations.length}</span></h3><ul>${relations.slice(0, 40).map((r) => relationLine(report, r))}</ul>` : nothing}
      ${near.length ? html`<h3>${t('entity.near')}<span class="tally">${near.length}</span></h3><ul>${near.slice(0, 20).map((f) => figureLine(state, report, f))}</ul>` : nothing}
      ${others.length ? html`<h3>${t('entity.company')}</h3><p class="companions">${others.map(([o, n]) => html`<button type="button" class="alias" @click=${() => jumpTo({ kind: 'entity', id: o.id, mention: 0 })}>${o.name}<small>${n}</small></button>`)}</p>` : nothing}
      <h3>${t('entity.mentions')}<span class="tally">${e.count}</span></h3>
      ${mentions(report, e)}
    </article>`;
}
