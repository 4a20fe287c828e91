// For every reader: axe in six states × two themes × two languages, keyboard alone, zoom, contrast, print.
import fs from "node:fs";
import path from "node:path";
import { drop, expect, ready, sample, test } from "./page.mjs";

const axe = fs.readFileSync(path.resolve(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");

/** @param {import("@playwright/test").Page} page */
const serious = (page) => page.evaluate(async () => {
  const found = await /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] });
  return found.violations
    .filter((/** @type {any} */ v) => v.impact === "serious" || v.impact === "critical")
    .map((/** @type {any} */ v) => `${v.id}: ${v.nodes.slice(0, 3).map((/** @type {any} */ n) => `${n.target} ${n.failureSummary?.split("\n")[1] ?? ""}`).join(" | ")}`);
});

for (const theme of /** @type {const} */ (["light", "dark"])) {
  for (const lang of ["zh", "en"]) {
    test(`46 axe finds nothing serious: ${theme}, ${lang}`, async ({ page, url }) => {
      test.setTimeout(150_000);
      await page.addInitScript({ content: axe });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto(`${url}?lang=${lang}`);
      await ready(page);
      /** @type {Record<string, string[]>} */
      const found = {};
      found.welcome = await serious(page);
      await page.locator(".sample").first().click();
      await expect(page.locator("wj-reader mark.entity").first()).toBeVisible();
      found.figures = await serious(page);
      await page.locator("#panel-entities").click();
      await page.locator("button.entity").first().click();
      await page.locator("wj-reader mark.money").first().click();
      await expect(page.locator(".card")).toBeVisible();
      found.card = await serious(page);
      await page.keyboard.press("Escape");
      await page.locator("#panel-relations").click();
      await expect(page.locator(".graph .node").first()).toBeVisible();
      found.relations = await serious(page);
      await page.locator("#panel-charts").click();
      await expect(page.locator(".chart-box").first()).toBeVisible();
      await page.locator(".segmented button").nth(2).click();
      found.compare = await serious(page);
      await page.locator("#panel-edits").click();
      await page.keyboard.press("Control+e");
      await expect(page.locator(".dialog")).toBeVisible();
      found.export = await serious(page);
      await page.keyboard.press("Escape");
      await page.locator(".lock").click();
      await expect(page.locator(".dialog.privacy")).toBeVisible();
      found.privacy = await serious(page);
      expect(Object.fromEntries(Object.entries(found).filter(([, v]) => v.length))).toEqual({});
    });
  }
}

test("46 axe finds nothing serious over several documents and on a phone, in every part", async ({ page, url }) => {
  await page.addInitScript({ content: axe });
  await page.setViewportSize({ width: 390, height: 800 });
  await sample(page, url, 4);
  await drop(page, [{ name: "a.txt", bytes: "截至2025年3月末，江海银行贷款余额为320亿元。" }, { name: "b.txt", bytes: "截至2025年6月末，江海银行贷款余额为355亿元。" }]);
  await expect(page.locator(".doc-tab.done")).toHaveCount(3);
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const part of [0, 1, 2, 3]) {
    await page.locator(".bottom-bar button").nth(part).click();
    found[`part ${part}`] = await serious(page);
  }
  // On a phone the documents are a list to choose from.
  await page.locator(".doc-list").selectOption("corpus");
  await expect(page.locator(".corpus-shared")).toBeVisible();
  found.corpus = await serious(page);
  expect(Object.fromEntries(Object.entries(found).filter(([, v]) => v.length))).toEqual({});
});

test("47 by keyboard alone: sample, filter, jump, change, export", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.classList.contains("sample"))) break;
  }
  await page.keyboard.press("Enter");
  await expect(page.locator("wj-reader mark.entity").first()).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("亿元");
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.classList.contains("grid-row"))) break;
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("wj-reader mark.on").first()).toBeInViewport();
  const outline = await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle);
  expect(outline).not.toBe("none");
  await page.keyboard.press("j");
  await page.keyboard.press("Control+e");
  await expect(page.locator(".dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".dialog")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.locator(".dialog input[type=search]")).toBeFocused();
  await page.keyboard.type("charts");
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-charts")).toHaveAttribute("aria-selected", "true");
});

test("47 the palette's first letters are not lost, and single letters can be switched off", async ({ page, url }) => {
  await sample(page, url);
  await page.keyboard.press("Control+k");
  await page.keyboard.insertText("清洗记录");
  const query = page.locator(".palette input");
  await expect(query).toHaveValue("清洗记录");
  await page.keyboard.press("Escape");
  await expect(page.locator(".dialog")).toHaveCount(0);
  await page.locator(".reader").focus();
  await page.keyboard.press("?");
  await page.getByLabel("启用单字母按键").uncheck();
  await page.keyboard.press("Escape");
  await expect(page.locator(".dialog")).toHaveCount(0);
  await page.locator(".reader").focus();
  await page.keyboard.press("d");
  await page.keyboard.press("1");
  await expect(page.locator("wj-reader")).toBeVisible();
  await expect(page.locator('.legend-item[aria-pressed="false"]')).toHaveCount(0);
  await page.keyboard.press("F6");
  await expect(page.locator(".panel :focus")).toHaveCount(1);
});

