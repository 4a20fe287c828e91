// Every way in, and what a reader meets when a file cannot be read. Numbers are those of the acceptance list.
import { docx, gb18030, pdf, prose, zip } from "./bytes.mjs";
import { drop, expect, hosted, paste, ready, test } from "./page.mjs";

const clean = (/** @type {import("@playwright/test").Page} */ page) => page.locator("wj-reader");

test("3 figures of the first sample are shown before entities", hosted, async ({ page, url }) => {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => { release = () => resolve(undefined); });
  await page.route("**/lexicon-*", async (route) => { await held; await route.fallback(); });
  await page.goto(url);
  await page.locator(".sample").first().click();
  await expect(page.locator("wj-reader mark.figure").first()).toBeVisible();
  expect(await page.locator("wj-reader mark.entity.bank").count()).toBe(0);
  await expect(page.locator(".banner")).toBeVisible();
  release();
  await expect(page.locator("wj-reader mark.entity.bank").first()).toBeVisible();
});

test("11 pasted HTML keeps table rows and runs nothing", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await paste(page, { html: '<p>2024年主要指标如下，单位为亿元，供参考。</p><table><tr><td>营业收入</td><td>35.2亿元</td></tr><tr><td>净利润</td><td>4.1亿元</td></tr></table><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>', text: "x" });
  await expect(clean(page)).toContainText("营业收入");
  await expect(clean(page)).toContainText("4.1亿元");
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
});

test("12 one dropped file is read", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, [{ name: "a.txt", bytes: "截至6月末，贷款余额3.5亿元。" }]);
  await expect(clean(page)).toContainText("贷款余额3.5亿元");
});

test("14 a chosen folder is read in natural order", async ({ page, url }, info) => {
  const fs = await import("node:fs");
  const folder = info.outputPath("folder");
  fs.mkdirSync(`${folder}/inner`, { recursive: true });
  for (const name of ["10.txt", "9.txt", "inner/1.txt", ".hidden"]) fs.writeFileSync(`${folder}/${name}`, "贷款3亿元。");
  await page.goto(url);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "选择文件夹" }).click()]);
  await chooser.setFiles(folder);
  await expect(page.locator(".doc-tab:not(.corpus) .doc-tab-name")).toHaveText(["9.txt", "10.txt", "1.txt"]);
});

test("15 a zip becomes its documents", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, [{ name: "a.zip", bytes: zip([["一.txt", "甲公司投资3亿元。"], ["二.txt", "乙公司投资4亿元。"]]) }]);
  await expect(page.locator(".doc-tab:not(.corpus)")).toHaveCount(2);
  await expect(clean(page)).toContainText("甲公司投资3亿元");
});

test("15 of a zip with a picture the readable part is shown, and the picture says which it is", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, [{ name: "a.zip", bytes: zip([["图.png", Buffer.from("89504e470d0a1a0a", "hex")], ["一.txt", "甲公司投资3亿元。"]]) }]);
  await expect(clean(page)).toContainText("甲公司投资3亿元");
  await page.locator(".doc-tab.error button").click();
  await expect(page.locator(".problem")).toContainText("图.png");
});

test("16 a zip bomb is refused with a message", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, [{ name: "bomb.zip", bytes: zip([["a.txt", Buffer.alloc(80_000_000)]]) }]);
  await expect(page.locator(".problem")).toContainText("压缩包解开后异常庞大");
});

test("17 GB18030 is decoded, shown, and can be switched", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, [{ name: "gb.txt", bytes: gb18030("截至2025年6月末，海州市科技型企业贷款余额为三百五十亿元，同比增长百分之十二。") }]);
  await expect(clean(page)).toContainText("海州市科技型企业贷款余额");
  await expect(page.locator(".encoding select")).toContainText("GB18030");
  await page.locator(".encoding select").selectOption("big5");
  await expect(clean(page)).not.toContainText("海州市科技型企业贷款余额");
  await page.locator(".encoding select").selectOption("");
  await expect(clean(page)).toContainText("海州市科技型企业贷款余额");
});

