// The samples' texts: fetched with the first sample that is opened.
import briefing from './briefing.txt';
import magazine from './magazine.txt';
import news from './news.md';
import page from './page.html';
import scan from './scan.txt';

/** @type {Record<string, string>} */
export const TEXTS = { news, magazine, briefing, scan, page };
