// The page's pure modules: decimals, sorting, pairs, marks, corrections, source rows, exports, words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHistory } from "../../www/app/history.js";
import { dictionaryFrom, dictionaryJson } from "../../www/export/dictionary.js";
import { csv, guarded, tables, tsv } from "../../www/export/tables.js";
import { loadLanguage, loadLater, setLanguage, TABLES } from "../../www/i18n/index.js";
import { citation } from "../../www/model/citation.js";
import { sharedMetrics } from "../../www/model/corpus.js";
import { corrected } from "../../www/model/corrections.js";
import { percentOf, separated, shift, subtract } from "../../www/model/decimal.js";
import { facts } from "../../www/model/facts.js";
import { excerpt, filterRows, pairs, rowsOf, sortRows } from "../../www/model/figures.js";
import { pairDelta, valueText } from "../../www/model/format.js";
import { arrange, graphOf, groups, joined, placeNames } from "../../www/model/graph.js";
import { runs } from "../../www/model/marks.js";
import { chunks, columns, paragraphAt, paragraphs } from "../../www/model/paragraphs.js";
import { findAll, folded } from "../../www/model/search.js";
import { keptShare, sourceRows } from "../../www/model/source.js";

await loadLater();
await loadLanguage("en");

/** @typedef {import('../../www/types').Figure} Figure */
/** @typedef {import('../../www/types').Report} Report */

const NO_FILTERS = { text: "", group: "", entity: "", period: "", metric: "", change: "", status: "" };

/** @param {Partial<Figure>} of @returns {Figure} */
const figure = (of) => ({
  id: "f0", start: 0, end: 1, source: [], text: "", kind: "money", value: null, low: null, high: null, low_inclusive: false,
  high_inclusive: false, precision: 0, unit: "CNY", unit_text: null, unit_from: null, per: null, modifier: null, direction: null,
  base: null, role: null, status: null, ratio: null, metric: null, subject: null, when: null, group: null, sentence: null,
  article: 0, rule: "", ...of,
});

/** @param {Partial<Report>} of @returns {Report} */
const report = (of) => ({
  schema: "wenjian.report/1", generator: { name: "wenjian", version: "0", lexicon: "x" },
  source: { name: "a", format: "text", kind: "article", encoding: "utf-8", encoding_confidence: "valid", bytes: 0, chars: 0,
    metadata: { title: null, author: null, date: null, categories: [], stock_codes: [] } },
  text: "", pieces: [], edits: [], blocks: [], articles: [], figures: [], entities: [], relations: [], keywords: [], notices: [], ...of,
});

/** @param {string} id @param {string} name @param {number[]} starts @param {any} [type] */
const entity = (id, name, starts, type = "bank") => ({
  id, type, name, short: null, aliases: [], codes: [], registry: null, parent: null, attributes: {}, count: starts.length,
  mentions: starts.map((start) => ({ start, end: start + name.length, source: [], text: name, evidence: "lexicon", confidence: 1 })),
});

test("decimals are exact", () => {
  assert.equal(shift("1259621000000", 8), "12596.21");
  assert.equal(shift("18000000000000", 8), "180000");
  assert.equal(shift("-0.5", 2), "-0.005");
  assert.equal(subtract("0.1", "0.3"), "-0.2");
  assert.equal(subtract("9007199254740993", "1"), "9007199254740992");
  assert.equal(percentOf("30", "50"), "60");
  assert.equal(percentOf("1", "3"), "33.3");
  assert.equal(separated("1234567.8901"), "1,234,567.8901");
});

test("amounts in 元, 万, 亿, and their bounds", () => {
  setLanguage("zh");
  const f = figure({ value: "1259621000000" });
  assert.equal(valueText(f, "auto"), "12,596.21亿元");
  assert.equal(valueText(f, "wan"), "125,962,100万元");
  assert.equal(valueText(f, "one"), "1,259,621,000,000元");
  assert.equal(valueText(figure({ low: "2000000000", high: "3000000000", low_inclusive: true, high_inclusive: true }), "auto"), "20–30亿元");
  assert.equal(valueText(figure({ low: "18000000000000" }), "auto"), "> 18万亿元");
  setLanguage("en");
  assert.equal(valueText(f, "auto"), "1,259.621 bn CNY");
  setLanguage("zh");
});

