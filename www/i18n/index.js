// Every word that a reader sees comes from here. Keys are flat; a value is a string with {names} or a function.
// English comes when it is first wanted: most readers never need it. Words of views that come later come with them.
import zh from './zh.js';

/** @type {Record<string, Record<string, string | ((p: any) => string)>>} */
export const TABLES = { zh: { ...zh } };

/** @type {'zh' | 'en'} */
let current = 'zh';

/** @param {'zh' | 'en'} lang */
export const isLoaded = (lang) => lang in TABLES;

/** @param {'zh' | 'en'} lang */
export async function loadLanguage(lang) {
  if (lang === 'en' && !TABLES.en) TABLES.en = (await import('./en.js')).default;
}

/** The words of the views that are not shown at first. */
export async function loadLater() {
  Object.assign(TABLES.zh, (await import('./zh-later.js')).default);
}

/** A language that has not come yet is not spoken. @param {'zh' | 'en'} lang */
export function setLanguage(lang) {
  current = isLoaded(lang) ? lang : 'zh';
}

export const language = () => current;

/** @param {string} key @param {Record<string, unknown>} [params] */
export function t(key, params = {}) {
  return t.or(key, key, params);
}

/** The text of a key, or `fallback` where there is none: for codes that the core may add. @param {string} key @param {string} fallback @param {Record<string, unknown>} [params] */
t.or = (key, fallback, params = {}) => {
  const entry = TABLES[current][key];
  if (entry === undefined) return fallback;
  if (typeof entry === 'function') return entry(params);
  return entry.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''));
};
