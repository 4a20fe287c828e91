// Views that come when they are first wanted; until then nothing stands in their place.
import { set } from '../app/actions.js';
import { nothing } from './lit.js';

/**
 * @template {unknown[]} A
 * @param {() => Promise<(...args: A) => unknown>} load
 * @returns {(...args: A) => unknown}
 */
export function lazy(load) {
  /** @type {((...args: A) => unknown) | null} */
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
