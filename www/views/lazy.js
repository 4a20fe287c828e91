// Views that come when they are first wanted; until then nothing stands in their place.
import { set } from '../app/actions.js';
import { laterStyle } from '../assets.js';
import { loadLater } from '../i18n/index.js';
import { nothing } from './lit.js';

/**
 * @param {() => Promise<any>} load gives the view
 * @returns {((...args: any[]) => unknown) & {fetch: () => Promise<void>}} `fetch` brings it beforehand, so that it stands at once
 */
export function lazy(load) {
  /** @type {((...args: any[]) => unknown) | null} */
  let view = null;
  /** @type {Promise<void> | null} */
  let asked = null;
  const fetch = () => {
    asked ??= Promise.all([load(), loadLater(), laterStyle()]).then(([found]) => { view = found; set({}); }, () => { asked = null; });
    return asked;
  };
  return Object.assign((/** @type {any[]} */ ...args) => {
    if (view) return view(...args);
    fetch();
    return nothing;
  }, { fetch });
}
