// Every word that a reader sees comes from here. Keys are flat; a value is a string with {names} or a function.
// English comes when it is first wanted: most readers never need it. Words of views that come later come with them.
import zh from './zh.js';

/** @typedef {'zh' | 'en'} Language */

/** @type {Record<string, Record<string, string | ((p: any) => string)>>} */
export const TABLES = { zh: { ...zh } };

const LATER = { zh: () => import('./zh-later.js'), en: () => import('./en-later.js') };
/** @type {Set<Language>} the languages that have the words of later views too */
const complete = new Set();
let laterWanted = false;

/** @type {Language} */
let current = 'zh';

/** @param {Language} lang */
export const isLoaded = (lang) => lang in TABLES && (!laterWanted || complete.has(lang) || lang === current);

/** @param {Language} lang */
export async function loadLanguage(lang) {
  const first = TABLES[lang] ?? { ...(await import('./en.js')).default };
  if (laterWanted) await addLater(lang, first);
  TABLES[lang] = first;
}

/** @param {Language} lang @param {Record<string, unknown>} table */
async function addLater(lang, table) {
  Object.assign(table, (await LATER[lang]()).default);
  complete.add(lang);
}

/** The words of the views that are not shown at first, in the language that is spoken. */
export async function loadLater() {
  laterWanted = true;
  if (!complete.has(current)) await addLater(current, TABLES[current]);
}

/** A language that has not come yet is not spoken. @param {Language} lang */
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
