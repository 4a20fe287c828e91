// Who did what with whom: a graph for the shape, and beneath it the same relations as sentences with sources.
import { jumpTo } from '../app/actions.js';
import { language, t } from '../i18n/index.js';
import { arrange, graphOf, placeNames } from '../model/graph.js';
import { chartWidth, fit, lengthOf } from './chart-parts.js';
import { relationLine } from './entities.js';
import { html, nothing, svg } from './lit.js';

/** @typedef {import('../types').Report} Report */
/** @typedef {import('../model/graph.js').Node} Node */
/** @typedef {{nodes: Node[], links: import('../model/graph.js').Link[], names: ({x: number, y: number} | null)[], width: number, height: number, lang: string}} Drawing */

/** @type {WeakMap<Report, Drawing>} */
const cache = new WeakMap();
const NAME = 118;

/** @param {string} label */
const short = (label) => fit(label, NAME);
/** @param {import('../model/graph.js').Link} link */
const named = (link) => t.or(`relation.${link.type}`, link.type);
/** @param {Node} node */
const radius = (node) => 5 + Math.min(9, Math.sqrt(node.size) * 2);

/** @param {Report} report @returns {Drawing} */
function laidOut(report) {
  const width = chartWidth();
  const known = cache.get(report);
  if (known?.width === width && known.lang === language()) return known;
  const { nodes, links } = graphOf(report);
  const labelWidth = (/** @type {Node} */ n) => lengthOf(short(n.label));
  const height = arrange(nodes, links, width, labelWidth);
  const names = placeNames(nodes, links, { radius, labelWidth, nameWidth: (l) => lengthOf(named(l)) * 0.9 });
  const found = { nodes, links, names, width, height, lang: language() };
  cache.set(report, found);
  return found;
}

/** Where an arrow key leads from a node: the nearest one in its direction. @param {Node[]} nodes @param {number} from @param {number} dx @param {number} dy */
function towards(nodes, from, dx, dy) {
  let best = from;
  let least = Infinity;
  nodes.forEach((n, i) => {
    const [x, y] = [n.x - nodes[from].x, n.y - nodes[from].y];
    const along = x * dx + y * dy;
    if (i === from || along <= 0) return;
    const away = along + 2 * Math.abs(x * dy - y * dx);
    if (away < least) [best, least] = [i, away];
  });
  return best;
}

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The graph is one stop of the tab key; the arrows go from name to name, Enter opens one. @param {KeyboardEvent} event @param {Node[]} nodes @param {(node: Node) => void} open */
function onKey(event, nodes, open) {
  const at = nodes.findIndex((n) => n.id === /** @type {SVGElement} */ (event.target).dataset.id);
  if (at < 0) return;
  const way = WAYS[event.key];
  if (way) {
    const all = /** @type {SVGElement} */ (event.currentTarget).querySelectorAll('.node');
    all.forEach((n) => n.setAttribute('tabindex', '-1'));
    const next = /** @type {SVGElement} */ (all[towards(nodes, at, ...way)]);
    next.setAttribute('tabindex', '0');
    next.focus();
  } else if (event.key === 'Enter' || event.key === ' ') open(nodes[at]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {Report} report @param {import('../types').State} state */
export function graph(report, state) {
  const { nodes, links, names, width, height } = laidOut(report);
  if (!nodes.length) return nothing;
  const s = state.selection;
  const chosen = s?.kind === 'entity' ? s.id : '';
  const stop = Math.max(0, nodes.findIndex((n) => n.id === chosen));
  const open = (/** @type {Node} */ n) => jumpTo({ kind: 'entity', id: n.id, mention: 0 });
  return html`
    <svg class="graph chart" viewBox="0 0 ${width} ${height}" role="group" aria-label=${t('relations.graph', { n: nodes.length })} data-name="relations"
      @keydown=${(/** @type {KeyboardEvent} */ e) => onKey(e, nodes, open)}>
      ${links.map((l) => {
        const [a, b] = [nodes[l.a], nodes[l.b]];
        return svg`<g class="link-line ${l.status}"><title>${a.label} – ${b.label} · ${named(l)}</title><line x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y}></line></g>`;
      })}
      ${links.map((l, i) => { const at = names[i]; return at ? svg`<text class="link-name" x=${at.x} y=${at.y + 4}>${named(l)}</text>` : nothing; })}
      ${nodes.map((n, i) => svg`<g class="node ${n.type} ${n.id === chosen ? 'on' : ''}" transform="translate(${n.x} ${n.y})" data-id=${n.id}
        tabindex=${i === stop ? 0 : -1} role="button" @click=${() => open(n)}>
        <title>${n.label} · ${t(`type.${n.type}`)}</title><circle r=${radius(n)}></circle><text y=${radius(n) + 14}>${short(n.label)}</text></g>`)}
    </svg>`;
}

/** @param {import('../types').State} state @param {Report} report @param {boolean} ready */
export function relations(state, report, ready) {
  if (!report.relations.length) return html`<p class="hint">${t(ready ? 'relations.none' : 'entities.loading')}</p>`;
  /** @type {Map<string, import('../types').Relation[]>} */
  const groups = new Map();
  for (const r of report.relations) {
    const list = groups.get(r.type) ?? [];
    list.push(r);
    groups.set(r.type, list);
  }
  return html`
    <div class="relations scroll">
      ${graph(report, state)}
      ${[...groups].map(([type, list]) => html`
        <section><h3>${t.or(`relation.${type}`, type)}<span class="tally">${list.length}</span></h3><ul>${list.slice(0, 200).map((r) => relationLine(report, r))}</ul></section>`)}
    </div>`;
}
