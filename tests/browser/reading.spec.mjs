// Reading: marks, cards, jumps, legend, comparison with the source, finding.
import fs from "node:fs";
import { prose } from "./bytes.mjs";
import { drop, expect, ready, sample, seeds, test } from "./page.mjs";

/** @param {import("@playwright/test").Page} page @param {string} url @param {string} text @param {string} [name] */
async function read(page, url, text, name = "a.txt") {
  await page.goto(url);
  await ready(page);
  await drop(page, [{ name, bytes: text }]);
  await expect(page.locator("wj-reader mark").first()).toBeVisible();
}

test("25 a row brings its mark to the middle, within 8 px", async ({ page, url }) => {
  await read(page, url, prose(400_000));
  const rows = await page.evaluate(() => /** @type {any} */ (document.querySelector("wj-grid")).shown.rows.length);
  let seed = 7;
  for (let i = 0; i < 20; i += 1) {
    seed = (seed * 48271) % 2147483647;
    const index = 30 + (seed % (rows - 60));
    await page.evaluate((at) => { const grid = /** @type {any} */ (document.querySelector("wj-grid")); grid.shown.choose(grid.shown.rows[at]); }, index);
    const off = () => page.evaluate(() => {
      const reader = /** @type {any} */ (document.querySelector("wj-reader"));
      const mark = document.querySelector(`wj-reader mark.on[data-id="${reader.shown.selection?.id}"]`)?.getBoundingClientRect();
      const frame = document.querySelector(".reader")?.getBoundingClientRect();
      return mark && frame ? Math.abs(mark.top + mark.height / 2 - frame.top - frame.height / 2) : 9999;
    });
    await page.waitForTimeout(60);
    await expect.poll(off, { message: `row ${index}` }).toBeLessThanOrEqual(8);
    await page.waitForTimeout(250);
    expect(await off(), `row ${index}, settled`).toBeLessThanOrEqual(8);
  }
});

test("26, 27 a mark selects its row, and Back returns to the place before", async ({ page, url }) => {
  await read(page, url, prose(100_000));
  // Figures come first; the text is drawn again when the names have come.
  await expect(page.locator("wj-reader mark.entity").first()).toBeVisible();
  const mark = page.locator("wj-reader mark.figure.money").nth(2);
  const id = await mark.getAttribute("data-id");
  await mark.click();
  await expect(page.locator(`.grid-row[data-row$=":${id}"]`)).toHaveAttribute("aria-selected", "true");
  const before = await page.locator(".reader").evaluate((e) => e.scrollTop);
  await page.evaluate(() => { const grid = /** @type {any} */ (document.querySelector("wj-grid")); grid.shown.choose(grid.shown.rows[300]); });
  await expect.poll(() => page.locator(".reader").evaluate((e) => e.scrollTop)).toBeGreaterThan(before + 500);
  // Going back while the text still moves would race with the movement.
  await page.waitForTimeout(1500);
  await page.goBack();
  await expect.poll(() => page.locator(".reader").evaluate((e) => e.scrollTop)).toBeLessThan(before + 5);
});

test("28 the card opens by mouse, focus and tap, stays under the pointer, and Escape closes it", async ({ page, url }) => {
  await sample(page, url);
  const card = page.locator(".card");
  const mark = page.locator("wj-reader mark.figure.money").nth(1);
  await mark.hover();
  await expect(card).toContainText("精确值");
  await card.hover();
  await page.waitForTimeout(500);
  await expect(card).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await mark.evaluate((e) => { e.tabIndex = -1; e.focus(); });
  await expect(card).toBeVisible();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 800 });
  await page.locator("wj-reader mark.entity").first().click();
  await expect(card).toBeVisible();
});

test("29 marks within marks can all be reached", async ({ page, url }) => {
  await read(page, url, "《江海市科创金融三年行动方案（2025—2027年）》由江海市人民政府发布。");
  const inner = page.locator("wj-reader mark.entity mark.figure").first();
  await inner.click();
  await inner.hover();
  await expect(page.locator(".card .also button").first()).toBeVisible();
});

