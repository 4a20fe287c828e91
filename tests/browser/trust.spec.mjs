// What the page promises: nothing is sent, little is loaded, little is kept, and it works without a network.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { drop, dist, expect, hosted, ready, sample, test } from "./page.mjs";

test("1 a cold load ends without an error or a violation", async ({ page, url, problems }) => {
  await page.goto(url);
  await ready(page);
  expect(problems).toEqual([]);
});

test("2 a cold visit transfers at most 1.3 MB, and figures stand after the engine and 70 KB", hosted, async ({ page, url }) => {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector("wj-reader mark.figure")) return;
      seen.disconnect();
      Object.assign(window, { figuresAt: performance.now() });
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${url}#demo`);
  await expect(page.locator("wj-reader mark.entity.bank").first()).toBeVisible();
  await ready(page);
  // Our test server packs nothing; a host packs script and style. What is packed already stays as it is.
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((e) => ({ name: new URL(e.name).pathname, early: e.startTime < /** @type {any} */ (window).figuresAt })));
  const sum = (/** @type {string[]} */ names) => ["/", ...new Set(names)].reduce((n, name) => {
    const bytes = fs.readFileSync(path.join(dist, name === "/" ? "index.html" : name));
    return n + (name.endsWith(".gz") ? bytes.length : zlib.gzipSync(bytes).length);
  }, 0);
  const all = sum(asked.map((e) => e.name));
  // The lexicon is on its way from the start, and nothing waits for it.
  const first = asked.filter((e) => e.early && !e.name.includes("lexicon")).map((e) => e.name);
  const own = sum(first.filter((name) => !name.includes("engine")));
  console.log(`a cold visit: ${Math.round(all / 1024)} KB gzip, figures after ${Math.round(sum(first) / 1024)} KB, ${Math.round(own / 1024)} of them without the engine`);
  expect(all).toBeLessThan(1_300_000);
  // The bar is 0.5 MB in all; the engine alone weighs that, and its weight is held by the sizes.
  expect(own).toBeLessThan(70_000);
});

test("6 the lock stands after loading, and even an own address is refused", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  const policies = await page.locator('meta[http-equiv="Content-Security-Policy"]').evaluateAll((all) => all.map((m) => m.getAttribute("content")));
  expect(policies.length).toBe(2);
  expect(policies[0]).toContain("default-src 'none'");
  expect(policies[1]).toBe("connect-src 'none'");
  expect(await page.evaluate(() => fetch(location.href).then(() => "sent", () => "refused"))).toBe("refused");
});

test("7 every worker starts from a blob", async ({ page, url }) => {
  /** @type {string[]} */
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await sample(page, url);
  await drop(page, Array.from({ length: 6 }, (_, i) => ({ name: `${i}.txt`, bytes: "贷款3亿元。" })));
  await expect(page.locator(".doc-tab.done")).toHaveCount(7);
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) expect(worker).toMatch(/^blob:/);
});

test("8 it opens and reads without a network", async ({ page, url, context, build, problems }) => {
  await page.goto(url);
  await ready(page);
  if (build === "hosted") await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await ready(page);
  await context.setOffline(true);
  await page.reload();
  await page.locator(".sample").first().click();
  await expect(page.locator("wj-reader mark.entity").first()).toBeVisible();
  await context.setOffline(false);
  expect(problems).toEqual([]);
});

test("41 nothing is kept unasked, and everything can be cleared", async ({ page, url, build }) => {
  await sample(page, url);
  await page.locator("#panel-corrections").click();
  await page.locator(".dictionary-form input").fill("天枢计划");
  await page.locator(".dictionary-form button").click();
  await page.waitForTimeout(700);
  // Every local file shares one storage: there not even the language is kept.
  if (build === "single file") expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem("wenjian") ?? "")).not.toContain("天枢计划");
  await page.getByLabel("在本机记住词典与更正").check();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("wenjian") ?? "")).toContain("天枢计划");
  expect(await page.evaluate(() => localStorage.getItem("wenjian"))).not.toContain("江海市");
  await page.locator(".lock").click();
  await page.getByRole("button", { name: "清除本机全部数据" }).click();
  await expect(page.locator(".toast")).toContainText("清除");
  await page.waitForTimeout(700);
  const left = await page.evaluate(async () => ({
    kept: localStorage.getItem("wenjian") ?? "",
    caches: location.protocol === "file:" ? 0 : (await caches.keys()).length,
    workers: location.protocol === "file:" ? 0 : (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(left.kept).not.toContain("天枢计划");
  expect([left.caches, left.workers]).toEqual([0, 0]);
});

test("a link holds how the page looks and nothing of what it shows", async ({ page, url }) => {
  await sample(page, url);
  await page.locator("#panel-charts").click();
  await page.locator(".grid-row").first().click({ timeout: 1000 }).catch(() => {});
  const address = page.url();
  expect(address).toContain("tab=charts");
  expect(decodeURIComponent(address)).not.toMatch(/[\u4e00-\u9fff]|news/);
});

test("4 the list of foreign requests sees one where there is one", async ({ page, url }) => {
  // Every test ends with this list being empty; here a page without our policy shows that the list works.
  const asked = page.waitForEvent("requestfailed");
  await page.goto(url);
  await page.setContent("<img src=https://example.com/>");
  expect((await asked).url()).toBe("https://example.com/");
});
