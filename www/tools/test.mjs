// npm test: sets up the machine and runs every check; the first failure of each is printed, all are run.
import fs from "node:fs";
import path from "node:path";
import { chromium } from "./chromium.mjs";
import { filesBelow } from "./engine.mjs";
import { probe, root, run, tool } from "./run.mjs";
import { setup } from "./setup.mjs";

/** @type {[name: string, check: () => unknown][]} */
const CHECKS = [
  ["format", () => run("cargo", ["fmt", "--check"])],
  ["clippy", () => run("cargo", ["clippy", "--locked", "--all-targets", "--quiet", "--", "-D", "warnings"])],
  ["clippy for wasm", () =>
    run("cargo", ["clippy", "--locked", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"])],
  ["cargo test", () => run("cargo", ["test", "--locked", "--quiet"])],
  ["build", async () => (await import("./build.mjs")).build()],
  ["types", () => run("tsc", ["--project", "www"])],
  ["node tests", () => run(process.execPath, ["--test", ...nodeTests()])],
  ["sizes", async () => (await import("./size.mjs")).checkSizes()],
  ["speed", async () => (await import("./bench-engine.mjs")).checkSpeed()],
  ["browser tests", () => run("playwright", ["test", "--config", "tests/browser/playwright.config.mjs"], { env: { CHROME_PATH: chromium() } })],
];

function nodeTests() {
  return filesBelow(path.join(root, "tests", "www")).filter((file) => file.endsWith(".test.mjs"));
}

await tool(async () => {
  const only = process.argv.slice(2);
  setup();
  const failed = [];
  let passed = 0;
  for (const [name, check] of CHECKS) {
    if (only.length && !only.includes(name)) continue;
    const start = Date.now();
    console.log(`\n— ${name}`);
    try {
      await check();
      passed += 1;
      console.log(`  ok (${((Date.now() - start) / 1000).toFixed(0)} s)`);
    } catch (error) {
      failed.push(name);
      console.error(error instanceof Error ? error.message : error);
    }
  }
  console.log(`\n${passed} passed, ${failed.length} failed`);
  if (failed.length) throw new Error(`failed: ${failed.join(", ")}`);
});
