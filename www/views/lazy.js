// Views that come when they are first wanted; until then nothing stands in their place.
import { set } from '../app/actions.js';
import { nothing } from './lit.js';

/**
 * @param {() => Promise<any>} load gives the view
 * @returns {(...args: any[]) => unknown}
 */
export function lazy(load) {
  /** @type {((...args: any[]) => unknown) | null} */
  let view = null;
  let asked = false;
  return (...args) => {
    if (view) return view(...args);
    if (!asked) {
      asked = true;
      load().then((found) => { view = found; set({}); }, () => { asked = false; });
    }
    return nothing;
  };
}