test("18 a Word document gives paragraphs and table cells", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, [{ name: "a.docx", bytes: docx(["海州银行上半年发放贷款35亿元。"], [["项目", "金额"], ["不良贷款", "2.5亿元"]]) }]);
  await expect(clean(page)).toContainText("发放贷款35亿元");
  await expect(clean(page)).toContainText("2.5亿元");
});

test("19 a picture gives a helpful error, and the page goes on", async ({ page, url }) => {
  await page.goto(url);
  await drop(page, [{ name: "a.png", bytes: Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex") }]);
  await expect(page.locator(".problem")).toContainText("图片");
  await drop(page, [{ name: "b.txt", bytes: "贷款3亿元。" }]);
  await expect(page.locator("wj-reader mark").first()).toBeVisible();
});

for (const [name, bytes, words] of /** @type {[string, Uint8Array | string, string][]} */ ([
  ["empty.txt", "", "没有文字"],
  ["old.doc", Buffer.from("d0cf11e0a1b11ae1000000000000000000000000000000003e000300feff0900", "hex"), "Office"],
  ["broken.docx", Buffer.concat([Buffer.from("504b030414000000080000002100ffffffff", "hex"), Buffer.alloc(400, 7)]), "文件"],
])) {
  test(`an unreadable file is explained: ${name}`, async ({ page, url, problems }) => {
    await page.goto(url);
    await drop(page, [{ name, bytes }]);
    await expect(page.locator(".problem")).toContainText(words);
    expect(problems).toEqual([]);
  });
}

test("20, 21 progress moves on 5 MB, Escape cancels at once, and the next document is read", async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  await drop(page, [{ name: "big.txt", bytes: prose(5_000_000) }]);
  const bar = page.getByRole("progressbar");
  await expect(bar).toBeVisible();
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow").catch(() => "100"))).toBeGreaterThan(3);
  const took = await page.evaluate(() => new Promise((resolve) => {
    const start = performance.now();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    const look = () => (document.querySelector("[role=progressbar]") ? setTimeout(look, 10) : resolve(performance.now() - start));
    look();
  }));
  expect(took).toBeLessThan(300);
  await drop(page, [{ name: "b.txt", bytes: "贷款3亿元。" }]);
  await expect(page.locator("wj-reader mark").first()).toBeVisible();
});

test("a document cancelled while the lexicon is on its way holds nothing up", hosted, async ({ page, url }) => {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => { release = () => resolve(undefined); });
  await page.route("**/lexicon-*", async (route) => { await held; await route.fallback(); });
  await page.goto(url);
  await drop(page, [{ name: "big.txt", bytes: prose(3_000_000) }]);
  await expect(page.getByRole("progressbar")).toBeVisible();
  release();
  await page.waitForTimeout(300);
  await page.keyboard.press("Escape");
  await ready(page);
  await drop(page, [{ name: "b.txt", bytes: "截至6月末，交通银行江海分行贷款余额3亿元。" }]);
  await expect(page.locator("wj-reader mark.bank").first()).toBeVisible();
});

test("23 a crash restarts the worker; a second one is reported; the next document is read", hosted, async ({ page, url }) => {
  await page.route("**/worker-*.js", async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({ contentType: "text/javascript", body: `${body}
      ;{ const real = self.onmessage; self.onmessage = (e) => { if (e.data.name === "crash.txt") throw new Error("forced"); real(e); }; }` });
  });
  await page.goto(url);
  await drop(page, [{ name: "crash.txt", bytes: "贷款3亿元。" }]);
  await expect(page.locator(".problem")).toContainText("已自动重启");
  await drop(page, [{ name: "good.txt", bytes: "贷款3亿元。" }]);
  await expect(page.locator("wj-reader mark").first()).toBeVisible();
});

