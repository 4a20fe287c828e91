// Working with the result: table, corrections, dictionary, exports, many documents.
import fs from "node:fs";
import { drop, expect, paste, ready, sample, saved, seeds, test } from "./page.mjs";

/** @param {import("@playwright/test").Page} page @param {string} format */
async function take(page, format) {
  await page.keyboard.press("Control+e");
  await page.locator(".option", { has: page.locator(`b:text-is("${format}")`) }).click();
  return saved(page, () => page.locator(".dialog button[type=submit]").click());
}

const AMOUNTS = "甲银行贷款9000万元。乙银行贷款2亿元。丙银行贷款30亿元。丁银行贷款80万元。戊银行投放18万亿元，同比增长5%。";

test("32, 33 amounts sort by value across units; the switch changes the display and not the export", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await paste(page, { text: AMOUNTS });
  await expect(page.locator(".grid-row")).not.toHaveCount(0);
  await page.locator(".filter-chips select").first().selectOption("money");
  await page.locator(".sort-chip select").selectOption("-value");
  await expect(page.locator(".grid-row .n-value")).toHaveText(["18万亿元", "30亿元", "2亿元", "9,000万元", "80万元"]);
  await page.locator(".table-tools .segmented button", { hasText: "万" }).click();
  await expect(page.locator(".grid-row .n-value").nth(1)).toHaveText("300,000万元");
  const file = await take(page, "CSV");
  const text = file.bytes.toString();
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text).toContain(",3000000000,");
});

test("34 18万亿元 is 18000000000000 in JSON", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await paste(page, { text: AMOUNTS });
  await expect(page.locator(".grid-row")).not.toHaveCount(0);
  const report = JSON.parse((await take(page, "JSON")).bytes.toString());
  expect(report.figures.map((/** @type {any} */ f) => f.value)).toContain("18000000000000");
});

test("a from→to pair is one row with its delta", async ({ page, url }) => {
  await sample(page, url);
  const row = page.locator(".grid-row", { hasText: "3.58" });
  await expect(row).toContainText("3.12");
  await expect(row).toContainText("0.46");
});

test("39 add, retype, hide, and back and forth again", async ({ page, url }) => {
  await sample(page, url);
  const names = async () => (await page.evaluate(() => /** @type {any} */ (document.querySelector("wj-reader")).shown.report.entities.map((/** @type {any} */ e) => `${e.type} ${e.name} ${e.count}`).join("\n")));
  /** @type {string[]} */
  const states = [await names()];
  await page.evaluate(() => {
    const reader = document.querySelector("wj-reader");
    const walker = document.createTreeWalker(/** @type {Node} */ (reader), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf("获贷率");
      if (at >= 0) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 3);
        document.getSelection()?.removeAllRanges();
        document.getSelection()?.addRange(range);
        node.parentElement?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        return;
      }
    }
  });
  await page.locator(".mark-form select").selectOption("product");
  await page.locator(".mark-form button").click();
  await expect.poll(names).toContain("product 获贷率 1");
  states.push(await names());
  await page.locator("#panel-entities").click();
  await page.locator("button.entity", { hasText: "获贷率" }).click();
  await page.locator(".entity-actions select").first().selectOption("event");
  await expect.poll(names).toContain("event 获贷率 1");
  states.push(await names());
  await page.locator(".entity-actions button", { hasText: "隐藏" }).click();
  await expect.poll(names).not.toContain("获贷率");
  states.push(await names());
  await page.locator(".reader").focus();
  for (let i = states.length - 2; i >= 0; i -= 1) {
    await page.keyboard.press("Control+z");
    await expect.poll(names).toBe(states[i]);
  }
  for (let i = 1; i < states.length; i += 1) {
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(names).toBe(states[i]);
  }
});

test("39 what a figure measures and whose it is are put right, and taken back", async ({ page, url }) => {
  await sample(page, url);
  const mark = page.locator("wj-reader mark.money").nth(1);
  await mark.hover();
  await page.locator(".amend summary").click();
  await page.locator(".amend input[name=metric]").fill("各项贷款");
  await page.locator(".amend input[name=subject]").fill("江海银行");
  await page.keyboard.press("Enter");
  const row = page.locator(".grid-row", { hasText: "各项贷款" });
  await expect(row).toContainText("江海银行");
  await page.locator("#panel-corrections").click();
  await expect(page.locator(".corrections li").first()).toContainText("江海银行 · 各项贷款");
  await page.locator(".reader").focus();
  await page.keyboard.press("Control+z");
  await page.locator("#panel-figures").click();
  await expect(row).toHaveCount(0);
});