test("30, 31 the legend hides, shows alone, keeps its counts, and lives in the address", async ({ page, url }) => {
  await sample(page, url);
  const item = page.locator(".legend-item", { hasText: "金额" });
  const count = await item.locator(".tally").innerText();
  await item.click();
  await expect(item).toHaveAttribute("aria-pressed", "false");
  await expect(item.locator(".tally")).toHaveText(count);
  expect(await page.locator("wj-reader mark.money").first().evaluate((e) => getComputedStyle(e).textDecorationLine)).toBe("none");
  expect(page.url()).toContain("hide=money");
  await item.click({ modifiers: ["Alt"] });
  await expect(page.locator('.legend-item[aria-pressed="true"]')).toHaveCount(1);
  await item.click({ modifiers: ["Alt"] });
  await expect(page.locator('.legend-item[aria-pressed="false"]')).toHaveCount(0);
  await page.locator("#panel-charts").click();
  await expect(page.locator('svg[data-name="amounts"]')).toBeVisible();
  await item.click();
  await expect(page.locator('svg[data-name="amounts"]')).toHaveCount(0);
});

test("35 an amount broken by a line end is one figure of both lines", async ({ page, url }) => {
  await read(page, url, ["云州市实验中学教学楼修缮工程经市发展改革部", "门批准建设，资金来源为财政拨款，项目已具备", "招标条件，现对该项目的施工进行公开招标，欢", "迎符合条件的单位参加。本次采购预算为￥207,000",
    ".00元，其中设备购置部分约占一半，由市财政局", "按照合同约定的进度分期支付，供应商应当按照", "规定提交履约保证金。逾期不提交的，视为自动", "放弃中标资格，由此造成的损失由供应商承担。", ""].join("\n"));
  const figure = await page.evaluate(() => {
    const report = /** @type {any} */ (document.querySelector("wj-reader")).shown.report;
    return report.figures.find((/** @type {any} */ f) => f.kind === "money");
  });
  expect(figure?.value).toBe("207000");
  expect(figure.source.length).toBe(2);
});

test("36, 37 every span is its text, in every sample, also after emoji and rare characters", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await drop(page, [...seeds.map((f) => ({ name: f.split("/").pop() ?? "", bytes: fs.readFileSync(f) })),
    { name: "emoji.txt", bytes: "𠮷田先生😀说，海州银行上半年投放贷款3.5亿元，𨭎元素占12.5%。" }]);
  await expect(page.locator(".doc-tab.done")).toHaveCount(6);
  await page.locator(".doc-tab-name", { hasText: "emoji" }).click();
  await expect(page.locator("wj-reader mark.money").first()).toHaveText("3.5亿元");
  for (const tab of await page.locator(".doc-tab:not(.corpus) .doc-tab-name").all()) {
    await tab.click();
    const wrong = await page.evaluate(() => {
      const report = /** @type {any} */ (document.querySelector("wj-reader")).shown.report;
      const spans = [...report.figures, ...report.entities.flatMap((/** @type {any} */ e) => e.mentions)];
      return spans.filter((s) => report.text.slice(s.start, s.end) !== s.text).length + (spans.length ? 0 : 1);
    });
    expect(wrong).toBe(0);
  }
});

