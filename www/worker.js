// The one owner of the wasm module. Every request carries an id and gets an answer, errors included.
//
//   page → worker  {id, op: 'start', engine: WebAssembly.Module}
//                  {id, op: 'load', what: 'lexicon', bytes: ArrayBuffer}
//                  {id, op: 'analyze', bytes: ArrayBuffer, name, options}
//   worker → page  {id, ev: 'done', version?, documents?}
//                  {id, ev: 'progress', stage, done, total}
//                  {id, ev: 'head', document, report}             a report with empty lists …
//                  {id, ev: 'part', document, key, items, entity?}  … which then arrive in parts, so that no task is long
//                  {id, ev: 'failed', document, error: {code, message}}
//                  {id, ev: 'error', error: {code, message}, fatal}   fatal: the module is broken, start a new worker
//
// Cancelling is the page's business: it ends the worker and starts another.
import { Analyzer, initSync, version } from '../pkg/wenjian.js';

const LISTS = /** @type {const} */ (['pieces', 'edits', 'blocks', 'articles', 'figures', 'entities', 'relations', 'notices']);
/** So few that the page unpacks a part in a few milliseconds. */
const PART = 150;

/** @type {Analyzer | null} */
let analyzer = null;

/** @param {Record<string, unknown>} message */
const post = (message) => self.postMessage(message);

/** @param {any} error */
function described(error) {
  if (error && typeof error === 'object' && typeof error.code === 'string') return { code: error.code, message: String(error.message ?? '') };
  return { code: 'crash', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/** @param {any} request */
function analyze({ id, bytes, name, options }) {
  if (!analyzer) throw { code: 'not-started', message: '' };
  post({ id, ev: 'progress', stage: 'read', done: 0, total: 1 });
  const found = analyzer.analyze(new Uint8Array(bytes), name, options);
  found.forEach((analysis, document) => {
    if (analysis.error) {
      post({ id, ev: 'failed', document, error: described(analysis.error) });
    } else {
      send(id, document, analysis.report());
    }
    analysis.free();
    post({ id, ev: 'progress', stage: 'send', done: document + 1, total: found.length });
  });
  post({ id, ev: 'done', documents: found.length });
}

/** @param {number} id @param {number} document @param {any} report */
function send(id, document, report) {
  const head = { ...report };
  for (const key of LISTS) head[key] = [];
  post({ id, ev: 'head', document, report: head });
  for (const key of LISTS) {
    const items = key === 'entities' ? report.entities.map((/** @type {any} */ e) => ({ ...e, mentions: [] })) : (report[key] ?? []);
    for (let at = 0; at < items.length; at += PART) post({ id, ev: 'part', document, key, items: items.slice(at, at + PART) });
  }
  // One name may stand in the text ten thousand times: mentions travel by themselves.
  report.entities?.forEach((/** @type {any} */ e, /** @type {number} */ entity) => {
    for (let at = 0; at < e.mentions.length; at += PART) post({ id, ev: 'part', document, key: 'mentions', entity, items: e.mentions.slice(at, at + PART) });
  });
}

self.onmessage = ({ data }) => {
  const { id, op } = data;
  try {
    if (op === 'start') {
      initSync({ module: data.engine });
      analyzer = new Analyzer();
      post({ id, ev: 'done', version: version() });
    } else if (op === 'load') {
      analyzer?.loadLexicon(new Uint8Array(data.bytes));
      post({ id, ev: 'done' });
    } else if (op === 'analyze') {
      analyze(data);
    } else if (op === 'probe') {
      // The privacy panel asks the worker to try a request to another origin: the policy must refuse it.
      fetch(data.address).then(() => post({ id, ev: 'done', refused: false }), () => post({ id, ev: 'done', refused: true }));
    } else {
      post({ id, ev: 'error', error: { code: 'unknown-request', message: String(op) }, fatal: false });
    }
  } catch (error) {
    const problem = described(error);
    post({ id, ev: 'error', error: problem, fatal: problem.code === 'crash' });
  }
};
