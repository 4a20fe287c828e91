// Paragraphs as elements: plain text far from the viewport, text with marks near it. Marks have no padding and no
// margin, so that the layout is the same with and without them.
import { t } from '../i18n/index.js';
import { layers, runs, within } from '../model/marks.js';
import { TABLE } from '../model/paragraphs.js';

/** @typedef {import('../types').Report} Report */
/** @typedef {import('../types').Mark} Mark */
/** @typedef {import('../model/paragraphs.js').Paragraph} Paragraph */

/** @type {Record<string, string>} */
const TAGS = { title: 'h2', bulletin_title: 'h2', attachment_title: 'h3', heading: 'h3', section: 'h3', subhead: 'h4', subtitle: 'p', kicker: 'p' };

/** @param {Paragraph} p @param {string} text */
export function emptyParagraph(p, text) {
  const element = document.createElement(TAGS[p.kind] ?? 'p');
  element.className = `p ${p.kind}`;
  element.dataset.start = String(p.start);
  if (p.truncated) element.title = t('read.truncated');
  if (p.truncated) element.classList.add('truncated');
  if (p.tab) element.style.tabSize = `${p.tab}em`;
  element.textContent = text.slice(p.start, p.end);
  return element;
}

/** Where a paragraph goes: rows of a table stand in a frame of their own, which moves sideways where they are wider than
 * the column. @param {HTMLElement} section @param {Paragraph} p @param {number} letters that a line of the column holds */
export function frameOf(section, p, letters) {
  if (p.kind !== 'table_row' || p.across > TABLE) return section;
  const last = section.lastElementChild;
  if (last?.classList.contains('table') && !p.first) return last;
  const frame = document.createElement('div');
  frame.className = 'table';
  if (p.across * 0.85 > letters) {
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', t('read.table'));
  }
  section.append(frame);
  return frame;
}

/** @param {Mark} mark */
function markElement(mark) {
  const element = document.createElement('mark');
  element.className = mark.kind === 'hit' ? 'hit' : `${mark.kind} ${mark.type}`;
  element.dataset.id = mark.id;
  if (mark.kind === 'entity') element.dataset.m = String(mark.mention);
  return element;
}

/** Draws the marks of one paragraph. @param {HTMLElement} element @param {Report} report @param {Paragraph} p @param {Mark[]} hits */
export function paint(element, report, p, hits) {
  const { figures, entities } = layers(report);
  const here = runs(p.start, p.end, within(entities, p.start, p.end), within(figures, p.start, p.end), within(hits, p.start, p.end));
  const fragment = document.createDocumentFragment();
  let outer = /** @type {{mark: Mark, element: HTMLElement} | null} */ (null);
  let inner = /** @type {{mark: Mark, element: HTMLElement, outer: Mark | null} | null} */ (null);
  for (const run of here) {
    /** @type {Node} */
    let target = fragment;
    if (run.entity) {
      if (outer?.mark !== run.entity) {
        outer = { mark: run.entity, element: markElement(run.entity) };
        fragment.append(outer.element);
      }
      target = outer.element;
    } else outer = null;
    if (run.figure) {
      if (inner?.mark !== run.figure || inner.outer !== run.entity) {
        inner = { mark: run.figure, element: markElement(run.figure), outer: run.entity };
        target.appendChild(inner.element);
      }
      target = inner.element;
    } else inner = null;
    if (run.hit) {
      const hit = markElement(run.hit);
      target.appendChild(hit);
      target = hit;
    }
    target.appendChild(document.createTextNode(report.text.slice(run.start, run.end)));
  }
  element.replaceChildren(fragment);
}

/** The offset in the clean text of a point in the document. @param {Node} node @param {number} offset */
export function offsetOf(node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = /** @type {HTMLElement | null} */ (element?.closest('[data-start]') ?? null);
  if (!paragraph) return -1;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.start) + range.toString().length;
}
