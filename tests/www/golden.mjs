// The golden documents, for the tests that run them through the wasm.
import fs from "node:fs";
import path from "node:path";
import { root } from "../../www/tools/run.mjs";

const folder = path.join(root, "tests", "golden");

/** Every golden case with its source. */
export function goldenSources() {
  return fs.readdirSync(folder).sort().flatMap((name) => {
    const file = fs.readdirSync(path.join(folder, name)).find((f) => f.startsWith("source."));
    return file ? [{ name, file: path.join(folder, name, file) }] : [];
  });
}
