// What reading and cleaning weigh in the module: the shipped one less the same without them (feature `uncleaned`),
// both in brotli. What only cleaning needs, such as regex, is in it; what others need too is not.
import fs from "node:fs";
import path from "node:path";
import { buildEngine, buildVariant, engineParts } from "./engine.mjs";
import { tool } from "./run.mjs";
import { brotli } from "./size.mjs";

/** The bar of issue 3, in kilobytes. */
const BAR = 100;

function weigh() {
  buildEngine();
  const whole = brotli(engineParts().wasm);
  const rest = brotli(fs.readFileSync(path.join(buildVariant("uncleaned"), "wenjian_bg.wasm")));
  const kilobytes = (/** @type {number} */ bytes) => (bytes / 1024).toFixed(1);
  console.log(`module ${kilobytes(whole)} KB, without reading and cleaning ${kilobytes(rest)} KB: ${kilobytes(whole - rest)} KB of ${BAR}`);
}

await tool(weigh);
