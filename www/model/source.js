// The source, put together again from what was copied and what was taken away, so that both can be shown side by side.

/** @typedef {import('../types').Report} Report */
/** @typedef {{kind: 'copy' | 'removed' | 'changed' | 'inserted', text: string, after: string, edit: number, source: number}} Segment */

/**
 * For every paragraph range of the clean text, the source that became it, in the order of the clean text; what was
 * removed stands before the text that follows it.
 * @param {Report} report @param {{start: number, end: number}[]} ranges
 * @returns {Segment[][]}
 */
export function sourceRows(report, ranges) {
  const { text, pieces, edits } = report;
  const removed = edits
    .map((edit, index) => ({ edit, index }))
    .filter(({ edit }) => edit.source[1] > edit.source[0])
    .sort((a, b) => a.edit.source[0] - b.edit.source[0] || b.edit.source[1] - a.edit.source[1]);
  const changes = new Map(edits.map((edit, index) => [edit.source[0], { edit, index }]));
  /** @type {Segment[][]} */
  const rows = ranges.map(() => []);
  let next = 0;
  let row = 0;
  let shown = 0;
  const rowAt = (/** @type {number} */ clean) => {
    while (row + 1 < ranges.length && clean >= ranges[row + 1].start) row += 1;
    return rows[row];
  };
  const flush = (/** @type {number} */ upTo, /** @type {number} */ clean) => {
    while (next < removed.length && removed[next].edit.source[0] < upTo) {
      const { edit, index } = removed[next];
      next += 1;
      // An edit inside one that was already shown (a later stage removed what an earlier one had changed) adds nothing.
      if (edit.source[1] <= shown) continue;
      const before = edit.source[0] < shown ? edit.before.slice(shown - edit.source[0]) : edit.before;
      shown = Math.max(shown, edit.source[1]);
      rowAt(clean)?.push({ kind: edit.after ? 'changed' : 'removed', text: before, after: edit.after, edit: index, source: edit.source[0] });
    }
  };
  for (const [a, b, s, e, op] of pieces) {
    flush(e > s ? s : s + 1, a);
    if (op === 0) {
      // A piece may run over several paragraphs: it is cut at their borders.
      for (let from = a; from < b; ) {
        const target = rowAt(from);
        const border = row + 1 < ranges.length ? ranges[row + 1].start : b;
        const to = Math.min(b, Math.max(border, from + 1));
        target?.push({ kind: 'copy', text: text.slice(from, to), after: '', edit: -1, source: s + (from - a) });
        from = to;
      }
      shown = Math.max(shown, e);
    } else if (op === 2) {
      rowAt(a)?.push({ kind: 'inserted', text: '', after: text.slice(a, b), edit: -1, source: s });
    } else {
      const change = changes.get(s);
      const index = change?.index ?? -1;
      if (s >= shown) {
        const before = change?.edit.before ?? '';
        rowAt(a)?.push({ kind: 'changed', text: before, after: text.slice(a, b), edit: index, source: s });
        while (next < removed.length && removed[next].edit.source[0] <= s && removed[next].edit.source[1] <= e) next += 1;
      }
      shown = Math.max(shown, e);
    }
  }
  flush(Number.MAX_SAFE_INTEGER, text.length);
  return rows;
}

/** Which edits belong to which rule, most frequent first. @param {Report} report */
export function editsByRule(report) {
  /** @type {Map<string, {rule: string, stage: string, edits: number[], characters: number}>} */
  const rules = new Map();
  report.edits.forEach((edit, index) => {
    const key = `${edit.stage}/${edit.rule}`;
    const entry = rules.get(key) ?? { rule: key, stage: edit.stage, edits: [], characters: 0 };
    entry.edits.push(index);
    entry.characters += edit.before.length;
    rules.set(key, entry);
  });
  return [...rules.values()].sort((a, b) => b.characters - a.characters || a.rule.localeCompare(b.rule));
}

/** The share of the source's characters that the clean text kept. @param {Report} report */
export function keptShare(report) {
  let copied = 0;
  let end = 0;
  for (const [a, b, , e, op] of report.pieces) {
    if (op === 0) copied += b - a;
    end = Math.max(end, e);
  }
  for (const edit of report.edits) end = Math.max(end, edit.source[1]);
  return end ? copied / end : 1;
}
