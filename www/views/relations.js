// Who did what with whom: a graph for the shape, and beneath it the same relations as sentences with sources.
import { jumpTo, select } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { arrange, graphOf } from '../model/graph.js';
import { relationLine } from './entities.js';
import { html, nothing, svg } from './lit.js';

/** @typedef {import('../types').Report} Report */

const WIDTH = 460;
/** @type {WeakMap<Report, {nodes: import('../model/graph.js').Node[], links: import('../model/graph.js').Link[], height: number}>} */
const cache = new WeakMap();

/** @param {Report} report */
function laidOut(report) {
  let found = cache.get(report);
  if (!found) {
    const { nodes, links } = graphOf(report);
    const height = arrange(nodes, links, WIDTH);
    found = { nodes, links, height };
    cache.set(report, found);
  }
  return found;
}

/** @param {Report} report @param {import('../types').State} state */
export function graph(report, state) {
  const { nodes, links, height } = laidOut(report);
  if (nodes.length < 2) return nothing;
  const s = state.selection;
  const chosen = s?.kind === 'entity' ? s.id : '';
  const short = (/** @type {string} */ x) => (x.length > 10 ? `${x.slice(0, 9)}…` : x);
  return html`
    <svg class="graph chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${t('relations.graph', { n: nodes.length })} data-name="relations">
      ${links.map((l) => {
        const [a, b] = [nodes[l.a], nodes[l.b]];
        return svg`<g class="link-line ${l.status}"><line x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y}></line>
          <text x=${(a.x + b.x) / 2} y=${(a.y + b.y) / 2 - 3}>${t.or(`relation.${l.type}`, l.type)}</text></g>`;
      })}
      ${nodes.map((n) => svg`<g class="node ${n.type} ${n.id === chosen ? 'on' : ''}" transform="translate(${n.x} ${n.y})" @click=${() => { jumpTo({ kind: 'entity', id: n.id, mention: 0 }); select({ kind: 'entity', id: n.id, mention: 0 }); }}>
        <title>${n.label}</title><circle r=${5 + Math.min(9, Math.sqrt(n.size) * 2)}></circle><text y=${20 + Math.min(9, Math.sqrt(n.size) * 2)}>${short(n.label)}</text></g>`)}
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