test("rows sort by true value across units, and percent never stands between amounts", () => {
  const rows = rowsOf(report({ figures: [
    figure({ id: "f0", value: "900000", text: "90万元" }), figure({ id: "f1", kind: "percent", unit: "%", value: "99999999" }),
    figure({ id: "f2", value: "200000000", text: "2亿元" }), figure({ id: "f3", value: "8000", text: "8000元" }),
  ] }), "d");
  assert.deepEqual(sortRows(rows, { key: "value", descending: true }).map((r) => r.figure.id), ["f2", "f0", "f3", "f1"]);
  assert.deepEqual(filterRows(rows, { ...NO_FILTERS, group: "percent" }, []).map((r) => r.figure.id), ["f1"]);
  assert.deepEqual(filterRows(rows, NO_FILTERS, ["money"]).map((r) => r.figure.id), ["f1"]);
});

test("a from→to pair is one row with its delta", () => {
  const from = figure({ id: "f0", kind: "percent", unit: "%", value: "3.58", role: "from", group: "g0" });
  const to = figure({ id: "f1", kind: "percent", unit: "%", value: "3.12", role: "to", group: "g0" });
  assert.equal(pairs([from, to]).get("f1")?.id, "f0");
  const rows = rowsOf(report({ figures: [from, to] }), "d");
  assert.equal(rows.length, 1);
  assert.deepEqual(pairDelta(from, to, "auto"), { direction: "down", text: "−0.46个百分点", percent: "" });
  const money = pairDelta(figure({ value: "5000000000" }), figure({ value: "8000000000" }), "auto");
  assert.deepEqual(money, { direction: "up", text: "+30亿元", percent: "+60%" });
});

test("the figures that matter: one of each kind, none twice", () => {
  const phrase = { text: "余额", start: 0, end: 2 };
  const found = facts(report({ source: { ...report({}).source, metadata: { ...report({}).source.metadata, date: "2025-07-16" } }, figures: [
    figure({ id: "f0", value: "5", metric: phrase }), figure({ id: "f1", value: "70", metric: phrase }),
    figure({ id: "f2", kind: "percent", unit: "%", value: "19.4", role: "change", direction: "up", metric: phrase }),
    figure({ id: "f3", value: "600", status: "target", metric: phrase }),
    figure({ id: "f4", kind: "date", unit: null, status: "target", date: { start: "2027-01-01", end: "2027-12-31", granularity: "year", instant: false, relation: "by", anchor: "document", certain: true } }),
  ] }), "d");
  assert.deepEqual(found.map((f) => [f.kind, f.row.figure.id]), [["money", "f1"], ["growth", "f2"], ["target", "f3"], ["deadline", "f4"]]);
});

test("no old figure matters, no base, no headline's words, and no year that has begun ends anything", () => {
  const profit = { text: "净利润", start: 0, end: 3 };
  const day = (/** @type {string} */ id, /** @type {string} */ start, /** @type {string} */ end, relation = "in") => figure({ id, kind: "date", unit: null, date: { start, end, granularity: "year", instant: false, relation: /** @type {any} */ (relation), anchor: "document", certain: true } });
  const found = facts(report({
    source: { ...report({}).source, metadata: { ...report({}).source.metadata, date: "2025-08-21" } },
    blocks: [{ kind: "title", start: 0, end: 9, article: 0, truncated: false }],
    figures: [
      figure({ id: "f0", start: 3, value: "40", metric: { text: "公司半年净利润", start: 0, end: 3 } }), day("f1", "2025-01-01", "2025-06-30"), day("f2", "2024-01-01", "2024-06-30"), day("f3", "2025-01-01", "2025-12-31", "until"),
      figure({ id: "f4", start: 20, value: "40", role: "level", metric: profit, when: "f1" }), figure({ id: "f5", start: 30, value: "70", role: "level", metric: profit, when: "f2" }),
      figure({ id: "f6", start: 40, value: "90", role: "level", base: { kind: "yoy", text: "较去年同期" }, metric: profit }),
      // Numbers that ran into each other.
      figure({ id: "f9", start: 45, value: "60515714310619", metric: profit }), figure({ id: "f10", start: 46, kind: "percent", unit: "%", value: "548310", role: "change", direction: "up", metric: profit }),
      figure({ id: "f7", start: 50, value: "40", status: "target", metric: profit }), figure({ id: "f8", start: 60, value: "9", status: "target", metric: profit, when: "f2" }),
    ],
  }), "d");
  assert.deepEqual(found.map((f) => [f.kind, f.row.figure.id]), [["money", "f4"]]);
});

test("marks that overlap are cut into runs that nest", () => {
  const e = { start: 2, end: 8, type: "bank", kind: /** @type {const} */ ("entity"), id: "e0", mention: 0 };
  const f = { start: 6, end: 10, type: "money", kind: /** @type {const} */ ("figure"), id: "f0", mention: 0 };
  const found = runs(0, 12, [e], [f], []);
  assert.deepEqual(found.map((r) => [r.start, r.end, r.entity?.id ?? "", r.figure?.id ?? ""]),
    [[0, 2, "", ""], [2, 6, "e0", ""], [6, 8, "e0", "f0"], [8, 10, "", "f0"], [10, 12, "", ""]]);
});

