// A small force layout: nodes push each other away, links pull, everything leans to the middle. Deterministic.

/** @typedef {{id: string, label: string, type: string, size: number, x: number, y: number}} Node */
/** @typedef {{a: number, b: number, label: string, type: string, status: string, relation: string}} Link */

/** Whom a relation joins: where one part has one player (the document of several agencies, the borrower of several
 * banks) that one to each of the others, else the players of the first part to those of the second.
 * @param {Record<string, unknown[]>} roles @param {(filler: unknown) => boolean} known @returns {[string, string][]} */
export function joined(roles, known) {
  const parts = Object.values(roles).map((fillers) => /** @type {string[]} */ ([...new Set(fillers.filter(known))])).filter((p) => p.length);
  const one = parts.find((p) => p.length === 1);
  if (one) return [...new Set(parts.flat())].filter((id) => id !== one[0]).map((id) => [one[0], id]);
  const [first, second] = parts;
  if (!first) return [];
  return second ? first.flatMap((a) => second.filter((b) => b !== a).map((b) => /** @type {[string, string]} */ ([a, b]))) : first.slice(1).map((id) => [first[0], id]);
}

/** Entities joined by relations, in groups of three or more: two names and what joins them are said better in words.
 * @param {import('../types').Report} report @param {number} limit */
export function graphOf(report, limit = 80) {
  const byId = new Map(report.entities.map((e) => [e.id, e]));
  /** @type {Map<string, number>} */
  const index = new Map();
  /** @type {Node[]} */
  const nodes = [];
  /** @type {Link[]} */
  const links = [];
  const seen = new Set();
  const node = (/** @type {string} */ id) => {
    const known = index.get(id);
    if (known !== undefined) return known;
    const entity = byId.get(id);
    if (!entity || nodes.length >= limit) return -1;
    index.set(id, nodes.length);
    nodes.push({ id, label: entity.short ?? entity.name, type: entity.type, size: entity.count, x: 0, y: 0 });
    return nodes.length - 1;
  };
  for (const { id, type, status, roles } of report.relations) {
    for (const [from, to] of joined(roles, (f) => typeof f === 'string' && byId.has(f))) {
      const [a, b] = [node(from), node(to)];
      const key = `${Math.min(a, b)} ${Math.max(a, b)} ${type}`;
      if (a < 0 || b < 0 || seen.has(key)) continue;
      seen.add(key);
      links.push({ a, b, label: type, type, status, relation: id });
    }
  }
  return only(groups(nodes, links).filter((g) => g.length > 2).flat(), nodes, links);
}

/** @param {number[]} kept @param {Node[]} nodes @param {Link[]} links */
function only(kept, nodes, links) {
  const at = new Map(kept.map((i, k) => [i, k]));
  return {
    nodes: kept.map((i) => nodes[i]),
    links: links.filter((l) => at.has(l.a) && at.has(l.b)).map((l) => ({ ...l, a: at.get(l.a) ?? 0, b: at.get(l.b) ?? 0 })),
  };
}

/** Nodes that hang together, the largest group first. @param {Node[]} nodes @param {Link[]} links @returns {number[][]} */
export function groups(nodes, links) {
  const of = nodes.map((_, i) => i);
  const root = (/** @type {number} */ i) => {
    while (of[i] !== i) i = of[i];
    return i;
  };
  for (const { a, b } of links) of[root(a)] = root(b);
  /** @type {Map<number, number[]>} */
  const found = new Map();
  nodes.forEach((_, i) => {
    const list = found.get(root(i));
    if (list) list.push(i);
    else found.set(root(i), [i]);
  });
  return [...found.values()].sort((a, b) => b.length - a.length);
}

/** Every group gets a box of its own, small ones two in a row where there is room; returns the height of all.
 * @param {Node[]} nodes @param {Link[]} links @param {number} width @param {(node: Node) => number} [labelWidth] */
export function arrange(nodes, links, width, labelWidth = () => 100) {
  let top = 0;
  let left = 0;
  let row = 0;
  const all = groups(nodes, links);
  for (const members of all) {
    const small = members.length <= 4 && width > 400 && all.length > 1;
    const boxWidth = small ? width / 2 : width;
    const boxHeight = members.length <= 4 ? 150 : 110 + members.length * 26;
    if (left + boxWidth > width + 1) {
      top += row;
      left = 0;
      row = 0;
    }
    const own = members.map((i) => nodes[i]);
    layout(own, only(members, nodes, links).links, boxWidth, boxHeight);
    separate(own, boxWidth, boxHeight, labelWidth);
    for (const node of own) {
      node.x += left;
      node.y += top;
    }
    left += boxWidth;
    row = Math.max(row, boxHeight);
  }
  return top + row;
}