test("47 the graph is one stop of the tab key; arrows go from name to name, Enter opens one", async ({ page, url }) => {
  await sample(page, url);
  await page.locator("#panel-relations").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".graph .node").first()).toBeVisible();
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => /** @type {SVGElement | null} */ (document.activeElement?.closest(".node"))?.dataset.id ?? "");
  const first = await focused();
  expect(first).not.toBe("");
  const seen = new Set([first]);
  for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
    await page.keyboard.press(key);
    seen.add(await focused());
  }
  expect(seen.size).toBeGreaterThan(1);
  const last = await focused();
  await page.keyboard.press("Enter");
  await expect(page.locator(`wj-reader mark.on[data-id="${last}"]`).first()).toBeInViewport();
  await page.locator(`.graph .node[data-id="${last}"]`).focus();
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("");
});

test("47 targets are at least 24 px", async ({ page, url }) => {
  await sample(page, url);
  const small = await page.evaluate(() => [...document.querySelectorAll("button, select, input, [role=tab]")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.width < 24 || box.height < 24) && !e.closest("label");
  }).map((e) => `${e.className} ${e.textContent?.trim().slice(0, 20)}`));
  expect(small).toEqual([]);
});

test("48 at 320 px and at 200 % nothing scrolls sideways", async ({ page, url }) => {
  for (const [width, height] of [[320, 640], [720, 450]]) {
    await page.setViewportSize({ width, height });
    await sample(page, url);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  }
});

test("48 forced colours and reduced motion keep the marks", async ({ page, url }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await sample(page, url);
  expect(await page.locator("wj-reader mark.money").first().evaluate((e) => getComputedStyle(e).textDecorationLine)).toContain("underline");
});

test("49 the language switches every word and the lang of the page", async ({ page, url }) => {
  await sample(page, url);
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("#panel-figures")).toContainText("Figures");
  const chinese = await page.evaluate(() => {
    const own = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = own.nextNode(); node; node = own.nextNode()) {
      const parent = node.parentElement;
      if (/[\u4e00-\u9fff]/.test(node.textContent ?? "") && parent?.closest(".bar-actions, .tabs, .segmented, .legend-name, .fact-kind, .readbar") && !parent.closest(".doc-tabs")) found.push(node.textContent);
    }
    return found.filter((x) => x?.trim() !== "\u4e2d");
  });
  expect(chinese).toEqual([]);
});

for (const width of [390, 820, 1440]) {
  test(`49 it fits at ${width} px, with a document of every width of content`, async ({ page, url }) => {
    await page.setViewportSize({ width, height: 900 });
    await sample(page, url, 4);
    await expect(page.locator("wj-reader")).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test("49 a table in the text keeps its columns on a phone and moves sideways by itself", async ({ page, url }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await sample(page, url, 4);
  const table = page.locator("wj-reader .table").first();
  await table.scrollIntoViewIfNeeded();
  const heights = await table.locator(".table_row").evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)));
  expect(new Set(heights).size).toBe(1);
  expect(await table.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeGreaterThan(0);
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
});

test("50 paper shows marks, legend and every figure; about names version and licences", async ({ page, url }) => {
  await sample(page, url);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".printout table tbody tr").first()).toBeVisible();
  await expect(page.locator(".print-legend")).toBeVisible();
  await expect(page.locator("wj-reader mark").first()).toBeVisible();
  await expect(page.locator(".panel")).toBeHidden();
  const pdf = await page.pdf();
  expect(pdf.subarray(0, 4).toString()).toBe("%PDF");
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.locator(".reader").focus();
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "关于文鉴" }).click();
  await expect(page.locator(".dialog.about")).toContainText("0.1.0");
  await expect(page.locator(".dialog.about")).toContainText("BSD-3-Clause");
});

test("storage that is denied stops nothing", async ({ page, url, build }) => {
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await sample(page, url);
  if (build === "single file") {
    // From disk only what the reader asks for is kept.
    await page.locator("#panel-corrections").click();
    await page.getByLabel("在本机记住词典与更正").check();
  }
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await expect(page.locator(".toast")).toBeVisible();
  await drop(page, [{ name: "a.txt", bytes: "贷款3亿元。" }]);
  await expect(page.locator("wj-reader mark").first()).toBeVisible();
});
