// Long lists are worked through in slices, so that no task on the main thread is felt.

/** Milliseconds that one slice may take. */
const BUDGET = 8;
const STEP = 64;

/** @template T @param {readonly T[]} list @param {(item: T, index: number) => void} work @param {() => Promise<unknown>} pause */
export async function inSlices(list, work, pause) {
  for (let at = 0; at < list.length; ) {
    await pause();
    const until = performance.now() + BUDGET;
    do {
      for (const end = Math.min(at + STEP, list.length); at < end; at += 1) work(list[at], at);
    } while (at < list.length && performance.now() < until);
  }
}

/** Finds by id in a list whose ids are numbered in order, as the core numbers them; where some are missing, by a map.
 * @template {{id: string}} T @param {readonly T[]} list @returns {(id: string) => T | undefined} */
export function finder(list) {
  /** @type {Map<string, T> | null} */
  let map = null;
  return (id) => {
    const guess = list[Number(id.slice(1))];
    if (guess?.id === id) return guess;
    map ??= new Map(list.map((item) => [item.id, item]));
    return map.get(id);
  };
}
