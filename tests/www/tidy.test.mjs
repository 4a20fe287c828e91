// House rules of the page that no compiler knows.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { TABLES } from "../../www/i18n/index.js";
import { filesBelow } from "../../www/tools/engine.mjs";
import { root } from "../../www/tools/run.mjs";

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
