// The bars of speed, measured here and printed: marks in a long text, frames while scrolling, the main thread at 5 MB.
import { prose } from "./bytes.mjs";
import { drop, expect, ready, test } from "./page.mjs";
import { byCost, tasks } from "./tasks.mjs";

const ms = (/** @type {number} */ n) => `${n.toFixed(0)} ms`;
const sum = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0);

test("24 1 MB with 20,000 marks: first marks and frames", async ({ page, url }) => {
  test.setTimeout(120_000);
  await page.goto(url);
  await ready(page);
  await drop(page, [{ name: "a.txt", bytes: prose(1_000_000) }]);
  await expect(page.locator("wj-reader mark").first()).toBeVisible({ timeout: 60_000 });
  await page.waitForTimeout(1000);
  /** @type {{marks: number, wall: number, drawn: number}} */
  let found = { marks: 0, wall: 0, drawn: 0 };
  const traced = await tasks(page, async () => {
    found = await page.evaluate(async () => {
      const reader = /** @type {any} */ (document.querySelector("wj-reader"));
      const { report } = reader.shown;
      const marks = report.figures.length + report.entities.reduce((/** @type {number} */ n, /** @type {any} */ e) => n + e.mentions.length, 0);
      const next = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
      await next();
      performance.mark("build");
      const start = performance.now();
      reader.build();
      await next();
      performance.mark("built");
      const wall = performance.now() - start;
      const { scroller } = reader;
      await new Promise((r) => setTimeout(r, 1500));
      performance.mark("scroll");
      for (let i = 0; i < 120; i += 1) {
        scroller.scrollTop += 180;
        await new Promise((r) => requestAnimationFrame(r));
      }
      performance.mark("scrolled");
      return { marks, wall, drawn: reader.querySelectorAll("mark").length };
    });
  });
  const first = sum(traced.between("build", "built").map((t) => t.cpu));
  const frames = byCost(traced.between("scroll", "scrolled"));
  const p95 = frames[Math.floor(120 * 0.05)] ?? 0;
  console.log(`${found.marks} marks: first ${ms(first)} of processor time (clock ${ms(found.wall)}), scroll frame p95 ${ms(p95)}, ${found.drawn} drawn`);
  expect(found.marks).toBeGreaterThan(20_000);
  expect(traced.all.length).toBeGreaterThan(120);
  expect(first).toBeLessThan(150);
  expect(p95).toBeLessThan(50);
});

test("22 the main thread stays free while 5 MB are read", async ({ page, url }) => {
  test.setTimeout(240_000);
  await page.goto(url);
  await ready(page);
  // The file is made beforehand: unpacking the test's bytes is no work of the page's.
  await page.evaluate((text) => { /** @type {any} */ (window).big = new File([text], "big.txt"); }, prose(5_000_000));
  await page.waitForTimeout(500);
  const traced = await tasks(page, async () => {
    await page.evaluate(() => {
      performance.mark("drop");
      const transfer = new DataTransfer();
      transfer.items.add(/** @type {any} */ (window).big);
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
    });
    await expect(page.locator("wj-reader mark").first()).toBeVisible({ timeout: 150_000 });
    await page.waitForTimeout(1500);
    await page.evaluate(() => performance.mark("read"));
  });
  const longest = byCost(traced.between("drop", "read"));
  console.log(`longest tasks: ${longest.slice(0, 6).map(ms).join(" ")} of processor time`);
  expect(longest.length).toBeGreaterThan(20);
  expect(longest[0]).toBeLessThan(100);
});
