// How the built page starts in Chromium: from navigation to the first sample's figures and entities, beyond an empty
// page, with a warm HTTP cache; and the memory of the wasm after a long text. Printed, never asserted.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium as find } from "./chromium.mjs";
import { nodeAnalyzer } from "./engine.mjs";
import { root, tool } from "./run.mjs";
import { serve } from "./serve.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

/** @param {number[]} times */
const median = (times) => Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]);

/**
 * Milliseconds from navigation until `selector` stands in the page; without one, until it is loaded.
 * @param {import("playwright-core").Page} page @param {string} url @param {string} [selector]
 */
async function until(page, url, selector) {
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: selector ? "commit" : "load" });
  if (selector) await page.waitForSelector(selector, { state: "attached" });
  return page.evaluate(() => performance.now());
}

/** Start times in a browser of its own. */
export async function coldStart() {
  const { chromium } = await import("playwright-core");
  const dist = path.join(root, "dist");
  fs.writeFileSync(path.join(dist, "empty.html"), "<!doctype html><title>empty</title>");
  const server = await serve(dist);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "wenjian-"));
  const context = await chromium.launchPersistentContext(profile, { executablePath: find(), args: FLAGS });
  try {
    const page = await context.newPage();
    await until(page, `${server.url}#demo`, "mark.entity");
    const measure = async (/** @type {string} */ address, /** @type {string} */ selector) => {
      const times = [];
      for (let i = 0; i < 5; i++) times.push(await until(page, server.url + address, selector || undefined));
      return median(times);
    };
    const empty = await measure("empty.html", "");
    const figures = await measure("#demo", "mark.figure");
    const entities = await measure("#demo", "mark.entity");
    return { "figures (bar 250)": figures - empty, "entities (bar 450)": entities - empty, "empty page": empty };
  } finally {
    await context.close();
    server.close();
    fs.rmSync(profile, { recursive: true, force: true });
    fs.rmSync(path.join(dist, "empty.html"));
  }
}

/**
 * Megabytes of wasm memory after a text of `megabytes`; memory never shrinks, so this is the peak.
 * @param {string} text
 */
export async function peakMemory(text) {
  const analyzer = await nodeAnalyzer();
  const bytes = new TextEncoder().encode(text);
  for (const analysis of analyzer.analyze(bytes, "bench.txt", undefined)) analysis.free();
  const { initSync } = await import("../../pkg/wenjian.js");
  const memory = /** @type {any} */ (initSync)(/** @type {any} */ ({})).memory;
  return { text: Number((bytes.length / 1e6).toFixed(1)), memory: Number((memory.buffer.byteLength / 1e6).toFixed(1)) };
}

if (process.argv[1]?.endsWith("bench-page.mjs")) await tool(async () => console.log(JSON.stringify(await coldStart(), null, 2)));