test("40 a dictionary is read in, marks its names, and goes out as it came", async ({ page, url }) => {
  await sample(page, url);
  await page.locator("#panel-corrections").click();
  const entries = [{ name: "达产", type: "event" }];
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator(".corrections button", { hasText: "导入" }).click()]);
  await chooser.setFiles({ name: "d.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ schema: "wenjian.dictionary/1", entries })) });
  await expect(page.locator("wj-reader mark.event", { hasText: "达产" }).first()).toBeVisible();
  const file = await saved(page, () => page.locator(".corrections button", { hasText: "导出" }).click());
  expect(JSON.parse(file.bytes.toString()).entries).toEqual(entries);
});

test("42 a cell that looks like a formula is made harmless", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await drop(page, [{ name: "=cmd.txt", bytes: "甲公司投资3亿元。" }]);
  await expect(page.locator(".grid-row")).not.toHaveCount(0);
  const text = (await take(page, "CSV")).bytes.toString();
  expect(text).toContain("\r\n'=cmd.txt,");
});

test("43 the workbook has three sheets", async ({ page, url }) => {
  await sample(page, url);
  const bytes = (await take(page, "Excel 工作簿")).bytes.toString("latin1");
  expect(bytes.match(/PK\x01\x02/g)?.length).toBe(8);
  for (const n of [1, 2, 3]) expect(bytes).toContain(`xl/worksheets/sheet${n}.xml`);
});

test("45 the annotated page has no script and the same marks", async ({ page, url }) => {
  await sample(page, url);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("wj-reader")).paintAll());
  const marks = await page.locator("wj-reader mark").count();
  const html = (await take(page, "带标记的网页")).bytes.toString();
  expect(html).not.toMatch(/<script|onerror|javascript:/i);
  expect(html.match(/<mark /g)?.length).toBe(marks);
});

test("the table goes to the clipboard as cells", async ({ page, url, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await sample(page, url);
  await page.keyboard.press("Control+e");
  await page.locator(".option", { hasText: "复制到剪贴板" }).click();
  await page.locator(".dialog button[type=submit]").click();
  await expect(page.locator(".toast")).toContainText("已复制");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split("\n")[0].split("\t").length).toBeGreaterThan(10);
});

test("of the words that are marked, their figures go out", async ({ page, url }) => {
  await sample(page, url);
  await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(/** @type {Element} */ (document.querySelector("wj-reader mark.money")?.closest(".p")));
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
  });
  await page.keyboard.press("Control+e");
  await page.getByText("选中的文字").click();
  const rows = await page.locator(".preview tbody tr").count();
  expect(rows).toBeGreaterThan(0);
  await page.locator(".option", { hasText: "清洗后的正文" }).click();
  const { bytes } = await saved(page, () => page.locator(".dialog button[type=submit]").click());
  expect(bytes.toString().trim()).toBe((await page.locator("wj-reader mark.money").first().evaluate((m) => m.closest(".p")?.textContent ?? "")).trim());
});

test("charts go out as SVG and PNG", async ({ page, url }) => {
  await sample(page, url);
  await page.locator("#panel-charts").click();
  const svg = await saved(page, () => page.locator(".chart-box button", { hasText: "SVG" }).first().click());
  expect(svg.bytes.toString()).toMatch(/^<svg[^>]*xmlns/);
  const png = await saved(page, () => page.locator(".chart-box button", { hasText: "PNG" }).first().click());
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
});

test("13 many documents: tabs, one table over all, names over all", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, seeds.map((f) => ({ name: f.split("/").pop() ?? "", bytes: fs.readFileSync(f) })));
  await expect(page.locator(".doc-tab.done")).toHaveCount(5);
  await page.locator(".doc-tab.corpus button").click();
  await expect(page.locator(".corpus-docs tbody tr")).toHaveCount(5);
  // The list sorts by what it says, and leads to the figure that it names.
  await page.locator(".d-characters button").click();
  const sizes = (await page.locator("td.d-characters").allTextContents()).map((n) => Number(n.replaceAll(",", "")));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  await expect(page.locator(".corpus-docs .d-fact .link")).toHaveCount(5);
  // The index shows who stands in several documents, and finds everybody by name.
  await page.locator(".corpus-find input").fill("云杉");
  await expect(page.locator(".corpus-index li").first()).toContainText("云杉");
  await page.locator(".corpus-find input").fill("");
  await expect(page.locator(".corpus-index li").first()).toBeVisible();
  await page.locator(".corpus-figures .grid-row").nth(3).click();
  await expect(page.locator("wj-reader mark.on").first()).toBeInViewport();
});

test("an entity's card shows its figures, relations and mentions", async ({ page, url }) => {
  await sample(page, url, 4);
  await page.locator("#panel-entities").click();
  await page.locator("button.entity").first().click();
  await expect(page.locator(".entity-card .mentions li").first()).toBeVisible();
  await page.locator("#panel-relations").click();
  await expect(page.locator(".relation").first()).toBeVisible();
});
