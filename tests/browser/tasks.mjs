// What the main thread did, in processor time: on a shared machine the clock measures its neighbours, this does not.

/** @typedef {{start: number, cpu: number, wall: number}} Task milliseconds */

const CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing", "__metadata"];

/**
 * The tasks of the page's main thread while `work` runs. Marks set in the page (`performance.mark`) divide it.
 * @param {import("@playwright/test").Page} page @param {() => Promise<unknown>} work
 * @returns {Promise<{between: (from: string, to: string) => Task[], all: Task[]}>}
 */
export async function tasks(page, work) {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const marks = traceEvents.filter((/** @type {any} */ e) => e.cat?.includes("blink.user_timing"));
  // The page's own marks tell its process; a process has one main thread.
  const pid = marks.at(-1)?.pid;
  const tid = traceEvents.find((/** @type {any} */ e) => e.name === "thread_name" && e.pid === pid && e.args.name === "CrRendererMain")?.tid;
  /** @type {Task[]} */
  const all = traceEvents
    .filter((/** @type {any} */ e) => e.pid === pid && e.tid === tid && e.ph === "X" && e.name === "RunTask" && e.tdur !== undefined)
    .map((/** @type {any} */ e) => ({ start: e.ts / 1000, cpu: e.tdur / 1000, wall: e.dur / 1000 }));
  const at = (/** @type {string} */ name) => {
    const found = marks.find((/** @type {any} */ e) => e.name === name);
    if (!found) throw new Error(`no mark ${name}`);
    return found.ts / 1000;
  };
  return { all, between: (from, to) => all.filter((t) => t.start + t.wall > at(from) && t.start < at(to)) };
}

/** @param {Task[]} list */
export const byCost = (list) => list.map((t) => t.cpu).sort((a, b) => b - a);
