// The engine in Node: rates of the stages beside jieba-rs in the same module, the whole beside jieba-wasm, figures
// beside Microsoft's recognisers, growth with length, and memory. Times are processor time, the best of a few runs:
// on a busy machine the wall clock tells more about the neighbours.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { goldenSources } from "../../tests/www/golden.mjs";
import { buildVariant, engineParts, nodeAnalyzer } from "./engine.mjs";

const need = createRequire(import.meta.url);

/** Half the bar: the machine may do other things too. */
const SPEED_GATE = 0.75;

/** Prose of about `bytes` bytes, from the golden documents. */
export function prose(/** @type {number} */ bytes) {
  const texts = goldenSources().map(({ file }) => fs.readFileSync(file)).map((b) => new TextDecoder().decode(b))
    .filter((text) => !text.includes("\uFFFD") && !text.trimStart().startsWith("<"));
  const one = texts.join("\n\n");
  const size = Buffer.byteLength(one);
  return one.repeat(Math.ceil(bytes / size)).slice(0, Math.floor((one.length * bytes) / size));
}

/**
 * Milliseconds of processor time, the best of a few runs.
 * @param {() => void} work
 */
export function best(work, runs = 5) {
  let least = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** @param {any} analyzer @param {Uint8Array} bytes @param {object} [options] */
function analyze(analyzer, bytes, options) {
  for (const analysis of analyzer.analyze(bytes, "bench.txt", options)) analysis.free();
}

/** Milliseconds a character that Microsoft's recognisers take for numbers, units and dates. */
function recognizersTime(/** @type {string} */ text) {
  const suite = need("@microsoft/recognizers-text-suite");
  const kinds = ["Number", "Percentage", "Currency", "Dimension", "DateTime"];
  const work = () => kinds.forEach((kind) => suite[`recognize${kind}`](text, "zh-cn"));
  work();
  return best(work, 1) / text.length;
}

/** Texts that grow: what they are made of, by name. @type {Record<string, (bytes: number) => string>} */
const GROWING = {
  prose,
  "one line": (bytes) => prose(bytes).replaceAll(/\s+/g, ""),
  digits: (bytes) => "7".repeat(bytes),
  "Chinese digits": (bytes) => "三".repeat(bytes / 3),
  dates: (bytes) => "2024年".repeat(bytes / 7),
};

/**
 * Milliseconds of each stage, and of jieba-wasm cutting the same text.
 * @param {{full: any, bare: any}} analyzers with the lexicon and without @param {string} text
 */
function stageTimes({ full, bare }, text) {
  const bytes = new TextEncoder().encode(text);
  const { cut } = need("jieba-wasm");
  // The first runs are compiled quickly, not well.
  cut(text.slice(0, 1e4), true);
  for (const [analyzer, options] of [[bare, { only: ["figures"] }], [full, undefined]]) analyze(analyzer, bytes, options);
  const peer = best(() => cut(text, true));
  const clean = best(() => analyze(bare, bytes, { only: ["text"] }));
  const figures = best(() => analyze(bare, bytes, { only: ["figures"] })) - clean;
  const all = best(() => analyze(full, bytes));
  return { peer, clean, figures, all, names: all - clean - figures };
}

/** For `npm test`: fails where the shipped module is far too slow. */
export async function checkSpeed() {
  const full = await nodeAnalyzer();
  const bare = new (await import("../../pkg/wenjian.js")).Analyzer();
  const { peer, all } = stageTimes({ full, bare }, prose(5e5));
  const ratio = peer / all;
  console.log(`  full analysis ÷ jieba-wasm cut: ${ratio.toFixed(2)} (gate ${SPEED_GATE}, bar 1.5)`);
  if (ratio < SPEED_GATE) throw new Error(`full analysis is ${(1 / ratio).toFixed(1)} times as slow as jieba-wasm's cut`);
}

/**
 * All rows of the engine.
 * @returns {Promise<import("./bench.mjs").Row[]>}
 */
export async function engineRows() {
  const folder = buildVariant("bench");
  const glue = await import(pathToFileURL(path.join(folder, "wenjian.js")).href);
  const module = glue.initSync({ module: fs.readFileSync(path.join(folder, "wenjian_bg.wasm")) });
  const bare = new glue.Analyzer();
  const full = new glue.Analyzer();
  const lexicon = engineParts().lexicon;
  full.loadLexicon(lexicon);
  const loaded = module.memory.buffer.byteLength / 1e6;

  const text = prose(1e6);
  const bytes = new TextEncoder().encode(text);
  const megabytes = bytes.length / 1e6;
  // Memory never shrinks, so what it is after the first text is the peak.
  analyze(full, bytes);
  const memory = module.memory.buffer.byteLength / 1e6;

  const { peer, clean, figures, all, names } = stageTimes({ full, bare }, text);
  const yardstick = best(() => full.cut(text));
  const rate = (/** @type {number} */ ms) => megabytes / (ms / 1000);
  /** @type {import("./bench.mjs").Row[]} */
  const rows = [
    { name: "wasm: full analysis ÷ jieba-wasm cut", value: peer / all, unit: "×", least: 1.5 },
    { name: "wasm: decode + clean ÷ jieba-rs cut", value: yardstick / clean, unit: "×", least: 1 },
    { name: "wasm: figures ÷ jieba-rs cut", value: yardstick / figures, unit: "×", least: 1 },
    { name: "wasm: words + entities + relations ÷ jieba-rs cut", value: yardstick / names, unit: "×", least: 0.35 },
    { name: "wasm: decode + clean", value: rate(clean), unit: "MB/s", least: 8 },
    { name: "wasm: figures", value: rate(figures), unit: "MB/s", least: 10 },
    { name: "wasm: words + entities + relations", value: rate(names), unit: "MB/s", least: 4 },
    { name: "wasm: full analysis", value: rate(all), unit: "MB/s" },
    { name: "jieba-wasm cut", value: rate(peer), unit: "MB/s" },
    { name: "jieba-rs cut in our wasm", value: rate(yardstick), unit: "MB/s" },
    { name: "figures ÷ recognizers-text", value: recognizersTime(text.slice(0, 4000)) / (figures / text.length), unit: "×", least: 300 },
    { name: "wasm memory with the lexicon", value: loaded, unit: "MB" },
    { name: "wasm memory after 1 MB of text", value: memory, unit: "MB", most: 24 + 8 * megabytes },
  ];
  for (const [name, make] of Object.entries(GROWING)) {
    const time = (/** @type {number} */ size) => {
      const input = new TextEncoder().encode(make(size));
      return best(() => analyze(full, input), 2);
    };
    rows.push({ name: `wasm: 10 × the text, ${name}`, value: time(1e6) / time(1e5), unit: "×", most: 11 });
  }
  return rows;
}
