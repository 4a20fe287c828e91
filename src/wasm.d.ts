/** Offsets are UTF-16 code units, half open. Numbers that carry meaning are decimal strings. */
export interface WenjianError { code: string; message: string }
export type ExportFormat = "json" | "csv" | "csv-entities" | "csv-relations" | "markdown" | "html";
export type EntityType = "person" | "place" | "bank" | "company" | "government" | "association" | "institute"
  | "media" | "fund" | "policy" | "work" | "product" | "event";
export type FigureKind = "money" | "percent" | "pp" | "bp" | "permille" | "multiple" | "fraction" | "count"
  | "measure" | "duration" | "date" | "ordinal" | "index_point" | "docno" | "security_code" | "number";
export interface AnalyzeOptions {
  /** YYYY-MM-DD: the anchor for relative dates; without it the document's own date. */
  date?: string;
  /** A label such as `gb18030`; without it the bytes decide. */
  encoding?: string;
  /** Only these parts; without it all. */
  only?: ("text" | "figures" | "entities" | "relations" | "keywords")[];
  /** Also numerals without unit and meaning. */
  bareNumbers?: boolean;
  /** Cleaning rules that are not applied, `stage/rule`. */
  keepRules?: string[];
  /** Single edits that are not applied: the source offsets of their starts. */
  keepEdits?: number[];
  /** Names added with a type, or hidden with `null`. */
  dictionary?: { name: string; type: EntityType | null }[];
}
export interface Report {
  schema: string;
  generator: { name: string; version: string; lexicon: string };
  source: {
    name: string; format: string; kind: string; encoding: string; encoding_confidence: string; bytes: number;
    chars: number;
    metadata: {
      title: string | null; author: string | null; date: string | null; categories: string[];
      stock_codes: string[];
    };
  };
  text: string;
  /** clean start, clean end, source start, source end, op (0 copy, 1 replace, 2 insert) */
  pieces: [number, number, number, number, number][];
  edits: Edit[];
  blocks: Block[];
  articles: Article[];
  figures: Figure[];
  entities: Entity[];
  relations: Relation[];
  keywords: { word: string; count: number; weight: number }[];
  notices: Notice[];
}
export interface Edit {
  stage: string; rule: string; source: [number, number]; clean: [number, number]; before: string; after: string;
}
export interface Block { kind: string; start: number; end: number; article: number; truncated: boolean }
export interface Article {
  title: string | null; subtitle: string | null; authors: string[]; source: string | null; date: string | null;
  start: number; end: number;
}
export interface Figure {
  id: string; start: number; end: number; source: [number, number][]; text: string; kind: FigureKind;
  value: string | null; low: string | null; high: string | null; low_inclusive: boolean; high_inclusive: boolean;
  precision: number; unit: string | null; unit_text: string | null; unit_from: string | null; per: string | null;
  modifier: string | null; direction: "up" | "down" | "flat" | null; base: { kind: string; text: string } | null;
  role: string | null; status: string | null; ratio: string | null; metric: Phrase | null; subject: Phrase | null;
  when: string | null; date?: Period; duration?: Record<string, [string | null, string | null]>;
  group: string | null; sentence: [number, number] | null; article: number; rule: string;
}
export interface Phrase { text: string; start: number; end: number; entity?: string }
export interface Period {
  start: string | null; end: string | null; granularity: string; instant: boolean; relation: string;
  anchor: string; certain: boolean;
}
export interface Entity {
  id: string; type: EntityType; name: string; short: string | null; aliases: string[];
  codes: { system: string; code: string; evidence: string }[]; registry: string | null; parent: string | null;
  attributes: Record<string, string>; count: number; mentions: Mention[];
}
export interface Mention {
  start: number; end: number; source: [number, number][]; text: string; evidence: string; confidence: number;
}
export interface Relation {
  id: string; type: string; roles: Record<string, (string | { text: string; start: number; end: number })[]>;
  status: "done" | "planned" | "ended"; start: number; end: number; rule: string;
}
export interface Notice { code: string; start: number; end: number; params: Record<string, string> }
