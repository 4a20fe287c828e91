// The annotated text as a page of its own: no script, nothing loaded, printable.
import { t } from '../i18n/index.js';
import { layers, runs, within } from '../model/marks.js';
import { paragraphs } from '../model/paragraphs.js';
import { valueText } from '../model/format.js';
import { rowsOf } from '../model/figures.js';

/** @typedef {import('../types').Report} Report */

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const STYLE = `body{max-width:42em;margin:2em auto;padding:0 1em;font:17px/1.85 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1c1b19;background:#fff;line-break:strict;overflow-wrap:anywhere}
h1,h2{font-size:1.4em;line-height:1.4}mark{color:inherit;background:none;text-decoration:underline 2px;text-underline-offset:4px}
mark.entity{background:#eef2f8}mark.money{text-decoration-style:double}mark.percent{text-decoration-style:dotted}mark.date{text-decoration-style:dashed}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.5}td,th{border-bottom:1px solid #ddd;padding:.35em .5em;text-align:left;vertical-align:top}td.v{text-align:right;white-space:nowrap}`;

/** @param {Report} report @param {string} name @param {string[]} hidden */
export function annotated(report, name, hidden) {
  const all = layers(report);
  const shown = (/** @type {import('../types').Mark[]} */ layer) => layer.filter((m) => !hidden.includes(m.type));
  const [figures, entities] = [shown(all.figures), shown(all.entities)];
  const value = new Map(report.figures.map((f) => [f.id, `${t(`kind.${f.kind}`)} ${f.value ?? f.low ?? f.high ?? ''} ${f.unit ?? ''}`.trim()]));
  const type = new Map(report.entities.map((e) => [e.id, `${t(`type.${e.type}`)} ${e.name}`]));
  const body = paragraphs(report).map((p) => {
    /** @type {string[]} */
    const out = [];
    let inEntity = '';
    let inFigure = '';
    const close = () => { if (inFigure) out.push('</mark>'); inFigure = ''; };
    for (const run of runs(p.start, p.end, within(entities, p.start, p.end), within(figures, p.start, p.end), [])) {
      const e = run.entity ? `${run.entity.id}.${run.entity.mention}` : '';
      const f = run.figure?.id ?? '';
      if (e !== inEntity) {
        close();
        if (inEntity) out.push('</mark>');
        if (run.entity) out.push(`<mark class="entity ${run.entity.type}" title="${escaped(type.get(run.entity.id) ?? '')}">`);
        inEntity = e;
      }
      if (f !== inFigure) {
        close();
        if (run.figure) out.push(`<mark class="figure ${run.figure.type}" title="${escaped(value.get(f) ?? '')}">`);
        inFigure = f;
      }
      out.push(escaped(report.text.slice(run.start, run.end)));
    }
    close();
    if (inEntity) out.push('</mark>');
    const tag = p.kind === 'title' || p.kind === 'bulletin_title' ? 'h2' : p.kind === 'heading' || p.kind === 'section' ? 'h3' : 'p';
    return `<${tag}>${out.join('')}</${tag}>`;
  });
  const rows = rowsOf(report, '').filter((r) => !hidden.includes(r.group) && r.figure.kind !== 'date');
  const table = rows.length ? `<h2>${escaped(t('tab.figures'))}</h2><table><tr>${['value', 'metric', 'subject', 'period'].map((c) => `<th>${escaped(t(`column.${c}`))}</th>`).join('')}</tr>${rows.map((r) => `<tr><td class="v">${escaped(valueText(r.figure, 'auto'))}</td><td>${escaped(r.metric)}</td><td>${escaped(r.subject)}</td><td>${escaped(r.period)}</td></tr>`).join('')}</table>` : '';
  return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(name)}</title><style>${STYLE}</style></head><body>\n${body.join('\n')}\n${table}</body></html>\n`;
}
