// What reading and cleaning weigh in the module, in brotli: the shipped one less the same without them (feature
// `uncleaned`). What only cleaning needs, such as regex, is in it; what others need too is not. The bar is for the core, which
// cleans text and web pages; what reads other forms (docx, archives, csv, jsonl, Markdown, the items of a PDF) is told
// apart by a third build without it (feature `textual`).
import fs from "node:fs";
import path from "node:path";
import { buildEngine, buildVariant, engineParts } from "./engine.mjs";
import { tool } from "./run.mjs";
import { brotli } from "./size.mjs";

/** The bar of issue 3, in kilobytes. */
const BAR = 100;

/** @param {"uncleaned" | "textual"} feature */
const without = (feature) => brotli(fs.readFileSync(path.join(buildVariant(feature), "wenjian_bg.wasm")));

function weigh() {
  buildEngine();
  const whole = brotli(engineParts().wasm);
  const [textual, rest] = [without("textual"), without("uncleaned")];
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(`module ${kilobytes(whole)}: cleaning text and web pages ${kilobytes(textual - rest)} of ${BAR}, reading docx, archives, csv, jsonl, Markdown and PDF ${kilobytes(whole - textual)}`);
}

await tool(weigh);
