// The workbook as a spreadsheet sees it: read back by a small reader here, and by LibreOffice where it is installed.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import zlib from "node:zlib";
import { markdown, spoken, tables, within } from "../../www/export/tables.js";
import { xlsx } from "../../www/export/xlsx.js";
import { loadLater, setLanguage } from "../../www/i18n/index.js";
import { nodeAnalyzer } from "../../www/tools/engine.mjs";

await loadLater();
setLanguage("zh");

const TEXT = "2025年一季度，工商银行贷款余额1234567890.12元，同比增长5.7%，不良率0.05%。\n＜=2+3＞截至2025年3月末，“甲&乙”基金规模18万亿元。";
const bytes = new TextEncoder().encode(TEXT);
const [analysis] = (await nodeAnalyzer()).analyze(bytes, "=1+1.txt", {});
const coded = tables([{ name: "=1+1.txt", report: analysis.report(), only: null }], []);
const all = coded.map(spoken);
const workbook = Buffer.from(await (await xlsx(all)).arrayBuffer());

/** The files of an archive, by name. @param {Buffer} archive @returns {Record<string, string>} */
function unzipped(archive) {
  /** @type {Record<string, string>} */
  const files = {};
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
    const [packed, size, name] = [archive.readUInt32LE(at + 18), archive.readUInt32LE(at + 22), archive.readUInt16LE(at + 26)];
    const from = at + 30 + name;
    const data = zlib.inflateRawSync(archive.subarray(from, from + packed));
    assert.equal(data.length, size);
    files[archive.toString("utf8", at + 30, from)] = data.toString();
    at = from + packed;
  }
  return files;
}

test("43 numbers are numbers, days are days, and the head stands still", () => {
  const files = unzipped(workbook);
  const styles = (files["xl/styles.xml"].split("<cellXfs")[1].match(/<xf /g) ?? []).length;
  all.forEach((table, i) => {
    const sheet = files[`xl/worksheets/sheet${i + 1}.xml`];
    assert.deepEqual([...sheet.matchAll(/<(dimension|sheetViews|cols|sheetData|autoFilter)[ >]/g)].map((m) => m[1]), ["dimension", "sheetViews", "cols", "sheetData", "autoFilter"]);
    assert.match(sheet, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/);
    assert.equal(sheet.match(/<row /g)?.length, table.rows.length + 1);
    assert.equal(sheet.match(/<col /g)?.length, table.head.length);
    for (const [, style] of sheet.matchAll(/ s="(\d+)"/g)) assert.ok(Number(style) < styles);
    // No formula, whatever a name begins with.
    assert.doesNotMatch(sheet, /<f>/);
  });
  const figures = files["xl/worksheets/sheet1.xml"];
  assert.match(figures, /s="3"><v>1234567890\.12<\/v>/);
  assert.match(figures, /s="2"><v>18000000000000<\/v>/);
  // 31 March 2025 is day 45747 of every spreadsheet.
  assert.match(figures, /s="4"><v>45747<\/v>/);
});

const office = spawnSync("soffice", ["--version"]).status === 0;

test("43 LibreOffice reads every cell as it was written", { skip: !office && "no LibreOffice on this machine" }, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wenjian-xlsx-"));
  try {
    const file = path.join(folder, "book.xlsx");
    fs.writeFileSync(file, workbook);
    // Comma, quotes, UTF-8, from the first row, values as they are formatted, every sheet.
    execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", folder, file], { stdio: "ignore" });
    for (const table of all) {
      const rows = cells(fs.readFileSync(path.join(folder, `book-${table.name}.csv`), "utf8"));
      assert.deepEqual(rows[0], table.head);
      const plain = (/** @type {string} */ text) => (/^-?[\d,]+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text);
      assert.deepEqual(rows.slice(1).map((row) => row.map(plain)), table.rows.map((row) => row.map((cell) => String(cell ?? ""))));
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} csv */
function cells(csv) {
  return csv.trimEnd().split(/\n(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"([\s\S]*)"$/, "$1").replaceAll('""', '"')));
}

test("tables for people speak their language, and leave out what is empty", () => {
  const [figures] = all;
  assert.deepEqual(figures.head.slice(2, 5), ["原文", "类型", "数值"]);
  const rate = figures.rows.find((row) => row[2] === "5.7%") ?? [];
  assert.ok(rate.includes("百分比") && rate.includes("同比") && !rate.includes("percent"));
  const text = markdown(all, "甲");
  assert.match(text, /^# 甲\n\n## 数字\n\n\| 文档 \| 编号 \| 原文 \|/);
  assert.doesNotMatch(text.split("\n")[4], /每/);
});

test("of words that are marked, what stands in them goes out", () => {
  const report = analysis.report();
  const cut = within(report, report.text.indexOf("同比"), report.text.indexOf("不良率"));
  assert.deepEqual(cut.figures.map((f) => f.text), ["5.7%"]);
  assert.deepEqual(cut.entities, []);
  const [first] = within(report, 0, report.text.indexOf("贷款")).entities;
  assert.deepEqual([report.text.slice(first.mentions[0].start, first.mentions[0].end), first.count], ["工商银行", 1]);
});