test("a file past 50 MB is offered in part", async ({ page, url }) => {
  await page.goto(url);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    const head = new TextEncoder().encode("贷款余额3亿元。\n".repeat(10));
    transfer.items.add(new File([head, new Uint8Array(51_000_000).fill(10)], "huge.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
  });
  await expect(page.locator(".problem")).toContainText("50 MB");
  await expect(page.getByRole("button", { name: "只读取前 20 MB" })).toBeVisible();
});

test("the engine's failure says why and what to do", hosted, async ({ page, url }) => {
  await page.route("**/engine-*.gz", (route) => route.fulfill({ status: 404 }));
  await page.goto(url);
  await expect(page.locator(".problem")).toContainText("未能启动");
  await expect(page.locator(".problem")).toContainText("wenjian.html");
});

test("without the lexicon there are still figures", hosted, async ({ page, url }) => {
  await page.route("**/lexicon-*", (route) => route.abort());
  await page.goto(url);
  await page.locator(".sample").first().click();
  await expect(page.locator("wj-reader mark.figure").first()).toBeVisible();
  await expect(page.locator(".banner")).toContainText("词库未能载入");
});

test("a PDF is read, with pdf.js loaded only then", async ({ page, url, context, build }) => {
  const other = await context.newPage();
  await other.setContent("<meta charset=utf-8><p style='font:16px sans-serif'>截至2025年6月末，交通银行江海分行贷款余额35.2亿元，同比增长12.5%。</p>");
  const bytes = await other.pdf();
  await other.close();
  await page.goto(url);
  await ready(page);
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await drop(page, [{ name: "a.pdf", bytes }]);
  await expect(clean(page)).toContainText("35.2亿元", { timeout: 30_000 });
  await expect(page.locator("wj-reader mark.money").first()).toBeVisible();
  // This very browser writes 行, 月 and 长 into a PDF as signs for radicals; they must come back as characters.
  await expect(page.locator("wj-reader mark.bank").first()).toHaveText("交通银行江海分行");
  await expect(page.locator(".grid-row", { hasText: "12.5" }).locator(".move.up")).toBeVisible();
  if (build === "hosted") expect(asked.some((address) => address.includes("chunk-"))).toBe(true);
});

test("a PDF of two columns under one headline is read column by column", async ({ page, url }) => {
  const left = "据江海市统计局介绍，上半年全市科技型企业贷款余额达到四百二十亿元，比年初增加三十五亿元。其中，中小微企业贷款占比超过六成，信用贷款占比持续上升。银行机构为企业提供了多样的服务，贷款平均利率下降至百分之三点五，有效降低了企业的融资成本，助力企业加快技术改造。";
  const right = "与此同时，江海市推出知识产权质押融资风险补偿办法，市财政安排补偿资金两亿元，对合作银行发生的损失按比例分担。截至六月末，已有一百二十家企业通过这一办法获得贷款，总额达到八十六亿元。下一步，该市计划在三年内把补偿资金扩大到五亿元，并向县域延伸服务。";
  const lines = (/** @type {string} */ text, /** @type {number} */ x) => (text.match(/.{1,18}/gu) ?? []).map((line, i) => ({ x, y: 720 - i * 20, size: 12, text: line }));
  // Written row by row across both columns: only the places on the page tell the order.
  const body = [...lines(left, 60), ...lines(right, 320)].sort((a, b) => b.y - a.y || a.x - b.x);
  await page.goto(url);
  await ready(page);
  await drop(page, [{ name: "columns.pdf", bytes: pdf([{ x: 70, y: 770, size: 22, text: "江海市科技金融上半年交出成绩单贷款超四百亿" }, ...body]) }]);
  await expect(clean(page)).toContainText("四百二十亿元", { timeout: 30_000 });
  const text = (await page.evaluate(() => /** @type {any} */ (document.querySelector("wj-reader")).shown.report.text)).replace(/\s/g, "");
  expect(text.startsWith("江海市科技金融上半年交出成绩单")).toBe(true);
  expect(text).toContain(left);
  expect(text).toContain(right);
  expect(text.indexOf(left)).toBeLessThan(text.indexOf(right));
});
