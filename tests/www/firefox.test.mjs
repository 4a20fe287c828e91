// The built page in a second engine, where a Firefox is installed: both builds open, read, fit, and answer the pointer.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../www/tools/run.mjs";
import { serve } from "../../www/tools/serve.mjs";
import { firefoxPath, inFirefox } from "./bidi.mjs";

const dist = path.join(root, "dist");

/** @param {import("./bidi.mjs").Page} page @param {string} condition */
async function until(page, condition) {
  for (let i = 0; i < 300; i += 1) {
    if (await page.evaluate(condition)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(condition);
}

/** @param {import("./bidi.mjs").Page} page @param {string} url */
async function look(page, url) {
  await page.resize(1440, 900);
  await page.open(url);
  await until(page, "!!document.querySelector('.lock.locked')");
  assert.equal(await page.evaluate("fetch('https://example.com/', { mode: 'no-cors' }).then(() => 'sent', () => 'refused')"), "refused");
  await page.evaluate("document.querySelectorAll('.sample')[4].click()");
  await until(page, "!!document.querySelector('wj-reader mark.entity') && document.querySelectorAll('.grid-row').length > 5 && !document.querySelector('.banner, .progress')");
  for (const width of [1440, 820, 390]) {
    await page.resize(width, 900);
    await until(page, `innerWidth === ${width}`);
    assert.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), `at ${width} px`);
  }
  await page.resize(1440, 900);
  // A mark under the pointer opens its card.
  const box = await page.evaluate("(() => { const { x, y, width, height } = document.querySelector('wj-reader mark.money').getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; })()");
  await page.point(5, 5);
  await page.point(box.x, box.y);
  await until(page, "document.querySelector('.card')?.textContent.includes('亿元') ?? false");
  // A row leads to its mark, in view.
  await page.evaluate("document.querySelector('.grid-row:last-child').click()");
  await until(page, "(() => { const on = document.querySelector('wj-reader mark.on')?.getBoundingClientRect(); return !!on && on.top > 50 && on.bottom < innerHeight; })()");
  // A long text is marked where it is seen, and far below when that is seen.
  const prose = "截至2025年6月末，海州银行贷款余额达到1234.5亿元，同比增长12.5%。\\n".repeat(4000);
  await page.evaluate(`(() => { const t = new DataTransfer(); t.items.add(new File(["${prose}"], "long.txt")); document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: t })); })()`);
  await until(page, "document.querySelectorAll('.doc-tab.done').length === 2");
  await page.evaluate("document.querySelectorAll('.doc-tab-name')[1].click()");
  await until(page, "document.querySelectorAll('wj-reader mark.money').length > 10");
  await page.evaluate("(() => { const r = document.querySelector('.reader'); r.scrollTop = r.scrollHeight / 2; })()");
  await until(page, "[...document.querySelectorAll('wj-reader mark.money')].some((m) => { const { top } = m.getBoundingClientRect(); return top > 100 && top < innerHeight; })");
  assert.deepEqual(page.errors.filter((text) => !text.includes("example.com")), []);
}

test("Firefox reads with both builds", { skip: !firefoxPath && "no Firefox on this machine", timeout: 180_000 }, async () => {
  const server = await serve(dist);
  try {
    await inFirefox(async (page) => {
      await look(page, `${server.url}?lang=zh`);
      await look(page, `${pathToFileURL(path.join(dist, "wenjian.html")).href}?lang=zh`);
    });
  } finally {
    server.close();
  }
});
