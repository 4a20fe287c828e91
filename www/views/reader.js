// The reading view. It manages its own elements: chunks of paragraphs that the browser lays out only near the viewport,
// with computed heights, and marks that are drawn only there.
import { t } from '../i18n/index.js';
import { chunks, heightOf, paragraphAt, paragraphs } from '../model/paragraphs.js';
import { emptyParagraph, frameOf, offsetOf, paint } from './paint.js';

/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Mark} Mark */
/** @typedef {import('../types').Selection} Selection */
/** @typedef {{report: Report, hits: Mark[], hit: number, hidden: string[], selection: Selection | null, jump: number, serif: boolean, lang: string}} Model */

const FLASH = 1200;

/** @param {Element} element */
function flash(element) {
  element.classList.add('flash');
  setTimeout(() => element.classList.remove('flash'), FLASH);
}

export class Reader extends HTMLElement {
  constructor() {
    super();
    /** @type {Model | null} */
    this.shown = null;
    /** @type {import('../model/paragraphs.js').Paragraph[]} */
    this.list = [];
    /** @type {{from: number, to: number}[]} */
    this.parts = [];
    /** @type {HTMLElement[]} */
    this.sections = [];
    /** @type {Set<number>} */
    this.painted = new Set();
    /** @type {WeakMap<Element, number>} which chunk a section is: an attribute costs more than all else about it */
    this.indexes = new WeakMap();
    this.filled = 0;
    this.width = 0;
    this.letters = 40;
    /** @type {IntersectionObserver | null} */
    this.seen = null;
    this.resized = new ResizeObserver(() => this.resize());
    this.beforePrint = () => this.paintAll();
    /** @type {(model: Model | null) => void} */
    this.onTop = () => {};
  }

  connectedCallback() {
    this.resized.observe(this);
    window.addEventListener('beforeprint', this.beforePrint);
    this.addEventListener('copy', this.copy);
    if (this.shown) this.apply(this.shown, null);
  }

  disconnectedCallback() {
    this.resized.disconnect();
    this.seen?.disconnect();
    window.removeEventListener('beforeprint', this.beforePrint);
  }

  /** The scrolling element around the text. */
  get scroller() {
    /** @type {HTMLElement} */
    const around = this.closest('.reader') ?? this;
    return around;
  }

  /** @param {Model} model */
  set model(model) {
    const before = this.shown;
    this.shown = model;
    // Before it stands in the page there is no scrolling element and no width to work with.
    if (this.isConnected) this.apply(model, before);
  }

  /** @param {Model} model @param {Model | null} before */
  apply(model, before) {
    this.dataset.hide = model.hidden.join(' ');
    this.classList.toggle('serif', model.serif);
    if (!before || before.report.text !== model.report.text || before.report.blocks !== model.report.blocks && before.report.blocks.length !== model.report.blocks.length) this.build();
    else if (before.report !== model.report) {
      this.list = paragraphs(model.report);
      this.repaint();
    } else if (before.hits !== model.hits) this.repaint();
    if (before?.serif !== model.serif || before?.lang !== model.lang) this.resize();
    if (before?.selection !== model.selection) this.outline();
    if (model.selection && model.jump && model.jump !== before?.jump) this.go(model.selection);
    if (model.hits.length && (before?.hit !== model.hit || before?.hits !== model.hits)) {
      const hit = model.hits[model.hit];
      if (hit) this.scrollTo_(hit.start, hit.end, `mark.hit[data-id="${hit.id}"]`);
    }
  }

