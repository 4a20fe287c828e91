// What makes the page worth keeping open: quoting a figure, widths, keys, comparing documents, all of it in one file.
import fs from "node:fs";
import { docx, pdf, zip } from "./bytes.mjs";
import { drop, expect, paste, ready, sample, saved, seeds, test } from "./page.mjs";
import { schemaErrors } from "./schema.mjs";

/** @param {import("@playwright/test").Page} page @param {string} format */
async function take(page, format) {
  await page.keyboard.press("Control+e");
  await page.locator(".option", { has: page.locator(`b:text-is("${format}")`) }).click();
  return saved(page, () => page.locator(".dialog button[type=submit]").click());
}

test("a figure is copied with its sentence and source, by card and by key", async ({ page, url, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await sample(page, url);
  await page.locator("wj-reader mark.money").nth(1).click();
  await page.locator(".card button", { hasText: "复制出处" }).click();
  await expect(page.locator(".toast")).toContainText("已复制");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [head, sentence, source] = text.split("\n");
  const figure = await page.evaluate(() => { const { report, selection } = /** @type {any} */ (document.querySelector("wj-reader")).shown; return report.figures.find((/** @type {any} */ f) => f.id === selection.id); });
  expect(head).toContain(figure.text);
  expect(sentence).toContain(figure.text);
  expect(source).toMatch(/^出处：.*江海市.* · 原文第 \d+–\d+ 字$/);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.keyboard.press("Escape");
  await page.locator(".reader").focus();
  await page.keyboard.press("c");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test("T goes to the type of the selected name, and the change can be undone", async ({ page, url }) => {
  await sample(page, url);
  await page.locator("wj-reader mark.bank").first().click();
  await page.keyboard.press("Escape");
  await page.locator(".reader").focus();
  await page.keyboard.press("t");
  const type = page.locator(".entity-actions select").first();
  await expect(type).toBeFocused();
  await type.selectOption("company");
  await expect(page.locator(".entity-card h2 .swatch.company")).toBeVisible();
  await page.locator(".reader").focus();
  await page.keyboard.press("Control+z");
  await expect(page.locator(".entity-card h2 .swatch.bank")).toBeVisible();
});

test("the panel's edge is moved by pointer and by keys, stays after a reload, and a double click gives it back", async ({ page, url, build }) => {
  await sample(page, url);
  const width = () => page.locator(".panel").evaluate((e) => Math.round(e.getBoundingClientRect().width));
  const before = await width();
  const edge = page.locator(".panel-edge");
  const box = await edge.boundingBox();
  if (!box) throw new Error("no edge");
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(box.x - 116, 400, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(before + 100);
  const dragged = await width();
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(width).toBeLessThan(dragged - 15);
  const kept = await width();
  await page.waitForTimeout(600);
  await sample(page, url);
  // Opened from disk the page keeps nothing unasked.
  if (build === "hosted") expect(Math.abs((await width()) - kept)).toBeLessThan(3);
  else expect(await width()).toBe(before);
  await edge.dblclick();
  await expect.poll(width).toBe(before);
});

test("32 every column sorts and every filter narrows", async ({ page, url }) => {
  await sample(page, url);
  await page.getByRole("button", { name: "展开表格" }).or(page.locator(".table-tools .wide-only")).first().click();
  const heads = page.locator(".grid-head [role=columnheader]");
  await expect(heads).toHaveCount(9);
  for (let i = 0; i < 9; i += 1) {
    await heads.nth(i).locator("button").click();
    await expect(heads.nth(i)).toHaveAttribute("aria-sort", /ascending|descending/);
  }
  const all = Number((await page.locator(".filter-chips .tally").innerText()).match(/\d+/)?.[0]);
  const filters = page.locator(".filter-chips .chip:not(.sort-chip) select");
  for (let i = 0; i < (await filters.count()); i += 1) {
    const options = await filters.nth(i).locator("option").evaluateAll((list) => list.map((o) => /** @type {HTMLOptionElement} */ (o).value).filter(Boolean));
    if (!options.length) continue;
    await filters.nth(i).selectOption(options[0]);
    await expect.poll(async () => Number((await page.locator(".filter-chips .tally").innerText()).match(/\d+/)?.[0])).toBeLessThan(all);
    await page.locator(".filter-chips .link").click();
    await expect.poll(async () => Number((await page.locator(".filter-chips .tally").innerText()).match(/\d+/)?.[0])).toBe(all);
  }
});

test("the sentence stands in the row", async ({ page, url }) => {
  await sample(page, url);
  const row = page.locator(".grid-row", { hasText: "3.58" });
  await expect(row.locator(".n-sentence")).toContainText("3.12");
});

test("40 the reader's dictionary reaches the core: what follows from a name follows from the reader's too", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await paste(page, { text: "昨日，天枢向云州市投资3亿元。业内人士认为，天枢的做法值得借鉴。\n" });
  await expect(page.locator("wj-reader mark.money").first()).toBeVisible();
  const evidence = () => page.evaluate(() => {
    const { report } = /** @type {any} */ (document.querySelector("wj-reader")).shown;
    const found = report.entities.find((/** @type {any} */ e) => e.name === "天枢");
    return found ? { type: found.type, count: found.count, source: found.mentions[0].source.length } : null;
  });
  await page.locator("#panel-corrections").click();
  await page.locator(".dictionary-form input").fill("天枢");
  await page.locator(".dictionary-form select").selectOption("company");
  await page.locator(".dictionary-form button").click();
  // A mention that the core found knows its place in the source; one that was only laid over the report does not.
  await expect.poll(evidence).toEqual({ type: "company", count: 2, source: 1 });
});

test("44 the saved JSON fits the schema, also with corrections, and opens as the same view", async ({ page, url }) => {
  await sample(page, url);
  const plain = JSON.parse((await take(page, "JSON")).bytes.toString());
  expect(schemaErrors(plain)).toEqual([]);
  expect(schemaErrors({ ...plain, text: 1 })).not.toEqual([]);
  await page.locator("#panel-corrections").click();
  await page.locator(".dictionary-form input").fill("达产");
  await page.locator(".dictionary-form select").selectOption("event");
  await page.locator(".dictionary-form button").click();
  await expect(page.locator("wj-reader mark.event", { hasText: "达产" }).first()).toBeVisible();
  const file = await take(page, "JSON");
  expect(schemaErrors(JSON.parse(file.bytes.toString()))).toEqual([]);
});

test("one metric in two documents stands side by side, each figure one click from its sentence", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await drop(page, [{ name: "一季度.txt", bytes: "截至2025年3月末，江海银行贷款余额为320亿元。" }, { name: "二季度.txt", bytes: "截至2025年6月末，江海银行贷款余额为355亿元。" }]);
  await expect(page.locator(".doc-tab.done")).toHaveCount(2);
  // The palette knows the documents too.
  await page.keyboard.press("Control+k");
  await page.keyboard.insertText("二季度");
  await expect(page.locator(".palette li")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.locator(".doc-tab.on")).toHaveText("二季度.txt");
  await page.locator(".doc-tab.corpus button").click();
  const row = page.locator(".corpus-shared tbody tr").first();
  await expect(row).toContainText("320亿元");
  await expect(row).toContainText("355亿元");
  await row.locator("button", { hasText: "355亿元" }).click();
  await expect(page.locator("wj-reader mark.on")).toHaveText("355亿元");
});

test("9 one visit does it all: many forms in, corrections, charts, exports, both languages", async ({ page, url, problems }) => {
  test.setTimeout(120_000);
  await sample(page, url);
  const marks = await page.locator("wj-reader mark").count();
  expect(marks).toBeGreaterThan(10);
  await page.locator(".segmented button", { hasText: "对照" }).click();
  await expect(page.locator("wj-compare .edit").first()).toBeVisible();
  await page.locator(".segmented button", { hasText: "清洗后" }).click();
  for (const tab of ["entities", "relations", "charts", "edits", "corrections", "figures"]) {
    await page.locator(`#panel-${tab}`).click();
    await expect(page.locator(`#panel-${tab}`)).toHaveAttribute("aria-selected", "true");
  }
  expect(schemaErrors(JSON.parse((await take(page, "JSON")).bytes.toString()))).toEqual([]);
  expect((await take(page, "CSV")).bytes.toString().startsWith("\uFEFF")).toBe(true);
  expect((await take(page, "Excel 工作簿")).bytes.subarray(0, 2).toString()).toBe("PK");
  expect((await take(page, "带标记的网页")).bytes.toString()).not.toContain("<script");
  await drop(page, [
    { name: "a.docx", bytes: docx(["海州银行上半年发放贷款35亿元。"], [["项目", "金额"], ["不良贷款", "2.5亿元"]]) },
    { name: "b.zip", bytes: zip([["一.txt", "甲公司投资3亿元。"]]) },
    { name: "c.pdf", bytes: pdf([{ x: 60, y: 700, size: 12, text: "截至六月末，贷款余额八十六亿元。" }]) },
    ...seeds.slice(1, 3).map((f) => ({ name: f.split("/").pop() ?? "", bytes: fs.readFileSync(f) })),
  ]);
  await expect(page.locator(".doc-tab.done")).toHaveCount(6, { timeout: 60_000 });
  await page.locator(".doc-tab.corpus button").click();
  await expect(page.locator(".corpus-docs").first().locator("tbody tr")).toHaveCount(6);
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(problems).toEqual([]);
});

test("at night the page is dark from its first colour, and follows the computer", async ({ page, url }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(url);
  await ready(page);
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper").trim());
  const night = await paper();
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(paper).not.toBe(night);
});

test("44 all documents go out as one file and come back as the same documents", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await drop(page, [{ name: "1.txt", bytes: "甲公司投资3亿元。" }, { name: "2.txt", bytes: "乙公司投资4亿元。" }]);
  await expect(page.locator(".doc-tab.done")).toHaveCount(2);
  await page.keyboard.press("Control+e");
  await page.locator(".dialog .check", { hasText: "全部文档" }).click();
  await page.locator(".option", { has: page.locator('b:text-is("JSON")') }).click();
  const file = await saved(page, () => page.locator(".dialog button[type=submit]").click());
  expect(file.name).toMatch(/\.ndjson$/);
  await drop(page, [{ name: file.name, bytes: file.bytes }]);
  await expect(page.locator(".doc-tab.done")).toHaveCount(4);
  await page.locator(".doc-tab-name").nth(3).click();
  await expect(page.locator("wj-reader")).toContainText("乙公司投资4亿元");
});

test("no card opens by itself where the text comes to lie under a pointer that rests", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await page.locator(".sample").first().click();
  await expect(page.locator("wj-reader mark.entity").first()).toBeVisible();
  const under = await page.locator("wj-reader mark.money").nth(1).boundingBox();
  if (!under) throw new Error("no mark");
  // The pointer is where a mark will be once the page is home again and the sample is opened anew.
  await page.locator(".brand").click();
  // A click while the text still stands would open the card rightly.
  await expect(page.locator("wj-reader mark.money").nth(1)).toBeHidden();
  await page.mouse.move(under.x + 6, under.y + under.height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await page.locator(".doc-tab-name, .sample").first().evaluate((e) => /** @type {HTMLElement} */ (e).click());
  await expect(page.locator("wj-reader mark.entity").first()).toBeVisible();
  await page.waitForTimeout(900);
  await expect(page.locator(".card")).toHaveCount(0);
  await page.mouse.move(under.x + 9, under.y + under.height / 2);
  await expect(page.locator(".card")).toBeVisible();
});