/** @param {Node[]} nodes @param {Link[]} links @param {number} width @param {number} height */
export function layout(nodes, links, width, height) {
  const n = nodes.length;
  const reach = Math.sqrt((width * height) / Math.max(1, n));
  nodes.forEach((node, i) => {
    const angle = i * 2.399963;
    const radius = reach * 0.45 * Math.sqrt(i + 0.5);
    node.x = width / 2 + radius * Math.cos(angle);
    node.y = height / 2 + radius * Math.sin(angle);
  });
  for (let round = 0; round < 260; round += 1) {
    const heat = (1 - round / 260) * reach * 0.25;
    const move = nodes.map(() => [0, 0]);
    for (let i = 0; i < n; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const dx = nodes[i].x - nodes[j].x || 0.1;
        const dy = (nodes[i].y - nodes[j].y || 0.1) * 1.6;
        const force = (reach * reach) / (dx * dx + dy * dy);
        move[i][0] += dx * force;
        move[i][1] += dy * force;
        move[j][0] -= dx * force;
        move[j][1] -= dy * force;
      }
    }
    for (const { a, b } of links) {
      const dx = nodes[a].x - nodes[b].x;
      const dy = nodes[a].y - nodes[b].y;
      const pull = Math.hypot(dx, dy) / reach;
      move[a][0] -= dx * pull;
      move[a][1] -= dy * pull;
      move[b][0] += dx * pull;
      move[b][1] += dy * pull;
    }
    nodes.forEach((node, i) => {
      const [dx, dy] = [move[i][0] + (width / 2 - node.x) * 0.15, move[i][1] + (height / 2 - node.y) * 0.2];
      const length = Math.hypot(dx, dy) || 1;
      const step = Math.min(length, heat);
      node.x = Math.max(50, Math.min(width - 50, node.x + (dx / length) * step));
      node.y = Math.max(22, Math.min(height - 26, node.y + (dy / length) * step));
    });
  }
}

const TALL = 40;

/** Pushes names apart until none covers another: a name that cannot be read is not worth drawing.
 * @param {Node[]} nodes @param {number} width @param {number} height @param {(node: Node) => number} labelWidth */
export function separate(nodes, width, height, labelWidth) {
  const half = nodes.map((n) => Math.max(16, labelWidth(n) / 2 + 4));
  for (let round = 0; round < 200; round += 1) {
    let moved = false;
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) {
        const [a, b] = [nodes[i], nodes[j]];
        const x = half[i] + half[j] - Math.abs(a.x - b.x);
        const y = TALL - Math.abs(a.y - b.y);
        if (x <= 0 || y <= 0) continue;
        moved = true;
        // The shorter way out; downwards where a name fills the width.
        if (y < x) {
          const push = (y / 2 + 0.5) * (a.y <= b.y ? 1 : -1);
          a.y -= push;
          b.y += push;
        } else {
          const push = (x / 2 + 0.5) * (a.x <= b.x ? 1 : -1);
          a.x -= push;
          b.x += push;
        }
      }
    }
    nodes.forEach((n, i) => {
      n.x = Math.max(half[i], Math.min(width - half[i], n.x));
      n.y = Math.max(18, Math.min(height - 30, n.y));
    });
    if (!moved) return;
  }
}

/** Where along a link its name may stand, the middle first. */
const STATIONS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */

/** Places for the names of links that touch neither a name nor each other; a name that finds none is left out, the list
 * beneath the graph has it. @param {Node[]} nodes @param {Link[]} links
 * @param {{radius: (node: Node) => number, labelWidth: (node: Node) => number, nameWidth: (link: Link) => number}} sizes */
export function placeNames(nodes, links, { radius, labelWidth, nameWidth }) {
  /** @type {Box[]} */
  const taken = nodes.flatMap((n) => {
    const [r, half] = [radius(n), labelWidth(n) / 2];
    return [{ left: n.x - r, right: n.x + r, top: n.y - r, bottom: n.y + r }, { left: n.x - half, right: n.x + half, top: n.y + r + 2, bottom: n.y + r + 18 }];
  });
  const isFree = (/** @type {Box} */ box) => !taken.some((o) => box.left < o.right && o.left < box.right && box.top < o.bottom && o.top < box.bottom);
  return links.map((link) => {
    const [a, b] = [nodes[link.a], nodes[link.b]];
    const half = nameWidth(link) / 2 + 2;
    for (const part of STATIONS) {
      const [x, y] = [a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part];
      const box = { left: x - half, right: x + half, top: y - 7, bottom: y + 7 };
      if (!isFree(box)) continue;
      taken.push(box);
      return { x, y };
    }
    return null;
  });
}
