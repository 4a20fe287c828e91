// Documents: opened, analysed, analysed again when something changes, closed.
import { corrected } from '../model/corrections.js';
import { counts, prepareLayers } from '../model/marks.js';
import { prepareFacts } from '../model/facts.js';
import { prepareRows, prepareShown, rowsOf } from '../model/figures.js';
import { chunks, paragraphs } from '../model/paragraphs.js';
import { activeDoc, store, toast, updateDoc } from './state.js';
import { recalled } from './storage.js';

/** @typedef {import('../types').Doc} Doc */
/** @typedef {import('../types').FileBytes} FileBytes */
/** @typedef {import('../types').Problem} Problem */
/** @typedef {ReturnType<typeof import('./client.js').createClient>} Client */

export const SOFT_LIMIT = 5_000_000;
export const HARD_LIMIT = 50_000_000;

/** @type {Client | null} */
let client = null;
/** @type {Doc[]} opened before the engine came */
const waiting = [];
/** @type {Map<string, AbortController>} */
const running = new Map();
let made = 0;

/** @param {Client} ready */
export function useClient(ready) {
  client = ready;
  for (const doc of waiting.splice(0)) analyze(doc.id);
}

export const theClient = () => client;

/** @param {FileBytes} file @param {number} index @returns {Doc} */
function newDoc(file, index) {
  return {
    id: `d${(made += 1)}`, name: file.name, file, index, status: 'queued', progress: 0, error: null, raw: null, report: null,
    options: { keepRules: [], keepEdits: [] }, corrections: [],
  };
}

/** Opens files as documents and shows the first of them. @param {FileBytes[]} files */
export function open(files) {
  if (!files.length) return;
  const docs = files.flatMap((file) => asReports(file)?.map((report) => opened(file, report)) ?? [newDoc(file, 0)]);
  store.set((s) => ({ docs: [...s.docs, ...docs], active: docs[0].id, selection: null, card: null, dialog: '' }));
  for (const doc of docs) {
    if (doc.raw) continue;
    if (doc.file.bytes.byteLength > HARD_LIMIT) {
      updateDoc(doc.id, { status: 'error', error: { code: 'too-large', message: '' } });
    } else {
      if (doc.file.bytes.byteLength > SOFT_LIMIT) toast('info', 'toast.large', { name: doc.name });
      analyze(doc.id);
    }
  }
}

/** @param {FileBytes} file @param {import('../types').Report} report @returns {Doc} */
function opened(file, report) {
  return { ...newDoc({ name: file.name, bytes: new ArrayBuffer(0) }, 0), raw: report, report, name: report.source.name || file.name, status: 'done' };
}

/** Reports that were saved as JSON, one or a line each, open as the documents they were. @param {FileBytes} file */
function asReports(file) {
  const head = new TextDecoder().decode(file.bytes.slice(0, 200));
  if (!head.includes('"wenjian.report/1"')) return null;
  try {
    const text = new TextDecoder().decode(file.bytes).trim();
    /** @type {import('../types').Report[]} */
    const reports = /^.*\}\n\{/.test(text) ? text.split('\n').map((line) => JSON.parse(line)) : [JSON.parse(text)];
    return reports.every((r) => r.schema === 'wenjian.report/1' && typeof r.text === 'string') ? reports : null;
  } catch {
    return null;
  }
}

/** Only the beginning of a file that is too large. @param {string} id @param {number} size */
export function openBeginning(id, size) {
  const doc = store.get().docs.find((d) => d.id === id);
  if (!doc) return;
  updateDoc(id, { file: { name: doc.name, bytes: doc.file.bytes.slice(0, size) }, status: 'queued', error: null });
  analyze(id);
}

/** @param {string} id */
export async function analyze(id) {
  const doc = store.get().docs.find((d) => d.id === id);
  if (!doc || !doc.file.bytes.byteLength && doc.raw) return;
  if (!client) {
    waiting.push(doc);
    return;
  }
  running.get(id)?.abort();
  const controller = new AbortController();
  running.set(id, controller);
  updateDoc(id, { status: 'reading', progress: 0, error: null });
  const settings = { ...doc.options, dictionary: store.get().dictionary };
  try {
    const outcomes = await client.analyze(await readable(doc), doc.file.name, settings, {
      signal: controller.signal,
      onProgress: (progress) => updateDoc(id, { progress }),
    });
    for (const { report } of outcomes) if (report && report.text.length > 200_000) await prepare(report, id);
    if (running.get(id) !== controller) return;
    running.delete(id);
    receive(id, outcomes);
  } catch (problem) {
    if (running.get(id) !== controller) return;
    running.delete(id);
    const error = /** @type {Problem} */ (problem);
    const before = store.get().docs.find((d) => d.id === id)?.raw;
    if (error.code === 'cancelled') updateDoc(id, { status: before ? 'done' : 'cancelled', error: null });
    else updateDoc(id, { status: 'error', error });
  }
}

