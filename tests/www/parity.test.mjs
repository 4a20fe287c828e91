// The wasm and the native build give the same bytes on every golden document.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { nodeAnalyzer } from "../../www/tools/engine.mjs";
import { root, run } from "../../www/tools/run.mjs";
import { goldenSources } from "./golden.mjs";

run("cargo", ["build", "--locked", "--quiet", "--bin", "wenjian"]);
const native = path.join(root, "target", "debug", process.platform === "win32" ? "wenjian.exe" : "wenjian");
const analyzer = await nodeAnalyzer();

test("there are golden documents", () => assert.ok(goldenSources().length >= 12));

for (const { name, file } of goldenSources()) {
  test(`native and wasm agree on ${name}`, () => {
    const bytes = new Uint8Array(fs.readFileSync(file));
    const analyses = analyzer.analyze(bytes, path.basename(file), undefined);
    const lines = run(native, ["analyze", "--format", "ndjson", file], { quiet: true }).trimEnd().split("\n");
    assert.equal(analyses.length, lines.length);
    for (const [i, analysis] of analyses.entries()) {
      assert.equal(analysis.export("json"), lines[i]);
      assert.deepEqual(analysis.report(), JSON.parse(lines[i]), "the objects are what the JSON says");
      analysis.free();
    }
  });
}
