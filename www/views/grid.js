// A virtual grid: only the rows in view exist. Rows have one height, so every position is a multiplication.
import { html, nothing, render } from './lit.js';

/**
 * @typedef {object} GridModel
 * @property {readonly any[]} rows
 * @property {number} rowHeight
 * @property {string} label
 * @property {unknown} head header row, or nothing
 * @property {(row: any, index: number) => unknown} cells
 * @property {(row: any) => string} key
 * @property {string} selected key of the selected row
 * @property {number} jump
 * @property {(row: any) => void} choose
 * @property {string} kind class name
 * @property {number} columns
 * @property {unknown} version whatever the cells depend on besides the rows
 */

const OVERSCAN = 8;

export class Grid extends HTMLElement {
  constructor() {
    super();
    /** @type {GridModel | null} */
    this.shown = null;
    this.first = -1;
    this.last = -1;
    this.active = 0;
    this.resized = new ResizeObserver(() => this.draw());
  }

  connectedCallback() {
    this.resized.observe(this);
    this.addEventListener('scroll', () => this.draw(), { passive: true });
    this.addEventListener('keydown', (e) => this.key(e));
  }

  disconnectedCallback() {
    this.resized.disconnect();
  }

  /** @param {GridModel} model */
  set model(model) {
    const before = this.shown;
    this.shown = model;
    this.draw(true);
    if (model.selected && (before?.selected !== model.selected || before.jump !== model.jump || before.rows !== model.rows)) {
      const at = model.rows.findIndex((r) => model.key(r) === model.selected);
      if (at >= 0) {
        this.active = at;
        this.reveal(at, before?.selected !== model.selected);
      }
    }
  }

  /** @param {number} at @param {boolean} centre */
  reveal(at, centre) {
    const height = this.shown?.rowHeight ?? 36;
    const top = at * height;
    const view = this.clientHeight - 40;
    const now = /** @type {HTMLElement} */ (this).scrollTop;
    if (top < now || top + height > now + view) this.scrollTop = centre ? Math.max(0, top - view / 2) : top < now ? top : top + height - view;
    this.draw(true);
  }

  /** @param {boolean} [force] */
  draw(force = false) {
    const m = this.shown;
    if (!m) return;
    const first = Math.max(0, Math.floor(this.scrollTop / m.rowHeight) - OVERSCAN);
    const last = Math.min(m.rows.length, Math.ceil((this.scrollTop + (this.clientHeight || 600)) / m.rowHeight) + OVERSCAN);
    if (!force && first === this.first && last === this.last) return;
    this.first = first;
    this.last = last;
    const rows = m.rows.slice(first, last);
    render(html`
      <div class="grid ${m.kind}" role="grid" aria-label=${m.label} aria-rowcount=${m.rows.length + 1} aria-colcount=${m.columns}>
        ${m.head}
        <div class="grid-body" role="rowgroup" .style=${`height:${m.rows.length * m.rowHeight}px`}>
          <div class="grid-rows" role="presentation" .style=${`transform:translateY(${first * m.rowHeight}px)`}>
            ${rows.map((row, i) => {
              const key = m.key(row);
              const index = first + i;
              return html`
                <div role="row" class="grid-row" aria-rowindex=${index + 2} aria-selected=${key === m.selected} data-row=${key}
                  tabindex=${index === this.active ? 0 : -1} .style=${`height:${m.rowHeight}px`} @click=${() => {
                    this.active = index;
                    m.choose(row);
                  }}>${m.cells(row, index)}</div>`;
            })}
          </div>
        </div>
        ${m.rows.length ? nothing : html`<div role="row" class="grid-empty"><div role="gridcell"></div></div>`}
      </div>`, this);
  }

  /** @param {KeyboardEvent} e */
  key(e) {
    const m = this.shown;
    const target = /** @type {HTMLElement} */ (e.target);
    if (!m || !target.classList.contains('grid-row')) return;
    const page = Math.max(1, Math.floor(this.clientHeight / m.rowHeight) - 2);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -m.rows.length, End: m.rows.length, j: 1, k: -1 };
    if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      m.choose(m.rows[this.active]);
    } else if (e.key in steps && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault();
      e.stopPropagation();
      this.active = Math.max(0, Math.min(m.rows.length - 1, this.active + steps[e.key]));
      this.reveal(this.active, false);
      /** @type {HTMLElement | null} */ (this.querySelector('.grid-row[tabindex="0"]'))?.focus({ preventScroll: true });
    }
  }
}

customElements.define('wj-grid', Grid);
