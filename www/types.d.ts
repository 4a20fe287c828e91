// The page's own types. The report's types are those of the core (`src/wasm.d.ts`).
import type { Report, Figure, Entity, Mention, Edit, Relation, EntityType, AnalyzeOptions } from "../src/wasm";
export type * from "../src/wasm";

/** What a reader changed by hand; plain data, applied to a report by `model/corrections.js`. */
export type Correction =
  | { op: "hide-entity"; name: string; type: string }
  | { op: "retype"; name: string; type: string; to: EntityType }
  | { op: "merge"; name: string; type: string; into: string }
  | { op: "add"; name: string; type: EntityType; start: number; all: boolean }
  | { op: "hide-figure"; start: number; text: string }
  | { op: "figure"; start: number; text: string; metric: string; subject: string };

export interface DictionaryEntry { name: string; type: EntityType | null }

/** One document that is open in the page. */
export interface Doc {
  id: string;
  name: string;
  /** The file it came from; several documents of one archive share it. */
  file: FileBytes;
  /** Which document of the file. */
  index: number;
  status: "queued" | "reading" | "partial" | "done" | "error" | "cancelled";
  progress: number;
  error: { code: string; message: string } | null;
  /** As the core gave it. */
  raw: Report | null;
  /** With the reader's corrections. */
  report: Report | null;
  options: DocOptions;
  corrections: Correction[];
}
export interface DocOptions { encoding?: string; date?: string; keepRules: string[]; keepEdits: number[] }
export interface FileBytes { name: string; bytes: ArrayBuffer }

export interface Problem { code: string; message: string }

export type Selection =
  | { kind: "figure"; id: string }
  | { kind: "entity"; id: string; mention?: number }
  | { kind: "relation"; id: string }
  | { kind: "edit"; index: number }
  | { kind: "range"; start: number; end: number };

export interface Filters { text: string; group: string; entity: string; period: string; metric: string; change: string; status: string }
export interface Sort { key: string; descending: boolean }

export interface State {
  lang: "zh" | "en";
  theme: "system" | "light" | "dark";
  moneyUnit: "auto" | "one" | "wan" | "yi";
  serif: boolean;
  /** Width of the panel in pixels; 0: as the window allows. */
  panelWidth: number;
  singleKeys: boolean;
  engine: { status: "loading" | "figures" | "ready" | "failed"; problem: Problem | null; version: string; wordsFailed: boolean };
  locked: boolean;
  docs: Doc[];
  active: string;
  tab: string;
  mode: "clean" | "source" | "both";
  phone: string;
  hidden: string[];
  selection: Selection | null;
  /** Counts up with every jump, so that the same target can be jumped to twice. */
  jump: number;
  filters: Filters;
  sort: Sort;
  wide: boolean;
  find: { open: boolean; text: string; at: number };
  dialog: string;
  card: Card | null;
  toasts: Toast[];
  dictionary: DictionaryEntry[];
  remember: boolean;
  dragging: boolean;
  printing: boolean;
}
export interface Card { target: Selection; x: number; y: number; height: number; pinned: boolean; also: Selection[] }
export interface Toast { id: number; kind: "info" | "warn"; key: string; params?: Record<string, unknown>; action?: { key: string; run: () => void } }

/** A stretch of the clean text that carries a mark. */
export interface Mark { start: number; end: number; type: string; kind: "figure" | "entity" | "hit"; id: string; mention: number }

export interface Row {
  id: string;
  doc: string;
  figure: Figure;
  /** The other end of a from→to pair. */
  from: Figure | null;
  group: string;
  metric: string;
  subject: string;
  period: string;
  periodKey: string;
  /** The sentence it stands in, and where in it. */
  sentence: string;
  at: number;
  sortValue: number;
  /** Whether it stands in a headline. */
  headline: boolean;
  family: number;
}
export type { Report, Figure, Entity, Mention, Edit, Relation, EntityType, AnalyzeOptions };
