// Five documents written for this project, one in each of the styles that it is made to read. Their content is invented.
import briefing from './briefing.txt';
import magazine from './magazine.txt';
import news from './news.md';
import page from './page.html';
import scan from './scan.txt';

/** The titles stand here as the documents have them: they are content, not words of the page. */
const titleOf = (/** @type {string} */ text, /** @type {RegExp} */ pattern) => pattern.exec(text)?.[1]?.trim() ?? '';

export const SAMPLES = [
  { id: 'news', name: 'news.md', text: news, title: titleOf(news, /title: '([^']*)'/) },
  { id: 'magazine', name: 'magazine.txt', text: magazine, title: titleOf(magazine, /\n\n([^\n]+)\n/) },
  { id: 'briefing', name: 'briefing.txt', text: briefing, title: titleOf(briefing, /^.*\n(.+)\n/) },
  { id: 'scan', name: 'scan.txt', text: scan, title: titleOf(scan, /\n\n([^\n]+)\n/) },
  { id: 'page', name: 'page.html', text: page, title: titleOf(page, /<h1>([^<]*)<\/h1>/) },
];
