// A report against tests/report.schema.json, by the keywords that our schema uses; another keyword is an error.
import fs from "node:fs";
import path from "node:path";

const schema = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, "../report.schema.json"), "utf8"));
const QUIET = ["$schema", "$id", "$defs", "title", "description"];

/** @type {Record<string, (v: any) => boolean>} */
const TYPES = {
  object: (v) => typeof v === "object" && v !== null && !Array.isArray(v), array: Array.isArray, string: (v) => typeof v === "string",
  integer: Number.isInteger, number: (v) => typeof v === "number", boolean: (v) => typeof v === "boolean", null: (v) => v === null,
};

/** @type {Record<string, (rule: any, v: any, at: string, of: any) => string[]>} */
const KEYWORDS = {
  $ref: (rule, v, at) => check(rule.replace("#/", "").split("/").reduce((/** @type {any} */ s, /** @type {string} */ k) => s[k], schema), v, at),
  type: (rule, v, at) => ([rule].flat().some((name) => TYPES[name](v)) ? [] : [`${at}: no ${rule}`]),
  const: (rule, v, at) => (v === rule ? [] : [`${at}: not ${rule}`]),
  enum: (rule, v, at) => (rule.includes(v) ? [] : [`${at}: ${v} is none of ${rule}`]),
  anyOf: (rule, v, at) => (rule.some((/** @type {any} */ s) => !check(s, v, at).length) ? [] : [`${at}: fits none`]),
  required: (rule, v, at) => (TYPES.object(v) ? rule.filter((/** @type {string} */ k) => !(k in v)).map((/** @type {string} */ k) => `${at}: ${k} is missing`) : []),
  properties: (rule, v, at) => (TYPES.object(v) ? Object.keys(rule).flatMap((k) => (k in v ? check(rule[k], v[k], `${at}/${k}`) : [])) : []),
  additionalProperties: (rule, v, at, of) => (TYPES.object(v) ? Object.keys(v).filter((k) => !(k in (of.properties ?? {}))).flatMap((k) => (rule === false ? [`${at}: ${k} is not known`] : check(rule, v[k], `${at}/${k}`))) : []),
  items: (rule, v, at) => (Array.isArray(v) ? v.flatMap((x, i) => check(rule, x, `${at}/${i}`)) : []),
  pattern: (rule, v, at) => (typeof v !== "string" || new RegExp(rule, "u").test(v) ? [] : [`${at}: ${v} does not match ${rule}`]),
  minItems: (rule, v, at) => (!Array.isArray(v) || v.length >= rule ? [] : [`${at}: too few`]),
  maxItems: (rule, v, at) => (!Array.isArray(v) || v.length <= rule ? [] : [`${at}: too many`]),
  minLength: (rule, v, at) => (typeof v !== "string" || [...v].length >= rule ? [] : [`${at}: too short`]),
  minimum: (rule, v, at) => (typeof v !== "number" || v >= rule ? [] : [`${at}: ${v} < ${rule}`]),
  maximum: (rule, v, at) => (typeof v !== "number" || v <= rule ? [] : [`${at}: ${v} > ${rule}`]),
};

/** @param {any} of @param {any} value @param {string} at @returns {string[]} */
function check(of, value, at) {
  return Object.entries(of).filter(([k]) => !QUIET.includes(k)).flatMap(([k, rule]) => {
    if (!KEYWORDS[k]) throw new Error(`this validator does not know ${k}`);
    return KEYWORDS[k](rule, value, at, of);
  });
}

/** Everything that the schema does not allow. @param {unknown} report */
export const schemaErrors = (report) => check(schema, report, "");
