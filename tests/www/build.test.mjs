// The same sources give the same bytes: anybody can build the release again and compare its hash.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { filesBelow } from "../../www/tools/engine.mjs";
import { run } from "../../www/tools/run.mjs";

/** Every file of a build with its SHA-256. */
function built() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wenjian-build-"));
  try {
    run(process.execPath, ["--input-type=module", "-e", "await (await import('./www/tools/build.mjs')).build()"], { quiet: true, env: { WENJIAN_DIST: folder } });
    return Object.fromEntries(filesBelow(folder).map((file) => [path.relative(folder, file), crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex")]));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

test("50 two builds give the same bytes", () => {
  const first = built();
  assert.ok("index.html" in first && "wenjian.html" in first && "sw.js" in first);
  assert.deepEqual(built(), first);
});
