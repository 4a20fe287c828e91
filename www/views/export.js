// Taking the result away: what, how much of it, and a look at its first rows.
import { set, toast } from '../app/actions.js';
import { activeDoc, store } from '../app/state.js';
import { annotated } from '../export/html.js';
import { save } from '../export/save.js';
import { csv, markdown, spoken, tables, tsv, within } from '../export/tables.js';
import { xlsx } from '../export/xlsx.js';
import { zip } from '../export/zip.js';
import { t } from '../i18n/index.js';
import { shownRows } from '../model/figures.js';
import { allRows } from './figures.js';
import { dialog } from './dialog.js';
import { html } from './lit.js';

/** @typedef {import('../types').State} State */

let scope = 'document';
let format = 'xlsx';

/** The words that were marked when the dialog was opened. @type {{start: number, end: number} | null} */
let marked = null;

/** @param {State} state */
function look(state) {
  const range = state.active === 'corpus' ? null : /** @type {import('./reader.js').Reader | null} */ (document.querySelector('wj-reader'))?.selected();
  marked = range ? { start: range.start, end: range.end } : null;
  if (scope === 'selection' && !marked) scope = 'document';
}

/** @param {State} state */
function chosen(state) {
  const doc = activeDoc(state);
  const docs = (scope === 'corpus' || !doc ? state.docs : [doc]).filter((d) => d.report);
  const wanted = scope === 'filter' ? new Set(shownRows(state, allRows(docs)).flatMap((r) => (r.from ? [`${r.doc}:${r.from.id}`, r.id] : [r.id]))) : null;
  const cut = (/** @type {import('../types').Report} */ report) => (scope === 'selection' && marked ? within(report, marked.start, marked.end) : report);
  return docs.map((d) => ({
    name: d.name, report: cut(/** @type {import('../types').Report} */ (d.report)),
    only: wanted ? new Set([...wanted].filter((id) => id.startsWith(`${d.id}:`)).map((id) => id.slice(d.id.length + 1))) : null,
  }));
}

/** @param {string} name */
const stem = (name) => name.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[\\/:*?"<>|]/g, '_') || 'wenjian';

async function run() {
  const state = store.get();
  const docs = chosen(state);
  if (!docs.length) return;
  const hidden = scope === 'filter' ? state.hidden : [];
  const name = docs.length === 1 ? stem(docs[0].name) : 'wenjian';
  const all = tables(docs, hidden);
  if (format === 'json') {
    const one = (/** @type {typeof docs[number]} */ d) => `${JSON.stringify(d.only ? { ...d.report, figures: d.report.figures.filter((f) => d.only?.has(f.id)) } : d.report)}\n`;
    save(docs.length === 1 ? one(docs[0]) : docs.map(one).join(''), `${name}.${docs.length === 1 ? 'json' : 'ndjson'}`, 'application/json');
  } else if (format === 'csv') save(csv(all[0]), `${name}.csv`, 'text/csv');
  else if (format === 'csv3') save(await zip(all.map((x) => [`${x.name}.csv`, csv(x)])), `${name}-csv.zip`);
  else if (format === 'xlsx') save(await xlsx(all.map(spoken)), `${name}.xlsx`);
  else if (format === 'markdown') save(markdown(all.map(spoken), name), `${name}.md`, 'text/markdown');
  else if (format === 'text') save(docs.map((d) => (scope === 'selection' && marked ? d.report.text.slice(marked.start, marked.end) : d.report.text)).join('\n\n'), `${name}.txt`);
  else if (format === 'html') {
    if (docs.length === 1) save(annotated(docs[0].report, name, hidden), `${name}.html`, 'text/html');
    else save(await zip(docs.map((d, i) => [`${i + 1}-${stem(d.name)}.html`, annotated(d.report, d.name, hidden)])), `${name}-html.zip`);
  } else await navigator.clipboard.writeText(tsv(spoken(all[0]))).then(() => toast('info', 'toast.copied'), () => toast('warn', 'toast.copyFailed'));
  set({ dialog: '' });
}

/** What programs read keeps the codes of the report. */
const CODED = ['csv', 'csv3', 'json'];

const FORMATS = ['xlsx', 'csv', 'csv3', 'json', 'markdown', 'html', 'text', 'clipboard'];

/** @param {State} state */
export function exportDialog(state) {
  if (!document.querySelector('.dialog.export')) look(state);
  const docs = chosen(state);
  const [coded] = tables(docs.slice(0, 3), []);
  const figures = CODED.includes(format) ? coded : spoken(coded);
  const columns = [2, 4, 7, 10, 11, 13];
  const redraw = () => set({ dialog: 'export' });
  return dialog('export', html`
    <form method="dialog" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); run(); }}>
      <fieldset><legend>${t('export.scope')}</legend>
        ${['document', 'selection', 'filter', 'corpus'].filter((s) => (s !== 'corpus' || state.docs.length > 1) && (s !== 'selection' || marked)).map((s) => html`
          <label class="check"><input type="radio" name="scope" .checked=${scope === s} @change=${() => { scope = s; redraw(); }}>${t(`export.scope.${s}`)}</label>`)}
      </fieldset>
      <fieldset class="formats-list"><legend>${t('export.format')}</legend>
        ${FORMATS.map((f) => html`<label class="option"><input type="radio" name="format" .checked=${format === f} @change=${() => { format = f; redraw(); }}>
          <b>${t(`export.${f}`)}</b><small>${t(`export.${f}.about`)}</small></label>`)}
      </fieldset>
      <div class="preview" tabindex="0" role="region" aria-label=${t('export.preview')}><table><caption>${t('export.preview')}</caption>
        <thead><tr>${columns.map((c) => html`<th scope="col">${figures.head[c]}</th>`)}</tr></thead>
        <tbody>${figures.rows.slice(0, 5).map((r) => html`<tr>${columns.map((c) => html`<td>${r[c]}</td>`)}</tr>`)}</tbody></table></div>
      <p class="row end"><button type="submit" class="primary">${t('export.run')}</button></p>
    </form>`);
}
