// A small force layout: nodes push each other away, links pull, everything leans to the middle. Deterministic.

/** @typedef {{id: string, label: string, type: string, size: number, x: number, y: number}} Node */
/** @typedef {{a: number, b: number, label: string, type: string, status: string, relation: string}} Link */

/** Entities joined by relations; a relation of more than two joins its first filler to each of the others.
 * @param {import('../types').Report} report @param {number} limit */
export function graphOf(report, limit = 80) {
  /** @type {Map<string, number>} */
  const index = new Map();
  /** @type {Node[]} */
  const nodes = [];
  /** @type {Link[]} */
  const links = [];
  const byId = new Map(report.entities.map((e) => [e.id, e]));
  const node = (/** @type {string} */ id) => {
    const known = index.get(id);
    if (known !== undefined) return known;
    const entity = byId.get(id);
    if (!entity || nodes.length >= limit) return -1;
    index.set(id, nodes.length);
    nodes.push({ id, label: entity.short ?? entity.name, type: entity.type, size: entity.count, x: 0, y: 0 });
    return nodes.length - 1;
  };
  for (const relation of report.relations) {
    const ids = [...new Set(Object.values(relation.roles).flat().filter((f) => typeof f === 'string' && byId.has(f)))];
    if (ids.length < 2) continue;
    const [first, ...rest] = ids.map((id) => node(/** @type {string} */ (id)));
    for (const other of rest) if (first >= 0 && other >= 0) links.push({ a: first, b: other, label: relation.type, type: relation.type, status: relation.status, relation: relation.id });
  }
  return { nodes, links };
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

/** Every group gets a box of its own, small ones two in a row; returns the height of all. @param {Node[]} nodes @param {Link[]} links @param {number} width */
export function arrange(nodes, links, width) {
  let top = 0;
  let left = 0;
  let row = 0;
  for (const members of groups(nodes, links)) {
    const small = members.length <= 4;
    const boxWidth = small ? width / 2 : width;
    const boxHeight = members.length === 2 ? 64 : small ? 132 : 100 + members.length * 24;
    if (left + boxWidth > width + 1) {
      top += row;
      left = 0;
      row = 0;
    }
    const own = members.map((i) => nodes[i]);
    if (own.length === 2) {
      Object.assign(own[0], { x: boxWidth * 0.24, y: 24 });
      Object.assign(own[1], { x: boxWidth * 0.76, y: 24 });
    } else {
      const at = new Map(members.map((i, k) => [i, k]));
      const inside = links.filter((l) => at.has(l.a)).map((l) => ({ ...l, a: at.get(l.a) ?? 0, b: at.get(l.b) ?? 0 }));
      layout(own, inside, boxWidth, boxHeight);
    }
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
