// The main flow: a document goes in, is read, looked at from both sides, and taken away.
import fs from "node:fs";
import { drop, expect, paste, ready, sample, saved, seeds, test } from "./page.mjs";

test("9 a sample shows marks, figures and entities, and no error", async ({ page, url, problems }) => {
  await sample(page, url);
  await expect(page.locator("wj-reader mark.figure").first()).toBeVisible();
  await expect(page.locator("wj-reader mark.entity").first()).toBeVisible();
  await expect(page.locator(".grid-row").first()).toBeVisible();
  await page.locator("#panel-entities").click();
  await expect(page.locator("button.entity").first()).toBeVisible();
  expect(problems).toEqual([]);
});

test("10 pasted text is read", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await paste(page, { text: "2025年3月，海州银行向甲公司发放贷款3.5亿元，同比增长12.5%。" });
  await expect(page.locator("wj-reader mark.figure").first()).toBeVisible();
});

test("5 nothing can be sent, from page or worker", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  const refused = await page.evaluate(() => Promise.all([
    fetch("https://example.com/").then(() => false, () => true),
    fetch(location.href).then(() => false, () => true),
  ]));
  expect(refused).toEqual([true, true]);
  await page.locator(".lock").click();
  await page.getByRole("button", { name: "试着联网" }).click();
  await expect(page.getByText("页面与后台都被拒绝")).toBeVisible();
});

test("several files at once become tabs in natural order", async ({ page, url }) => {
  await page.goto(url);
  const text = "贷款余额3亿元。";
  await drop(page, ["10.txt", "2.txt", "1.txt"].map((name) => ({ name, bytes: text })));
  await expect(page.locator(".doc-tab:not(.corpus) .doc-tab-name")).toHaveText(["1.txt", "2.txt", "10.txt"]);
});

test("a row leads to its mark, and a mark to its row", async ({ page, url }) => {
  await sample(page, url, 4);
  const row = page.locator(".grid-row").nth(5);
  await row.click();
  await expect(page.locator("wj-reader mark.on").first()).toBeInViewport();
  const mark = page.locator("wj-reader mark.figure:not(.date)").nth(1);
  const id = await mark.getAttribute("data-id");
  await mark.click();
  await expect(page.locator(`.grid-row[data-row$=":${id}"]`)).toHaveAttribute("aria-selected", "true");
});

test("a legend switch hides a type in the text and in the table", async ({ page, url }) => {
  await sample(page, url);
  const before = await page.locator(".filter-chips .tally").innerText();
  await page.locator(".legend-item", { hasText: "日期与期限" }).click();
  await expect(page.locator("wj-reader")).toHaveAttribute("data-hide", "date");
  await expect(page.locator(".filter-chips .tally")).not.toHaveText(before);
  await page.reload();
  await page.locator(".sample").first().click();
  await expect(page.locator("wj-reader")).toHaveAttribute("data-hide", "date");
});

test("JSON goes out and opens again as the same document", async ({ page, url }) => {
  await sample(page, url);
  await page.locator(".bar .primary").click();
  await page.locator(".option", { hasText: "JSON" }).click();
  const file = await saved(page, () => page.locator(".dialog button[type=submit]").click());
  const report = JSON.parse(file.bytes.toString());
  expect(report.schema).toBe("wenjian.report/1");
  const marks = await page.locator("wj-reader mark").count();
  await drop(page, [{ name: "again.json", bytes: file.bytes }]);
  await expect(page.locator(".doc-tab:not(.corpus)")).toHaveCount(2);
  await expect(page.locator("wj-reader mark")).toHaveCount(marks);
});

test("13 the samples are read, each in a tab of its own", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, seeds.map((file) => ({ name: file.split("/").pop() ?? "", bytes: fs.readFileSync(file) })));
  await expect(page.locator(".doc-tab:not(.corpus)")).toHaveCount(5);
  await expect(page.locator(".doc-tab.done")).toHaveCount(5);
});
