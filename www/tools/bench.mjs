// npm run bench: MB/s per stage in wasm against jieba-wasm cutting the same text in the same Node, the growth of
// time with length, and the sizes; `--json` prints the figures alone. Ratios count: machines are noisy.
import fs from "node:fs";
import { createRequire } from "node:module";
import { coldStart, peakMemory } from "./bench-page.mjs";
import { build } from "./build.mjs";
import { nodeAnalyzer } from "./engine.mjs";
import { goldenSources } from "../../tests/www/golden.mjs";
import { tool } from "./run.mjs";
import { setup } from "./setup.mjs";
import { sizes } from "./size.mjs";

/** Prose of about `bytes` bytes, from the golden documents. */
function prose(/** @type {number} */ bytes) {
  const texts = goldenSources().map(({ file }) => fs.readFileSync(file)).map((b) => new TextDecoder().decode(b))
    .filter((text) => !text.includes("\uFFFD") && !text.trimStart().startsWith("<"));
  const one = texts.join("\n\n");
  const size = Buffer.byteLength(one);
  return one.repeat(Math.ceil(bytes / size)).slice(0, Math.floor((one.length * bytes) / size));
}

/** The best of a few runs, in milliseconds. */
function best(/** @type {() => void} */ work, runs = 3) {
  let least = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** @param {import("../../pkg/wenjian.js").Analyzer} analyzer @param {Uint8Array} bytes @param {any} [options] */
function analyze(analyzer, bytes, options) {
  for (const analysis of analyzer.analyze(bytes, "bench.txt", options)) analysis.free();
}

/** Milliseconds a character that Microsoft's recognisers take for numbers, units and dates. */
function recognizersTime(/** @type {string} */ text) {
  const suite = createRequire(import.meta.url)("@microsoft/recognizers-text-suite");
  const work = () => {
    for (const recognize of ["recognizeNumber", "recognizePercentage", "recognizeCurrency", "recognizeDimension", "recognizeDateTime"]) {
      suite[recognize](text, "zh-cn");
    }
  };
  work();
  return best(work, 1) / text.length;
}

await tool(async () => {
  const json = process.argv.includes("--json");
  setup();
  await build();
  const memory = await peakMemory(prose(1e6));
  const full = await nodeAnalyzer();
  const bare = new (await import("../../pkg/wenjian.js")).Analyzer();
  const { cut } = createRequire(import.meta.url)("jieba-wasm");
  const text = prose(1e6);
  const bytes = new TextEncoder().encode(text);
  const megabytes = bytes.length / 1e6;
  cut("先加载词典", true);
  const jieba = best(() => cut(text, true));
  const clean = best(() => analyze(bare, bytes, { only: ["text"] }));
  const figures = best(() => analyze(bare, bytes, { only: ["figures"] })) - clean;
  const all = best(() => analyze(full, bytes));
  const recognizers = recognizersTime(text.slice(0, 4000));
  const rate = (/** @type {number} */ ms) => Number((megabytes / (ms / 1000)).toFixed(2));
  const grown = ["prose", "one line", "digits", "Chinese digits"].map((kind) => {
    const make = (/** @type {number} */ size) => new TextEncoder().encode(
      kind === "prose" ? prose(size) : kind === "one line" ? prose(size).replaceAll(/\s+/g, "")
        : (kind === "digits" ? "7" : "三").repeat(size / (kind === "digits" ? 1 : 3)));
    const times = [1e5, 1e6].map((size) => best(() => analyze(full, make(size)), 2));
    return [kind, Number((times[1] / times[0]).toFixed(1))];
  });
  const table = {
    "MB/s": { "decode + clean": rate(clean), figures: rate(figures), "words + entities + relations": rate(all - figures - clean),
      "full analysis": rate(all), "jieba-wasm cut": rate(jieba) },
    "full analysis against jieba-wasm cut (bar 1.5)": Number((jieba / all).toFixed(2)),
    "figures against recognizers-text (bar 300)": Math.round(recognizers / (figures / text.length)),
    "start in Chromium, ms beyond an empty page": await coldStart(),
    "wasm memory, MB (bar 24 + 8 × text)": memory,
    "time for 10 × the text (bar 11)": Object.fromEntries(grown),
    "KB (brotli)": Object.fromEntries(Object.entries(sizes()).map(([k, v]) => [k, Math.round(v / 1024)])),
  };
  console.log(json ? JSON.stringify(table) : JSON.stringify(table, null, 2));
});
