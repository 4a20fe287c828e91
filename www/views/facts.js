// The figures that matter most, each one click from its sentence.
import { jumpTo } from '../app/actions.js';
import { t } from '../i18n/index.js';
import { facts } from '../model/facts.js';
import { arrow, valueParts, valueText } from '../model/format.js';
import { html, nothing } from './lit.js';

/** @param {import('../types').Report} report @param {string} doc @param {import('../types').State['moneyUnit']} unit */
export function factCards(report, doc, unit) {
  const found = facts(report, doc);
  if (!found.length) return nothing;
  return html`
    <section class="facts" aria-label=${t('facts.title')}>
      ${found.map(({ kind, row }) => {
        const f = row.figure;
        const { number, unit: u } = valueParts(f, unit);
        const aim = kind === 'deadline' ? report.figures.find((x) => x.when === f.id && x.status === 'target' && x.metric) : undefined;
        const what = [aim?.subject?.text ?? row.subject, aim?.metric?.text ?? row.metric].filter(Boolean).join(' · ') || sentence(report, f);
        const direction = f.role === 'change' ? f.direction : null;
        return html`
          <button type="button" class="fact ${kind}" @click=${() => jumpTo({ kind: 'figure', id: f.id })} title=${sentence(report, f)}>
            <span class="fact-kind">${t(`fact.${kind}`)}</span>
            <span class="fact-value ${direction ?? ''}">${row.from ? html`<i class="from">${valueText(row.from, unit)} →</i>` : nothing}${direction ? html`<i>${arrow(direction)}</i>` : nothing}${number}<small>${u}</small></span>
            <span class="fact-what">${what}</span>
            ${kind !== 'deadline' && row.period ? html`<span class="fact-when">${row.period}</span>` : nothing}
          </button>`;
      })}
    </section>`;
}

/** @param {import('../types').Report} report @param {import('../types').Figure} f */
function sentence(report, f) {
  const [a, b] = f.sentence ?? [f.start, f.end];
  return report.text.slice(a, b).trim().slice(0, 120);
}
