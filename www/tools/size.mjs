// The weight of what travels, against its budget. Sizes are exact, so the gates are the bars themselves; the module's bar
// is not reached yet, and its gate holds what is.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";
import { engineParts, filesBelow } from "./engine.mjs";
import { root, tool } from "./run.mjs";

/**
 * Kilobytes, brotli; the cold visit and the one file in gzip, as they travel.
 * @type {Record<string, number | undefined>}
 */
export const BUDGET = { wasm: 450, lexicon: 450, "script + style": 60, "cold visit (gzip)": 1300 };

/** What `npm run bench` prints beside a size. @type {Record<string, number | undefined>} */
export const BAR = { ...BUDGET, wasm: 350 };

/** Bytes, as they travel. */
export const brotli = (/** @type {Uint8Array} */ bytes) =>
  zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/** Every measured part with its size in bytes. */
export function sizes() {
  const { wasm, lexicon } = engineParts();
  const dist = path.join(root, "dist");
  const html = fs.readFileSync(path.join(dist, "index.html"));
  const files = filesBelow(dist);
  const named = (/** @type {RegExp} */ pattern) => files.filter((f) => pattern.test(path.basename(f)));
  const first = firstScripts(dist, html.toString());
  const shell = [...first, ...named(/^style-.*\.css$/), ...named(/^worker-.*\.js$/)].map((f) => fs.readFileSync(f));
  const packed = named(/^(engine|lexicon)-.*\.gz$/).reduce((sum, f) => sum + fs.statSync(f).size, 0);
  return {
    wasm: brotli(wasm),
    lexicon: lexicon?.length ? brotli(lexicon) : 0,
    "script + style": shell.reduce((sum, bytes) => sum + brotli(bytes), 0),
    "cold visit (gzip)": packed + [html, ...shell].reduce((sum, bytes) => sum + zlib.gzipSync(bytes).length, 0),
    "wenjian.html": fs.statSync(path.join(dist, "wenjian.html")).size,
  };
}

/**
 * The page's script and the chunks that it imports before anything is clicked.
 * @param {string} dist @param {string} html
 */
function firstScripts(dist, html) {
  const found = new Set();
  const left = [/src="(app-[^"]+\.js)"/.exec(html)?.[1] ?? ""];
  for (let name = left.pop(); name; name = left.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const text = fs.readFileSync(path.join(dist, name), "utf8");
    for (const match of text.matchAll(/(?:from|import)\s*"\.\/(chunk-[^"]+\.js)"/g)) left.push(match[1]);
  }
  return [...found].map((name) => path.join(dist, name));
}

/** Prints the table and fails where a part is over its budget. */
export function checkSizes() {
  const over = [];
  for (const [name, bytes] of Object.entries(sizes())) {
    const budget = BUDGET[name];
    const kilobytes = bytes / 1024;
    console.log(`  ${name.padEnd(20)} ${kilobytes.toFixed(0).padStart(6)} KB${budget ? `  of ${budget}` : ""}`);
    if (budget && kilobytes > budget) over.push(name);
  }
  if (over.length) throw new Error(`over budget: ${over.join(", ")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await tool(checkSizes);
