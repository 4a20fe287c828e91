// npm run bench: every row of the performance bars, measured, with the bar beside it. `--json` prints the rows alone.
// Name parts (engine, native, page, sizes) to run only these.
import { engineRows } from "./bench-engine.mjs";
import { nativeRows } from "./bench-native.mjs";
import { pageRows } from "./bench-page.mjs";
import { build } from "./build.mjs";
import { tool } from "./run.mjs";
import { setup } from "./setup.mjs";
import { BAR, sizes } from "./size.mjs";

/**
 * One measure; `least` or `most` is its bar.
 * @typedef {{name: string, value: number, unit: string, least?: number, most?: number}} Row
 */

/** @returns {Row[]} */
const sizeRows = () =>
  Object.entries(sizes()).map(([name, bytes]) => ({ name: `size: ${name}`, value: bytes / 1024, unit: "KB", most: BAR[name] }));

/** @type {Record<string, () => Row[] | Promise<Row[]>>} */
const PARTS = { engine: engineRows, native: nativeRows, page: pageRows, sizes: sizeRows };

/** @param {Row} row */
function line({ name, value, unit, least, most }) {
  const bar = least !== undefined ? `≥ ${least}` : most !== undefined ? `≤ ${Math.round(most)}` : "";
  const met = (least === undefined || value >= least) && (most === undefined || value <= most);
  const shown = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
  return `${met ? " " : "✗"} ${name.padEnd(52)} ${shown.padStart(8)} ${unit.padEnd(5)} ${bar}`;
}

await tool(async () => {
  const asked = process.argv.slice(2).filter((arg) => arg !== "--json");
  const json = process.argv.includes("--json");
  setup();
  await build();
  /** @type {Row[]} */
  const rows = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (asked.length && !asked.includes(name)) continue;
    const found = await measure();
    rows.push(...found);
    if (!json) for (const row of found) console.log(line(row));
  }
  if (json) console.log(JSON.stringify(rows));
});
