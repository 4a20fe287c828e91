// How the built page starts in Chromium: from navigation to the first sample's figures and entities, beyond an empty
// page, with a warm HTTP cache; and the rate of the whole analysis there. Printed, never asserted.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium as find } from "./chromium.mjs";
import { prose } from "./bench-engine.mjs";
import { root } from "./run.mjs";
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

/**
 * Serves `folder` with an empty page beside it, and lets `measure` look at it in a browser of its own.
 * @template T
 * @param {string} folder
 * @param {(page: import("playwright-core").Page, url: string) => Promise<T>} measure
 */
async function inBrowser(folder, measure) {
  const { chromium } = await import("playwright-core");
  const empty = path.join(folder, "empty.html");
  fs.writeFileSync(empty, "<!doctype html><title>empty</title>");
  const server = await serve(folder);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "wenjian-"));
  const context = await chromium.launchPersistentContext(profile, { executablePath: find(), args: FLAGS });
  try {
    return await measure(await context.newPage(), server.url);
  } finally {
    await context.close();
    server.close();
    fs.rmSync(profile, { recursive: true, force: true });
    fs.rmSync(empty);
  }
}

/** Start times: the medians of five. */
function coldStart() {
  return inBrowser(path.join(root, "dist"), async (page, url) => {
    await until(page, `${url}#demo`, "mark.entity");
    const measure = async (/** @type {string} */ address, /** @type {string} */ selector) => {
      const times = [];
      for (let i = 0; i < 5; i++) times.push(await until(page, url + address, selector || undefined));
      return median(times);
    };
    const empty = await measure("empty.html", "");
    const figures = await measure("#demo", "mark.figure");
    const entities = await measure("#demo", "mark.entity");
    return { empty, figures: figures - empty, entities: entities - empty };
  });
}

/** MB/s of the whole analysis in the browser, the best of five. */
function rateInPage() {
  return inBrowser(path.join(root, "pkg"), async (page, url) => {
    await page.goto(`${url}empty.html`);
    return page.evaluate(async (text) => {
      const glue = await import(/** @type {any} */ ("/wenjian.js"));
      await glue.default({ module_or_path: "/wenjian_bg.wasm" });
      const analyzer = new glue.Analyzer();
      analyzer.loadLexicon(new Uint8Array(await (await fetch("/lexicon.bin")).arrayBuffer()));
      const bytes = new TextEncoder().encode(text);
      let least = Infinity;
      for (let i = 0; i < 5; i++) {
        const start = performance.now();
        for (const analysis of analyzer.analyze(bytes, "bench.txt", undefined)) analysis.free();
        least = Math.min(least, performance.now() - start);
      }
      return bytes.length / 1000 / least;
    }, prose(1e6));
  });
}

/** @returns {Promise<import("./bench.mjs").Row[]>} */
export async function pageRows() {
  const { empty, figures, entities } = await coldStart();
  return [
    { name: "Chromium: empty page", value: empty, unit: "ms" },
    { name: "Chromium: figures beyond an empty page", value: figures, unit: "ms", most: 250 },
    { name: "Chromium: entities beyond an empty page", value: entities, unit: "ms", most: 450 },
    { name: "Chromium: full analysis", value: await rateInPage(), unit: "MB/s" },
  ];
}
