// npm run analyze -- FILE…: prints the report through the same wasm that the page runs.
import fs from "node:fs";
import path from "node:path";
import { setup } from "./setup.mjs";
import { buildEngine, nodeAnalyzer } from "./engine.mjs";
import { isPdf } from "../pdf/items.js";
import { tool } from "./run.mjs";

const USAGE = "usage: npm run analyze -- [--format json|csv|markdown|html] [--date YYYY-MM-DD] [--encoding NAME] FILE…";

/** @param {string[]} words */
function parse(words) {
  /** @type {{format: string, options: Record<string, unknown>, files: string[]}} */
  const command = { format: "json", options: {}, files: [] };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "--format") command.format = left.shift() ?? "";
    else if (word === "--date" || word === "--encoding") command.options[word.slice(2)] = left.shift();
    else if (word === "--bare-numbers") command.options.bareNumbers = true;
    else if (word.startsWith("--")) throw new Error(`no option ${word}\n${USAGE}`);
    else command.files.push(word);
  }
  if (!command.files.length) throw new Error(USAGE);
  return command;
}

/** @param {string} file */
async function read(file) {
  const bytes = new Uint8Array(fs.readFileSync(file));
  if (!isPdf(bytes)) return bytes;
  const { readPdfInNode } = await import("./pdf.mjs");
  return readPdfInNode(bytes).catch((error) => Promise.reject(new Error(`${file}: ${error.code}: ${error.message}`)));
}

await tool(async () => {
  const { format, options, files } = parse(process.argv.slice(2));
  const log = console.log;
  console.log = console.error; // What set-up says must not mix with the report.
  setup();
  buildEngine();
  console.log = log;
  const analyzer = await nodeAnalyzer();
  for (const file of files) {
    const bytes = await read(file);
    for (const analysis of analyzer.analyze(bytes, path.basename(file), options)) {
      if (analysis.error) {
        console.error(`wenjian: ${file}: ${analysis.error.code}: ${analysis.error.message}`);
        process.exitCode = 1;
      } else {
        process.stdout.write(`${analysis.export(/** @type {any} */ (format))}\n`);
      }
      analysis.free();
    }
  }
});
