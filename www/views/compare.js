// Source beside clean text, paragraph by paragraph: what was taken away is struck through and carries its reason.
import { t } from '../i18n/index.js';
import { chunks, columns, paragraphs } from '../model/paragraphs.js';
import { sourceRows } from '../model/source.js';
import { reasonOf, restorable } from '../model/reasons.js';
import { html } from './lit.js';
import { paint } from './paint.js';

/** @typedef {import('../types').Report} Report */
/** @typedef {{report: Report, both: boolean, selection: import('../types').Selection | null, jump: number, hidden: string[]}} Model */

export class Compare extends HTMLElement {
  constructor() {
    super();
    /** @type {Model | null} */
    this.shown = null;
    /** @type {IntersectionObserver | null} */
    this.seen = null;
    /** @type {ReturnType<typeof sourceRows>} */
    this.rows = [];
    /** @type {ReturnType<typeof paragraphs>} */
    this.list = [];
  }

  disconnectedCallback() {
    this.seen?.disconnect();
  }

  /** @param {Model} model */
  set model(model) {
    const before = this.shown;
    this.shown = model;
    if (this.isConnected) this.apply(model, before);
  }

  connectedCallback() {
    if (this.shown) this.apply(this.shown, null);
  }

  /** @param {Model} model @param {Model | null} before */
  apply(model, before) {
    this.dataset.hide = model.hidden.join(' ');
    this.classList.toggle('both', model.both);
    if (before?.report !== model.report || before.both !== model.both) this.build();
    if (model.selection?.kind === 'edit' && (before?.jump !== model.jump || !before)) this.go(model.selection.index);
  }

  build() {
    const model = this.shown;
    if (!model) return;
    this.seen?.disconnect();
    this.list = paragraphs(model.report);
    this.rows = sourceRows(model.report, this.list.length ? this.list : [{ start: 0, end: 0 }]);
    const parts = chunks(this.list.length ? this.list : [{ start: 0, end: 1, kind: 'paragraph', article: 0, truncated: false, first: false, tab: 0, across: 0 }]);
    const perLine = Math.max(10, (this.clientWidth || 700) / (model.both ? 2 : 1) / 17);
    const sections = parts.map(({ from, to }) => {
      const section = document.createElement('section');
      section.className = 'chunk';
      section.dataset.from = String(from);
      section.dataset.to = String(to);
      let height = 0;
      for (let i = from; i < to; i += 1) {
        const source = (this.rows[i] ?? []).reduce((sum, s) => sum + columns(s.text, 0, s.text.length), 0);
        const clean = this.list[i] ? columns(model.report.text, this.list[i].start, this.list[i].end) : 0;
        height += (Math.ceil(Math.max(source, clean) / perLine) + 1) * 26;
      }
      section.style.containIntrinsicSize = `auto 600px auto ${height}px`;
      return section;
    });
    this.replaceChildren(...sections);
    this.seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.fill(/** @type {HTMLElement} */ (entry.target));
    }, { root: this.closest('.reader'), rootMargin: '1200px 0px' });
    sections.forEach((section, i) => (i < 4 ? this.fill(section) : this.seen?.observe(section)));
  }

  /** @param {HTMLElement} section */
  fill(section) {
    const model = this.shown;
    if (!model || section.childElementCount) return;
    for (let i = Number(section.dataset.from); i < Number(section.dataset.to); i += 1) {
      const row = document.createElement('div');
      row.className = 'pair';
      row.append(this.sourceCell(i));
      if (model.both) {
        const clean = document.createElement('div');
        clean.className = 'after';
        const p = this.list[i];
        if (p) {
          const text = document.createElement('p');
          text.className = `p ${p.kind}`;
          text.dataset.start = String(p.start);
          paint(text, model.report, p, []);
          clean.append(text);
        }
        row.append(clean);
      }
      section.append(row);
    }
  }

  /** @param {number} i */
  sourceCell(i) {
    const cell = document.createElement('div');
    cell.className = 'before';
    for (const s of this.rows[i] ?? []) {
      if (s.kind === 'copy') {
        cell.append(s.text);
      } else if (!s.text && !s.after.trim()) {
        // The line end between two paragraphs goes without saying.
      } else if (s.kind === 'inserted') {
        const added = document.createElement('ins');
        added.textContent = s.after.replace(/\n/g, '⏎');
        cell.append(added);
      } else {
        const edit = this.shown?.report.edits[s.edit];
        const reason = edit ? reasonOf(edit) : t('edit.changed');
        // A whole page's furniture is one long run: it is shown folded, and opens on demand.
        // Mark-up says little to a reader: of it, a beginning is enough.
        const code = edit?.rule === 'markup' || edit?.stage === 'front-matter' || /^\s*(<[^<>]*>\s*)+$/.test(s.text);
        const [most, head, tail] = code ? [48, 18, 0] : [160, 70, 50];
        const long = s.text.length > most;
        const gone = document.createElement('span');
        const back = edit ? restorable(edit) : false;
        if (back) {
          gone.setAttribute('role', 'button');
          gone.tabIndex = 0;
        }
        gone.className = `edit ${s.kind}${code ? ' code' : ''}${back ? '' : ' fixed'}`;
        gone.dataset.edit = String(s.edit);
        gone.dataset.reason = reason;
        const del = document.createElement('del');
        del.textContent = visible(long ? `${s.text.slice(0, head)} …${tail ? ` ${s.text.slice(-tail)}` : ''}` : s.text);
        gone.append(del);
        if (s.after) {
          const ins = document.createElement('ins');
          ins.textContent = visible(s.after);
          gone.append(ins);
        }
        // The reason of a long piece is seen, that of a short one heard.
        const chip = document.createElement('span');
        chip.className = long ? 'reason' : 'sr';
        chip.textContent = long ? `${reason} · ${t('n.characters', { n: s.text.length })}` : ` ${reason}`;
        gone.append(chip);
        cell.append(gone);
      }
    }
    return cell;
  }

  /** @param {number} index */
  go(index) {
    const row = this.rows.findIndex((segments) => segments.some((s) => s.edit === index));
    const section = /** @type {HTMLElement | undefined} */ ([...this.children].find((c) => row < Number(/** @type {HTMLElement} */ (c).dataset.to)));
    if (row < 0 || !section) return;
    this.fill(section);
    const target = section.querySelector(`[data-edit="${index}"]`) ?? section;
    target.scrollIntoView({ block: 'center' });
    requestAnimationFrame(() => target.scrollIntoView({ block: 'center' }));
    target.classList.add('flash');
    setTimeout(() => target.classList.remove('flash'), 1200);
  }
}

/** Line ends and spaces that went are drawn, or nobody would see them go. @param {string} text */
function visible(text) {
  if (text.trim()) return text.trim().replace(/\s*\n\s*/g, ' ⏎ ');
  return text.replace(/\r?\n/g, '⏎').replace(/[ \u3000\u00a0]/g, '␣').replace(/\t/g, '⇥').replace(/[\u200b-\u200d\ufeff]/g, '∅');
}

customElements.define('wj-compare', Compare);

/** @param {import('../types').State} state @param {Report} report */
export const compare = (state, report) => html`
  <wj-compare lang="zh-Hans" .model=${{ report, both: state.mode === 'both', selection: state.selection, jump: state.jump, hidden: state.hidden }}></wj-compare>`;