/** What the views will ask of a long report, worked out in separate tasks, so that none of them is long.
 * @param {import('../types').Report} report @param {string} id */
async function prepare(report, id) {
  const pause = () => new Promise((resolve) => { setTimeout(resolve); });
  await prepareRows(report, id, pause);
  await prepareLayers(report, pause);
  await prepareFacts(report, id, pause);
  await prepareShown(store.get(), rowsOf(report, id), pause);
  for (const work of [() => chunks(paragraphs(report)), () => counts(report)]) {
    await pause();
    work();
  }
}

/** A PDF becomes its text items first; pdf.js is loaded only now. @param {Doc} doc */
async function readable(doc) {
  const { bytes } = doc.file;
  if (new TextDecoder('latin1').decode(bytes.slice(0, 5)) !== '%PDF-') return bytes;
  const { readPdf } = await import('../pdf/reader.js');
  const items = await readPdf(new Uint8Array(bytes), (done, total) => updateDoc(doc.id, { progress: (0.5 * done) / total }));
  return /** @type {ArrayBuffer} */ (items.slice().buffer);
}

/** @param {string} id @param {import('./client.js').Outcome[]} outcomes */
function receive(id, outcomes) {
  const doc = store.get().docs.find((d) => d.id === id);
  if (!doc) return;
  const known = store.get().docs.filter((d) => d.file === doc.file);
  settle(doc, outcomes[doc.index] ?? { report: null, error: { code: 'empty-input', message: '' } });
  if (known.length > 1 || outcomes.length < 2) return;
  const rest = outcomes.slice(1).map((_, k) => newDoc(doc.file, k + 1));
  store.set((s) => ({ docs: s.docs.flatMap((d) => (d.id === id ? [d, ...rest] : [d])) }));
  rest.forEach((d, k) => settle(d, outcomes[k + 1]));
  // Of an archive the first that can be read is shown, and what cannot be read says which part it is.
  const here = store.get().docs.filter((d) => d.file === doc.file);
  for (const d of here) if (d.error) updateDoc(d.id, { name: [doc.file.name, d.error.message.split(': ').slice(1).join(': ')].filter(Boolean).join(' › ') });
  const good = here.find((d) => d.status !== 'error');
  if (good && here.some((d) => d.id === store.get().active && d.status === 'error')) store.set({ active: good.id });
}

/** @param {Doc} doc @param {import('./client.js').Outcome} outcome */
function settle(doc, { report, error }) {
  if (!report) {
    updateDoc(doc.id, { status: 'error', error });
    return;
  }
  const first = doc.raw === null;
  const corrections = first && !doc.corrections.length ? recalled(report.text) : doc.corrections;
  updateDoc(doc.id, {
    raw: report, corrections, report: corrected(report, corrections, store.get().dictionary), name: report.source.name || doc.name,
    status: report.generator.lexicon || store.get().engine.wordsFailed ? 'done' : 'partial', progress: 1, error: null,
  });
  const doubtful = (report.text.match(/\uFFFD/g) ?? []).length;
  if (first && doubtful > 0 && doubtful * 1000 > report.text.length) toast('warn', report.source.format === 'pdf' ? 'toast.decodePdf' : 'toast.decode', { name: doc.name });
}

/** The lexicon has come: what was read without it is read again. */
export function wordsReady() {
  for (const doc of store.get().docs) if (doc.status === 'partial' && doc.index === 0) analyze(doc.id);
  for (const doc of store.get().docs) if (doc.status === 'partial' && doc.index > 0) analyze(doc.id);
}

/** @param {string} id @param {Partial<import('../types').DocOptions>} patch */
export function setOptions(id, patch) {
  const doc = store.get().docs.find((d) => d.id === id);
  if (!doc) return;
  updateDoc(id, { options: { ...doc.options, ...patch } });
  analyze(id);
}

export function analyzeAll() {
  for (const doc of store.get().docs) {
    if (doc.raw) setCorrections(doc.id, doc.corrections);
    analyze(doc.id);
  }
}

/** @param {string} id */
export function cancel(id) {
  running.get(id)?.abort();
}

export function cancelActive() {
  const doc = activeDoc();
  if (!doc || !running.has(doc.id)) return false;
  cancel(doc.id);
  return true;
}

/** @param {string} id */
export function close(id) {
  cancel(id);
  running.delete(id);
  store.set((s) => {
    const at = s.docs.findIndex((d) => d.id === id);
    const docs = s.docs.filter((d) => d.id !== id);
    const active = s.active === id ? (docs[Math.min(at, docs.length - 1)]?.id ?? '') : s.active;
    return { docs, active, selection: null, card: null };
  });
}

/** Sets the corrections of a document and what follows from them. @param {string} id @param {import('../types').Correction[]} corrections */
export function setCorrections(id, corrections) {
  const doc = store.get().docs.find((d) => d.id === id);
  if (!doc?.raw) return;
  updateDoc(id, { corrections, report: corrected(doc.raw, corrections, store.get().dictionary) });
}