test("paragraphs, chunks and one line of a megabyte", () => {
  const long = report({ text: `标题\n${"字".repeat(100_000)}\n尾` });
  const list = paragraphs(long);
  assert.ok(list.length > 15);
  assert.equal(list.map((p) => long.text.slice(p.start, p.end)).join(""), long.text.replaceAll("\n", ""));
  assert.equal(list[paragraphAt(list, 50_000)].start <= 50_000, true);
  const parts = chunks(list);
  assert.equal(parts.at(-1)?.to, list.length);
  assert.equal(columns("中a文b", 0, 4), 3.1);
});

test("corrections lie over the report and leave it as it is", () => {
  const before = report({ text: "交行和甲行，交行", entities: [entity("e0", "交行", [0, 6]), entity("e1", "甲行", [3])],
    relations: [{ id: "r0", type: "cooperation", roles: { party: ["e0", "e1"] }, status: "done", start: 0, end: 5, rule: "" }],
    figures: [figure({ id: "f0", subject: { text: "甲行", start: 3, end: 5, entity: "e1" } })] });
  const copy = structuredClone(before);
  const hidden = corrected(before, [{ op: "hide-entity", name: "交行", type: "bank" }]);
  assert.deepEqual([hidden.entities.length, hidden.relations.length], [1, 0]);
  const merged = corrected(before, [{ op: "merge", name: "甲行", type: "bank", into: "交行" }]);
  assert.deepEqual([merged.entities[0].count, merged.entities[0].aliases, merged.figures[0].subject?.entity], [3, ["甲行"], "e0"]);
  assert.equal(corrected(before, [{ op: "retype", name: "甲行", type: "bank", to: "company" }]).entities[1].type, "company");
  const meant = corrected({ ...before, figures: [figure({ start: 5, end: 7, text: "3亿", metric: { text: "贷", start: 4, end: 5 } })] }, [{ op: "figure", start: 5, text: "3亿", metric: "", subject: "交行" }]).figures[0];
  assert.deepEqual([meant.metric, meant.subject], [null, { text: "交行", start: 5, end: 7, entity: before.entities.find((e) => e.name === "交行")?.id }]);
  const added = corrected(before, [{ op: "add", name: "行", type: "company", start: 1, all: true }]);
  assert.deepEqual(added.entities.map((e) => [e.name, e.count]), [["行", 3]]);
  assert.deepEqual(before, copy);
});

test("the reader's dictionary counts where the core knew better", () => {
  const before = report({ text: "交行和天枢", entities: [entity("e0", "交行", [0])] });
  const all = (/** @type {any[]} */ dictionary) => corrected(before, [], dictionary).entities.map((e) => `${e.type} ${e.name}`);
  assert.deepEqual(all([{ name: "天枢", type: "product" }]), ["bank 交行", "product 天枢"]);
  assert.deepEqual(all([{ name: "交行", type: null }]), []);
  assert.deepEqual(all([{ name: "交行", type: "company" }]), ["company 交行"]);
});

test("undo and redo lead back to the same state", () => {
  const history = createHistory();
  let state = 0;
  for (const n of [1, 2, 3]) { const before = state; history.run({ label: "x", redo: () => { state = n; }, undo: () => { state = before; } }); }
  history.undo(); history.undo();
  assert.equal(state, 1);
  history.redo(); history.redo();
  assert.equal(state, 3);
  assert.equal(history.redo(), null);
});

test("the source is put together again, paragraph by paragraph", () => {
  const r = report({ text: "甲乙\n丙", pieces: [[0, 2, 3, 5, 0], [2, 3, 5, 5, 2], [3, 4, 9, 10, 0]],
    edits: [{ stage: "html", rule: "markup", source: [0, 3], clean: [0, 0], before: "<p>", after: "" },
      { stage: "html", rule: "markup", source: [5, 9], clean: [3, 3], before: "</p>", after: "" }] });
  const rows = sourceRows(r, paragraphs(r));
  assert.equal(rows.map((row) => row.filter((s) => s.kind !== "inserted").map((s) => s.text).join("")).join(""), "<p>甲乙</p>丙");
  assert.equal(keptShare(r), 0.3);
});

