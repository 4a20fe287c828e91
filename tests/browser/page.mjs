// What every browser test stands on: the built page served, foreign requests listed and refused, documents given to it.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test as base } from "@playwright/test";
import { serve } from "../../www/tools/serve.mjs";

export { expect };

const root = path.resolve(import.meta.dirname, "../..");
export const dist = path.join(root, "dist");
const single = pathToFileURL(path.join(dist, "wenjian.html")).href;
export const seeds = ["news.md", "magazine.txt", "briefing.txt", "scan.txt", "page.html"].map((name) => path.join(root, "www", "samples", name));

/** What the tests themselves try, to see it refused. */
const TRIALS = ["https://example.com/"];

/** For a test that is about servers, workers' files or the service worker, which one file has not. */
export const hosted = { tag: "@hosted" };

export const test = base.extend(/** @type {any} */ ({
  /** Which of the two builds is tested: the project says so. */
  build: ["hosted", { option: true }],
  server: [async (/** @type {any} */ {}, /** @type {any} */ use) => {
    const server = await serve(dist);
    await use(server);
    server.close();
  }, { scope: "worker" }],
  url: async (/** @type {any} */ { server, build }, /** @type {any} */ use) => use(build === "hosted" ? server.url : single),
  /** Errors of the console and the page, which every test expects to be none. */
  problems: [async (/** @type {any} */ { page }, /** @type {any} */ use) => {
    /** @type {string[]} */
    const problems = [];
    page.on("pageerror", (/** @type {Error} */ error) => problems.push(String(error)));
    page.on("console", (/** @type {any} */ message) => { if (message.type() === "error") problems.push(message.text()); });
    await use(problems);
  }, { auto: true }],
  /** Check 4 is held by every test: whatever is asked of another origin is refused here, and fails the test. */
  context: async (/** @type {any} */ { context, server }, /** @type {any} */ use) => {
    /** @type {string[]} */
    const foreign = [];
    await context.route("**/*", (/** @type {any} */ route) => {
      const address = route.request().url();
      if (address.startsWith(server.url) || /^(file|blob|data):/.test(address)) return route.continue();
      foreign.push(address);
      return route.abort();
    });
    await use(context);
    expect(foreign.filter((address) => !TRIALS.includes(address))).toEqual([]);
  },
}));

/** @param {import("@playwright/test").Page} page */
export const ready = (page) => expect(page.locator(".lock.locked")).toBeVisible();

/** Opens the page with a sample and waits until it has been read with entities. @param {import("@playwright/test").Page} page @param {string} url @param {number} [n] */
export async function sample(page, url, n = 0) {
  await page.goto(url);
  await page.locator(".sample").nth(n).click();
  await expect(page.locator("wj-reader mark").first()).toBeVisible();
  await ready(page);
  await expect(page.locator(".banner, .progress")).toHaveCount(0);
}

/** Drops files as a reader would. @param {import("@playwright/test").Page} page @param {{name: string, bytes: Uint8Array | string, type?: string}[]} files */
export async function drop(page, files) {
  const plain = files.map((f) => ({ name: f.name, type: f.type ?? "", base64: Buffer.from(f.bytes).toString("base64") }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const f of list) transfer.items.add(new File([Uint8Array.from(atob(f.base64), (c) => c.charCodeAt(0))], f.name, { type: f.type }));
    for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, plain);
}

/** @param {import("@playwright/test").Page} page @param {{text?: string, html?: string}} what */
export const paste = (page, what) => page.evaluate(({ text, html }) => {
  const transfer = new DataTransfer();
  if (text) transfer.setData("text/plain", text);
  if (html) transfer.setData("text/html", html);
  document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: transfer }));
}, what);

/** The file that a click saves. @param {import("@playwright/test").Page} page @param {() => Promise<unknown>} click */
export async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}