  build() {
    const model = this.shown;
    if (!model) return;
    this.seen?.disconnect();
    this.painted.clear();
    this.list = paragraphs(model.report);
    this.parts = chunks(this.list);
    this.filled = 0;
    const empty = document.createElement('section');
    empty.className = 'chunk';
    this.sections = this.parts.map((_, index) => {
      const section = /** @type {HTMLElement} */ (empty.cloneNode());
      this.indexes.set(section, index);
      return section;
    });
    this.scroller.scrollTop = 0;
    this.seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const index = this.indexes.get(entry.target) ?? 0;
        if (entry.isIntersecting) this.paintChunk(index);
        else this.unpaint(index);
      }
    }, { root: getComputedStyle(this.scroller).overflowY === 'visible' ? null : this.scroller, rootMargin: '1500px 0px' });
    // Heights are set before anything stands in the page, so that it is laid out once.
    this.width = 0;
    this.resize();
    for (let i = 0; i < Math.min(6, this.parts.length); i += 1) this.paintChunk(i);
    this.replaceChildren(...this.sections);
    this.fillRest(this.shown);
  }

  /** Far chunks get their plain text while nothing else happens. @param {Model | null} of */
  fillRest(of) {
    const idle = window.requestIdleCallback ?? ((f) => setTimeout(() => f(/** @type {any} */ ({ timeRemaining: () => 8 })), 16));
    const step = (/** @type {IdleDeadline} */ deadline) => {
      if (this.shown?.report.text !== of?.report.text) return;
      while (this.filled < this.parts.length && deadline.timeRemaining() > 3) {
        this.fill(this.filled);
        this.filled += 1;
      }
      if (this.filled < this.parts.length) idle(step);
    };
    idle(step);
  }

  /** @param {number} index */
  fill(index) {
    const section = this.sections[index];
    const model = this.shown;
    if (!model || section.childElementCount) return;
    section.style.minHeight = '';
    const { from, to } = this.parts[index];
    for (const p of this.list.slice(from, to)) {
      if (p.first) this.articleHead(section, p);
      frameOf(section, p, this.letters).append(emptyParagraph(p, model.report.text));
    }
  }

  /** Where an article begins, what is known of it stands in a line that is not part of the text. @param {HTMLElement} section @param {import('../model/paragraphs.js').Paragraph} p */
  articleHead(section, p) {
    const articles = this.shown?.report.articles ?? [];
    const article = articles[p.article];
    const known = [article?.source, article?.date, article?.authors.join(' ')].filter(Boolean).join(' · ');
    if (!article || (articles.length < 2 && !known)) return;
    const line = document.createElement('div');
    line.className = 'article-head';
    line.dataset.article = String(p.article);
    line.textContent = `${articles.length > 1 ? t('read.article', { n: p.article + 1, of: articles.length }) : ''}${articles.length > 1 && known ? ' · ' : ''}${known}`;
    section.append(line);
  }

  /** @param {number} index */
  paintChunk(index) {
    if (this.painted.has(index) || !this.shown) return;
    this.fill(index);
    this.painted.add(index);
    this.drawChunk(index);
  }

  /** @param {number} index */
  drawChunk(index) {
    const model = this.shown;
    if (!model) return;
    const { from } = this.parts[index];
    let i = from;
    for (const element of this.sections[index].querySelectorAll('[data-start]')) {
      paint(/** @type {HTMLElement} */ (element), model.report, this.list[i], model.hits);
      i += 1;
    }
    this.outline(this.sections[index]);
  }

  /** @param {number} index */
  unpaint(index) {
    const model = this.shown;
    if (!this.painted.delete(index) || !model) return;
    const { from } = this.parts[index];
    let i = from;
    for (const element of this.sections[index].querySelectorAll('[data-start]')) {
      element.textContent = model.report.text.slice(this.list[i].start, this.list[i].end);
      i += 1;
    }
  }

  repaint() {
    for (const index of this.painted) this.drawChunk(index);
  }

  paintAll() {
    for (let i = 0; i < this.parts.length; i += 1) this.paintChunk(i);
  }

  /** Heights follow from the width of the column and the size of the letters. */
  resize() {
    const model = this.shown;
    if (!model || !this.sections.length) return;
    const style = getComputedStyle(this);
    const width = this.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (width <= 0 || Math.abs(width - this.width) < 1) return;
    const watched = this.width > 0;
    this.width = width;
    this.letters = width / parseFloat(style.fontSize);
    const letter = parseFloat(style.fontSize);
    const line = parseFloat(style.lineHeight) || letter * 1.85;
    const measure = { perLine: Math.max(8, Math.floor(width / letter)), line, gap: letter * 0.7, heading: 34 };
    this.parts.forEach(({ from, to }, index) => {
      let height = 0;
      for (let i = from; i < to; i += 1) height += heightOf(model.report.text, this.list[i], measure);
      this.sections[index].style.containIntrinsicSize = `auto ${Math.round(width)}px auto ${Math.round(height)}px`;
      // An empty chunk must take its room too, or all of them would seem to be in view at once.
      this.sections[index].style.minHeight = this.sections[index].childElementCount ? '' : `${Math.round(height)}px`;
    });
    if (!watched) for (const section of this.sections) this.seen?.observe(section);
  }

  /** Marks what is selected. @param {ParentNode} [within] */
  outline(within = this) {
    for (const old of within.querySelectorAll('mark.on')) old.classList.remove('on');
    const s = this.shown?.selection;
    if (!s || (s.kind !== 'figure' && s.kind !== 'entity')) return;
    const mention = s.kind === 'entity' && s.mention !== undefined ? `[data-m="${s.mention}"]` : '';
    for (const mark of within.querySelectorAll(`mark[data-id="${CSS.escape(s.id)}"]${mention}`)) mark.classList.add('on');
  }

  /** @param {Selection} s */
  go(s) {
    const report = this.shown?.report;
    if (!report) return;
    const target = s.kind === 'figure' ? report.figures.find((f) => f.id === s.id)
      : s.kind === 'entity' ? report.entities.find((e) => e.id === s.id)?.mentions[s.mention ?? 0]
      : s.kind === 'relation' ? report.relations.find((r) => r.id === s.id)
      : s.kind === 'range' ? s : s.kind === 'edit' ? { start: report.edits[s.index]?.clean[0] ?? 0, end: report.edits[s.index]?.clean[1] ?? 0 } : null;
    if (!target) return;
    const mention = s.kind === 'entity' ? `[data-m="${s.mention ?? 0}"]` : '';
    this.scrollTo_(target.start, target.end, s.kind === 'figure' || s.kind === 'entity' ? `mark[data-id="${CSS.escape(s.id)}"]${mention}` : '');
  }

  /** Brings a stretch of text to the middle; the layout around it settles within a few frames. @param {number} start @param {number} end @param {string} selector */
  scrollTo_(start, end, selector) {
    const at = paragraphAt(this.list, start);
    const index = this.parts.findIndex((c) => at < c.to);
    const section = this.sections[index];
    if (!section) return;
    this.paintChunk(index);
    const paragraph = section.querySelector(`[data-start="${this.list[at]?.start}"]`);
    if (!paragraph) return;
    let frames = 0;
    const settle = () => {
      // A chunk may be drawn anew while the layout settles: the mark is looked up every time.
      const found = (selector && section.querySelector(selector)) || paragraph;
      const { scroller } = this;
      if (frames === 1) flash(found);
      const box = found.getBoundingClientRect();
      const frame = scroller === this || getComputedStyle(scroller).overflowY === 'visible' ? { top: 0, height: innerHeight } : scroller.getBoundingClientRect();
      const off = box.top + box.height / 2 - (frame.top + frame.height / 2);
      if (Math.abs(off) > 1) scroller.scrollTop += off;
      if ((frames += 1) < 7) requestAnimationFrame(settle);
    };
    settle();
  }

  /** The selected stretch of the clean text, or null. */
  selected() {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || range.collapsed || !this.contains(range.commonAncestorContainer)) return null;
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start >= 0 && end > start ? { start, end, box: range.getBoundingClientRect() } : null;
  }

  /** Copies from the text itself: chunks that are not laid out would be missing from the browser's own copy. @param {ClipboardEvent} event */
  copy(event) {
    const range = this.selected();
    if (!range || !this.shown) return;
    event.clipboardData?.setData('text/plain', this.shown.report.text.slice(range.start, range.end));
    event.preventDefault();
  }
}

customElements.define('wj-reader', Reader);