test("a graph of several groups keeps each in its own box", () => {
  const node = (/** @type {string} */ id) => ({ id, label: id, type: "bank", size: 1, x: 0, y: 0 });
  const link = (/** @type {number} */ a, /** @type {number} */ b) => ({ a, b, label: "", type: "", status: "done", relation: "" });
  const nodes = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map(node);
  const links = [link(0, 1), link(2, 3), link(4, 5), link(5, 6), link(6, 7), link(7, 8)];
  assert.deepEqual(groups(nodes, links).map((g) => g.length), [5, 2, 2]);
  const height = arrange(nodes, links, 460);
  for (const n of nodes) assert.ok(n.x >= 0 && n.x <= 460 && n.y >= 0 && n.y <= height, `${n.id} ${n.x} ${n.y}`);
  assert.ok(Math.max(...nodes.slice(4).map((n) => n.y)) < Math.min(nodes[0].y, nodes[2].y));
});

test("a relation joins the one to the many, and what joins only two is left to words", () => {
  const all = () => true;
  assert.deepEqual(joined({ issuer: ["a", "b", "c"], document: ["d"] }, all), [["d", "a"], ["d", "b"], ["d", "c"]]);
  assert.deepEqual(joined({ party: ["a", "b", "c"] }, all), [["a", "b"], ["a", "c"]]);
  assert.deepEqual(joined({ lender: ["a", "b"], borrower: ["c", "d"] }, all), [["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"]]);
  const entities = ["e1", "e2", "e3", "e4", "e5"].map((id) => ({ id, name: id, short: null, type: "bank", count: 1 }));
  const relation = (/** @type {string} */ id, /** @type {any} */ roles) => ({ id, type: "loan", status: "done", roles });
  const drawn = graphOf(/** @type {any} */ ({ entities, relations: [relation("r1", { x: ["e1"], y: ["e2"] }), relation("r2", { x: ["e3", "e4"], y: ["e5"] })] }));
  assert.deepEqual(drawn.nodes.map((n) => n.id).sort(), ["e3", "e4", "e5"]);
  assert.equal(drawn.links.length, 2);
  arrange(drawn.nodes, drawn.links, 360, () => 110);
  for (const [i, a] of drawn.nodes.entries()) for (const b of drawn.nodes.slice(i + 1)) assert.ok(Math.abs(a.x - b.x) >= 110 || Math.abs(a.y - b.y) >= 38, `${a.id} covers ${b.id}`);
});

test("search ignores case and width and keeps offsets", () => {
  assert.deepEqual(findAll(folded("ＡＩ与ai"), "Ai"), [{ start: 0, end: 2 }, { start: 3, end: 5 }]);
  assert.deepEqual(findAll("aaa", " "), []);
});

