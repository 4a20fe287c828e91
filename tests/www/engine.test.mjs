// The wasm as the worker uses it: errors with codes, options read and refused.
import assert from "node:assert/strict";
import test from "node:test";
import { nodeAnalyzer } from "../../www/tools/engine.mjs";

const analyzer = await nodeAnalyzer();
const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

test("an empty file is answered with its code", () => {
  const [analysis] = analyzer.analyze(new Uint8Array(), "empty.txt", {});
  assert.equal(analysis.error?.code, "empty-input");
  assert.throws(() => analysis.report(), { code: "empty-input" });
});

test("a picture and random bytes are answered with their codes", () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1]);
  assert.equal(analyzer.analyze(png, "a.txt", {})[0].error?.code, "picture");
  let state = 1;
  const noise = Uint8Array.from({ length: 4096 }, () => (state = (state * 48271) % 2147483647) & 255);
  assert.equal(analyzer.analyze(noise, "a.txt", {})[0].error?.code, "binary-data");
});

test("options are read, and a wrong one is refused with its name", () => {
  const [analysis] = analyzer.analyze(utf8("上月新增贷款3亿元。"), "a.txt", { date: "2025-04-15", only: ["figures"] });
  const report = analysis.report();
  assert.deepEqual(report.figures.map((f) => [f.kind, f.value ?? f.date?.start]), [["date", "2025-03-01"], ["money", "300000000"]]);
  assert.equal(report.entities.length, 0);
  assert.throws(() => analyzer.analyze(utf8("一"), "a", { date: "昨天" }), { code: "bad-options", message: /date/ });
  assert.throws(() => analyzer.analyze(utf8("一"), "a", { encoding: "ebcdic" }), { code: "bad-options" });
  for (const [name, value] of Object.entries({
    date: 20250415, only: "figures", bareNumbers: "yes", keepRules: [1], keepEdits: [1.5], dictionary: [{ type: "bank" }],
  })) {
    assert.throws(() => analyzer.analyze(utf8("一"), "a", { [name]: value }), { code: "bad-options", message: new RegExp(name) });
  }
  assert.throws(() => analyzer.analyze(utf8("一"), "a", /** @type {any} */ ("figures")), { code: "bad-options", message: /options/ });
});

test("GB18030, Big5 and UTF-16 bytes give the text of TextDecoder", () => {
  const utf16 = new Uint8Array(new Uint16Array([..."海州银行贷款余额三亿元。"].map((c) => c.charCodeAt(0))).buffer);
  assert.equal(analyzer.analyze(utf16, "a.txt", { encoding: "utf-16le" })[0].report().text, "海州银行贷款余额三亿元。");
  const gbk = Uint8Array.from([0xb4, 0xfb, 0xbf, 0xee, 0xd3, 0xe0, 0xb6, 0xee]); // 贷款余额
  assert.equal(analyzer.analyze(gbk, "a.txt", { encoding: "gbk" })[0].report().text, "贷款余额");
});