test("38 every removed run has a reason, and taking one rule back restores its text", async ({ page, url }) => {
  await sample(page, url);
  await page.locator(".segmented button", { hasText: "对照" }).click();
  await expect(page.locator("wj-compare .edit").first()).toBeVisible();
  const reasons = await page.locator("wj-compare .edit").evaluateAll((all) => all.map((e) => /** @type {HTMLElement} */ (e).dataset.reason ?? ""));
  expect(reasons.length).toBeGreaterThan(5);
  for (const reason of reasons) expect(reason).toMatch(/[\u4e00-\u9fff]/);
  // The reason stands on a card, with the way back; Enter goes into it.
  const title = page.locator("wj-compare .edit:not(.fixed)", { hasText: "原标题" }).first();
  await title.hover();
  await expect(page.locator(".card")).toContainText("重复的原标题");
  await title.press("Enter");
  await expect(page.locator(".card :focus")).toHaveText("恢复这一处");
  await page.keyboard.press("Enter");
  await expect(page.locator("wj-compare .after", { hasText: "原标题" })).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(page.locator("wj-compare .after", { hasText: "原标题" })).toHaveCount(0);
  await page.locator("#panel-edits").click();
  const rule = page.locator(".rule", { has: page.locator('code:text-is("html/qr-box")') });
  await rule.locator("summary").click();
  await rule.getByRole("button", { name: "恢复此规则的全部内容" }).click();
  await page.locator(".segmented button", { hasText: "清洗后" }).click();
  await expect(page.locator("wj-reader")).toContainText("扫一扫");
  await page.keyboard.press("Control+z");
  await expect(page.locator("wj-reader")).not.toContainText("扫一扫");
});

test("38 on a phone a tap on a change says its reason", async ({ browser, url }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: "zh-CN" });
  const page = await context.newPage();
  await sample(page, url, 3);
  await page.locator(".segmented button", { hasText: "对照" }).tap();
  await page.locator("wj-compare .edit:not(.fixed)").nth(8).tap();
  await expect(page.locator(".card")).toContainText("恢复这一处");
  await context.close();
});

test("38 one change is taken back and made again; tags, which are no text, offer nothing", async ({ page, url }) => {
  await sample(page, url);
  await page.locator("#panel-edits").click();
  const markup = page.locator(".rule", { has: page.locator('code:text-is("html/markup")') });
  await markup.locator("summary").click();
  await expect(markup.locator(".edit-line").first()).toBeVisible();
  await expect(markup.locator(".link")).toHaveCount(0);
  const rule = page.locator(".rule", { has: page.locator('code:text-is("html/original-title")') });
  await rule.locator("summary").click();
  await rule.locator(".edit-line .link").click();
  await expect(page.locator("wj-reader")).toContainText("原标题");
  await page.locator(".kept-list .link").click();
  await expect(page.locator("wj-reader")).not.toContainText("原标题");
  await page.keyboard.press("Control+z");
  await expect(page.locator("wj-reader")).toContainText("原标题");
});

test("39 two names become one, and two again", async ({ page, url }) => {
  await sample(page, url);
  await page.locator("#panel-entities").click();
  const rows = page.locator("button.entity");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await page.locator("button.entity", { hasText: "工商银行江海分行" }).click();
  const into = page.locator(".entity-actions select").nth(1);
  await expect(into.locator("optgroup").first()).toHaveAttribute("label", "银行");
  await into.selectOption("江海银行");
  await expect(rows).toHaveCount(before - 1);
  await page.locator(".reader").focus();
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(before);
});

test("words are found in the text, with count and order", async ({ page, url }) => {
  await sample(page, url);
  await page.keyboard.press("Control+f");
  await page.keyboard.type("科技");
  await expect(page.locator(".find-tally")).toHaveText(/^1\/\d+$/);
  await page.keyboard.press("Enter");
  await expect(page.locator(".find-tally")).toHaveText(/^2\//);
  await expect(page.locator("mark.hit").first()).toBeVisible();
});

test("a selection over many chunks copies whole", async ({ page, url, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await read(page, url, prose(60_000));
  const [copied, all] = await page.evaluate(() => {
    const reader = /** @type {any} */ (document.querySelector("wj-reader"));
    reader.paintAll();
    const paragraphs = reader.querySelectorAll("[data-start]");
    const range = document.createRange();
    range.setStart(paragraphs[0], 0);
    range.setEnd(paragraphs[paragraphs.length - 1], paragraphs[paragraphs.length - 1].childNodes.length);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    const data = new DataTransfer();
    reader.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
    return [data.getData("text/plain"), reader.shown.report.text];
  });
  expect(copied).toBe(all);
});