test("a spreadsheet gets no formula and no broken cell", () => {
  assert.equal(guarded("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
  assert.equal(guarded("-12.5"), "-12.5");
  assert.equal(guarded("@x"), "'@x");
  const table = { name: "t", head: ["a"], rows: [["=1+1"], ['say "x", y'], [null]] };
  assert.equal(csv(table), "\uFEFFa\r\n'=1+1\r\n\"say \"\"x\"\", y\"\r\n\r\n");
  assert.equal(tsv({ name: "t", head: ["a", "b"], rows: [["1\n2", 3]] }), "a\tb\n1 2\t3");
});

test("exports keep the exact value whatever the display", () => {
  const all = tables([{ name: "a", report: report({ figures: [figure({ value: "18000000000000" })] }), only: null }], []);
  assert.equal(all[0].rows[0][all[0].head.indexOf("value")], "18000000000000");
  assert.deepEqual(all.map((x) => x.name), ["figures", "entities", "relations"]);
});

test("the dictionary goes out and comes back the same", () => {
  const entries = [{ name: "天枢", type: /** @type {const} */ ("company") }, { name: "平安", type: null }];
  assert.deepEqual(dictionaryFrom(dictionaryJson(entries)), entries);
  assert.deepEqual(dictionaryFrom("天枢\tcompany\n"), [entries[0]]);
  assert.equal(dictionaryFrom("{}"), null);
});

test("both languages have every word, with the same parameters", () => {
  assert.deepEqual(Object.keys(TABLES.zh).sort(), Object.keys(TABLES.en).sort());
  const names = (/** @type {unknown} */ s) => [...String(s).matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
  for (const key of Object.keys(TABLES.zh).filter((k) => !k.startsWith("period."))) assert.deepEqual(names(TABLES.zh[key]), names(TABLES.en[key]), key);
});

test("the name of a link touches no name of a node and no other link's", () => {
  const node = (/** @type {number} */ x, /** @type {number} */ y) => ({ id: `${x}`, label: "", type: "bank", size: 1, x, y });
  const link = (/** @type {number} */ a, /** @type {number} */ b) => ({ a, b, label: "", type: "loan", status: "done", relation: "" });
  const sizes = { radius: () => 6, labelWidth: () => 60, nameWidth: () => 24 };
  // The middle of the first is free, the second takes the next station, and two nodes that touch leave no room at all.
  const found = placeNames([node(0, 0), node(300, 0), node(0, 300), node(30, 300)], [link(0, 1), link(0, 1), link(2, 3)], sizes);
  assert.deepEqual(found, [{ x: 150, y: 0 }, { x: 120, y: 0 }, null]);
});

test("a row's sentence begins with a clause, and never within a number", () => {
  const row = (/** @type {string} */ sentence, /** @type {string} */ text) => /** @type {any} */ ({ sentence, at: sentence.indexOf(text) });
  assert.equal(excerpt(row("贷款余额3亿元。", "3亿元")), "贷款余额3亿元。");
  assert.equal(excerpt(row("截至2025年6月末，江海市科技型企业贷款余额达到4218.6亿元，同比增长。", "4218.6亿元"), 16), "…江海市科技型企业贷款余额达到4218.6亿元，同比增长。");
  assert.equal(excerpt(row("累计走访超过7000万户小微经营主体其中近900万户", "900"), 14), "…万户小微经营主体其中近900万户");
  assert.equal(excerpt(row("研发费用\t45,120.30\t38,902.11\t15.98%", "15.98%"), 8), "研发费用 45,120.30 38,902.11 15.98%");
  assert.equal(excerpt(row("平均利率降至3.12%，下降46个基点。", "46"), 3), "…下降46个基点。");
});

test("a citation holds the figure, its sentence and its source", () => {
  setLanguage("zh");
  const r = report({ text: "前言。甲行贷款3亿元，增长快。", figures: [], source: { ...report({}).source, metadata: { ...report({}).source.metadata, title: "年报", date: "2025-03-01" } },
    articles: [{ title: "年报", subtitle: null, authors: [], source: "甲报", date: null, start: 0, end: 15 }] });
  const f = figure({ start: 7, end: 10, text: "3亿元", value: "300000000", sentence: [3, 15], source: [[20, 23]], metric: { text: "贷款", start: 5, end: 7 }, subject: { text: "甲行", start: 3, end: 5 } });
  const doc = /** @type {any} */ ({ name: "a.txt", raw: r });
  assert.equal(citation(doc, r, f), "甲行 贷款 3亿元 (300,000,000 元)\n甲行贷款3亿元，增长快。\n出处：年报 · 甲报 · 2025-03-01 · a.txt · 原文第 21–23 字");
});

test("the same metric of the same subject stands side by side", () => {
  const of = (/** @type {string} */ doc, /** @type {string} */ value) => rowsOf(report({ figures: [
    figure({ value, metric: { text: "贷款余额", start: 0, end: 4 }, subject: { text: "甲行", start: 0, end: 2 } }),
    figure({ id: "f1", kind: "percent", unit: "%", value: "3", metric: { text: "贷款余额", start: 0, end: 4 }, subject: { text: "甲行", start: 0, end: 2 } }),
  ] }), doc);
  const found = sharedMetrics([...of("a", "1"), ...of("b", "2"), ...of("c", "3").slice(1)], ["a", "b", "c"]);
  assert.deepEqual(found.map((s) => [s.metric, s.cells.map((c) => c.map((r) => r.figure.value))]), [["贷款余额", [["3"], ["3"], ["3"]]], ["贷款余额", [["1"], ["2"], []]]]);
});

test("every column of the table can be sorted by, empty cells last", () => {
  const rows = rowsOf(report({ figures: [
    figure({ id: "f0", status: "target", metric: { text: "乙", start: 0, end: 1 } }), figure({ id: "f1", value: "2" }),
    figure({ id: "f2", value: "1", status: "actual", direction: "up", metric: { text: "甲", start: 0, end: 1 } }),
  ] }), "d");
  for (const key of ["text", "kind", "value", "metric", "subject", "period", "change", "status", "sentence"]) assert.equal(sortRows(rows, { key, descending: true }).length, 3, key);
  assert.deepEqual(sortRows(rows, { key: "status", descending: false }).map((r) => r.figure.id), ["f2", "f0", "f1"]);
  assert.deepEqual(sortRows(rows, { key: "metric", descending: false }).map((r) => r.figure.id), ["f2", "f0", "f1"]);
  assert.deepEqual(filterRows(rows, { ...NO_FILTERS, status: "target" }, []).map((r) => r.figure.id), ["f0"]);
});
