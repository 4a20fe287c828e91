// Which stretches of the text carry a mark. Figures and entities lie in two layers; a figure inside a name is drawn
// inside the name's mark, and marks that cross are cut at the border, so that the tree is always well formed.
import { inSlices } from './slices.js';
import { groupOf } from './types.js';

/** @typedef {import('../types').Mark} Mark */
/** @typedef {import('../types').Report} Report */

/** @type {WeakMap<Report, {figures: Mark[], entities: Mark[]}>} */
const cache = new WeakMap();

/** @param {Report} report */
export function layers(report) {
  let found = cache.get(report);
  if (!found) {
    // Figures stand in text order already; the names of all entities have to be put into it.
    const figures = report.figures.map(figureMark);
    const entities = report.entities.flatMap((e) => e.mentions.map((m, mention) => entityMark(e, m, mention)));
    found = { figures, entities: inOrder(entities) };
    cache.set(report, found);
  }
  return found;
}

/** @param {import('../types').Figure} f @returns {Mark} */
const figureMark = (f) => ({ start: f.start, end: f.end, type: groupOf(f.kind), kind: 'figure', id: f.id, mention: 0 });
/** @param {import('../types').Entity} e @param {import('../types').Mention} m @param {number} mention @returns {Mark} */
const entityMark = (e, m, mention) => ({ start: m.start, end: m.end, type: e.type, kind: 'entity', id: e.id, mention });

/** The layers of a long report, in slices. @param {Report} report @param {() => Promise<unknown>} pause */
export async function prepareLayers(report, pause) {
  /** @type {Mark[]} */
  const figures = [];
  /** @type {Mark[]} */
  const entities = [];
  await inSlices(report.figures, (f) => figures.push(figureMark(f)), pause);
  for (const e of report.entities) {
    if (e.mentions.length < 200) e.mentions.forEach((m, i) => entities.push(entityMark(e, m, i)));
    else await inSlices(e.mentions, (m, i) => entities.push(entityMark(e, m, i)), pause);
  }
  await pause();
  cache.set(report, { figures, entities: inOrder(entities) });
}

/** Sorted by start. Numbers sort many times faster than objects: place and index go into one. @param {Mark[]} marks */
function inOrder(marks) {
  const n = Math.max(1, marks.length);
  return [...Float64Array.from(marks, (m, i) => m.start * n + i).sort()].map((key) => marks[key % n]);
}

/** The marks that touch [start, end): the layer is sorted and free of overlaps. @param {Mark[]} layer @param {number} start @param {number} end */
export function within(layer, start, end) {
  let low = 0;
  let high = layer.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (layer[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let i = low; i < layer.length && layer[i].start < end; i += 1) found.push(layer[i]);
  return found;
}

/**
 * @typedef {{start: number, end: number, entity: Mark | null, figure: Mark | null, hit: Mark | null}} Run
 * A stretch of one paragraph with the marks upon it.
 */

/**
 * Cuts [start, end) into runs. Every run lies in at most one mark of each layer.
 * @param {number} start @param {number} end
 * @param {Mark[]} entities @param {Mark[]} figures @param {Mark[]} hits
 * @returns {Run[]}
 */
export function runs(start, end, entities, figures, hits) {
  const cuts = new Set([start, end]);
  for (const layer of [entities, figures, hits]) {
    for (const mark of layer) {
      cuts.add(Math.max(start, mark.start));
      cuts.add(Math.min(end, mark.end));
    }
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const at = [0, 0, 0];
  const all = [entities, figures, hits];
  /** @type {Run[]} */
  const found = [];
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const [a, b] = [sorted[i], sorted[i + 1]];
    const here = all.map((layer, k) => {
      while (at[k] < layer.length && layer[at[k]].end <= a) at[k] += 1;
      const mark = layer[at[k]];
      return mark && mark.start <= a && mark.end >= b ? mark : null;
    });
    found.push({ start: a, end: b, entity: here[0], figure: here[1], hit: here[2] });
  }
  return found;
}

/** @type {WeakMap<Report, Record<string, number>>} */
const counted = new WeakMap();

/** How often each type is marked. @param {Report} report @returns {Record<string, number>} */
export function counts(report) {
  const known = counted.get(report);
  if (known) return known;
  /** @type {Record<string, number>} */
  const found = {};
  counted.set(report, found);
  for (const figure of report.figures) found[groupOf(figure.kind)] = (found[groupOf(figure.kind)] ?? 0) + 1;
  for (const entity of report.entities) found[entity.type] = (found[entity.type] ?? 0) + entity.mentions.length;
  return found;
}
