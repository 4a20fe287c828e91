// A figure as a reader would quote it: what it says, its sentence, and where it comes from.
import { t } from '../i18n/index.js';
import { titleOf } from './corpus.js';
import { lineAt } from './entities.js';
import { fullValue } from './format.js';

/** @param {import('../types').Doc} doc @param {import('../types').Report} report @param {import('../types').Figure} figure */
export function citation(doc, report, figure) {
  const [a, b] = figure.sentence ?? lineAt(report.text, figure.start);
  const metadata = report.source.metadata;
  const title = [titleOf(doc), report.articles[figure.article]?.source ?? metadata.author, metadata.date, doc.name]
    .filter((part, i, all) => part && all.indexOf(part) === i).join(' · ');
  const from = figure.source[0]?.[0];
  const to = figure.source[figure.source.length - 1]?.[1];
  const exact = fullValue(figure);
  return [
    `${[figure.subject?.text, figure.metric?.text].filter(Boolean).join(' ')} ${figure.text}${exact === figure.text ? '' : ` (${exact})`}`.trim(),
    report.text.slice(a, b).trim(),
    `${t('cite.source', { title })}${from === undefined ? '' : ` · ${t('cite.place', { from: from + 1, to: to ?? from })}`}`,
  ].join('\n');
}
