// House rules of the page that no compiler knows.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { loadLanguage, loadLater, TABLES } from "../../www/i18n/index.js";
import { filesBelow } from "../../www/tools/engine.mjs";
import { root } from "../../www/tools/run.mjs";

await loadLater();
await loadLanguage("en");

const www = path.join(root, "www");
const scripts = filesBelow(www).filter((f) => f.endsWith(".js"));
const relative = (/** @type {string} */ file) => path.relative(www, file).replaceAll(path.sep, "/");
const read = (/** @type {string} */ file) => fs.readFileSync(file, "utf8");

test("no view is longer than 300 lines", () => {
  for (const file of scripts.filter((f) => relative(f).startsWith("views/"))) assert.ok(read(file).split("\n").length <= 300, relative(file));
});

test("no Chinese text stands outside i18n and the samples", () => {
  for (const file of scripts.filter((f) => !/^(i18n|samples|pdf)\//.test(relative(f)))) {
    read(file).split("\n").forEach((line, i) => {
      if (!/^\s*(\/\/|\*|\/\*)/.test(line)) assert.ok(!/[\u4e00-\u9fff]/.test(line.replace(/\/\/.*|\/\*.*?\*\//g, "")), `${relative(file)}:${i + 1} ${line.trim()}`);
    });
  }
});

test("every word that a view asks for exists", () => {
  for (const file of scripts) {
    for (const [, key] of read(file).matchAll(/\bt\('([\w.-]+)'/g)) assert.ok(key in TABLES.zh, `${relative(file)}: ${key}`);
  }
});

test("views know state, words and format, and no worker", () => {
  for (const file of scripts.filter((f) => relative(f).startsWith("views/"))) {
    assert.ok(!/from '.*\/(client|worker)\.js'/.test(read(file)), relative(file));
  }
});

test("nothing is asked of another origin", () => {
  for (const file of scripts.filter((f) => !/^(samples|i18n)\//.test(relative(f)))) {
    const addresses = [...read(file).matchAll(/https?:\/\/[^\s'"`)]+/g)].map((m) => m[0]);
    const allowed = /^http:\/\/(www\.w3\.org|schemas\.openxmlformats\.org)\/|^https:\/\/example\.com\//;
    for (const address of addresses) assert.match(address, allowed, relative(file));
  }
});

/** Every `stage/rule` that the core can put on an edit, read from its source. */
function rulesOfTheCore() {
  const rust = (/** @type {string} */ file) => read(path.join(root, "src", file)).split(/^#\[cfg\(test\)\]\nmod /m)[0];
  const found = [...rust("clean/rules.rs").matchAll(/= "([a-z-]+)" \/ "([a-z-]+)";/g)].map((m) => `${m[1]}/${m[2]}`);
  for (const file of filesBelow(path.join(root, "src", "input")).filter((f) => f.endsWith(".rs") && !f.endsWith("undo.rs"))) {
    for (const m of rust(path.relative(path.join(root, "src"), file)).matchAll(/Rule \{ stage: "([a-z-]+)", name: "([a-z-]+)" \}/g)) found.push(`${m[1]}/${m[2]}`);
  }
  // What is left out of a page is named by a phrase, by the box it stands in, or by its place.
  const page = rust("input/html/content.rs") + rust("input/html/phrases.rs");
  for (const m of page.matchAll(/(?:phrase!\(|self\.drop\(\w+, |Furniture::\w+ => |Some\()"([a-z-]+)"/g)) found.push(`html/${m[1]}`);
  return [...new Set(found)];
}

test("every rule of the cleaning has its reason in both languages, and no reason is without a rule", () => {
  const rules = rulesOfTheCore();
  assert.ok(rules.length > 50, `${rules.length} rules found`);
  for (const lang of /** @type {const} */ (["zh", "en"])) for (const rule of rules) assert.ok(`edit.${rule}` in TABLES[lang], `${lang}: edit.${rule}`);
  const known = Object.keys(TABLES.zh).filter((k) => /^edit\.[a-z-]+\//.test(k)).map((k) => k.slice(5));
  assert.deepEqual(known.filter((k) => !rules.includes(k)), []);
});

test("what the core names in figures, entities, relations and notices has its words", () => {
  const { $defs: { figure, entity, evidence, relation } } = JSON.parse(read(path.join(root, "tests", "report.schema.json")));
  /** @type {[string, (string | null)[]][]} */
  const names = [["kind", figure.properties.kind.enum], ["role.figure", figure.properties.role.enum], ["status", figure.properties.status.enum],
    ["base", figure.properties.base.anyOf[0].properties.kind.enum], ["type", entity.properties.type.enum], ["badge", entity.properties.type.enum],
    ["evidence", evidence.enum], ["relation", relation.properties.type.enum]];
  const missing = names.flatMap(([at, list]) => list.filter((x) => x !== null).flatMap((x) => (["zh", "en"].filter((l) => !(`${at}.${x}` in TABLES[/** @type {"zh" | "en"} */ (l)])).map((l) => `${l} ${at}.${x}`))));
  assert.deepEqual(missing, []);
  const codes = filesBelow(path.join(root, "src")).filter((f) => f.endsWith(".rs")).flatMap((f) => [...read(f).matchAll(/Notice \{\s*code: "([a-z-]+)"/g)].map((m) => m[1]));
  assert.ok(codes.length >= 4);
  for (const code of codes) assert.ok(`notice.${code}` in TABLES.zh && `notice.${code}` in TABLES.en, code);
});

test("no view says anything in a language of its own", () => {
  // A run of letters between tags of a template is text that a reader sees; words belong to i18n.
  for (const file of scripts.filter((f) => relative(f).startsWith("views/"))) {
    const source = read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    for (const [, template] of source.matchAll(/(?:html|svg)`([^`]*)`/g)) {
      for (const [, seen] of template.matchAll(/>([^<>${}`]*)</g)) {
        assert.ok(!/[A-Za-z]{2,}/.test(seen.replace(/\bCtrl K\b|\bSVG\b|\bPNG\b/g, "")), `${relative(file)}: ${seen.trim()}`);
      }
      for (const [, said] of template.matchAll(/(?:title|aria-label|placeholder|alt)="([^"$]*)"/g)) assert.fail(`${relative(file)}: ${said}`);
    }
  }
});

test("each of the fifty acceptance checks has a test, named by its number", () => {
  const files = ["browser", "www"].flatMap((folder) => filesBelow(path.join(root, "tests", folder))).filter((f) => /\.(spec|test)\.mjs$/.test(f));
  const covered = new Set(files.flatMap((f) => [...read(f).matchAll(/\btest\(["'`]((?:\d+(?:, )?)+) /g)].flatMap((m) => m[1].split(", ").map(Number))));
  assert.deepEqual(Array.from({ length: 50 }, (_, i) => i + 1).filter((n) => !covered.has(n)), []);
});
