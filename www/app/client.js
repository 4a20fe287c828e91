// The page's side of the worker: ids, progress, cancel, one restart after a crash, several workers for many documents.

/** @typedef {import('../types').Problem} Problem */
/** @typedef {import('../types').Report} Report */
/** @typedef {{signal?: AbortSignal, onProgress?: (share: number) => void, onHead?: (document: number) => void}} JobOptions */
/** @typedef {{report: Report | null, error: Problem | null}} Outcome */
/** @typedef {{message: Record<string, any>, bytes: ArrayBuffer | null, resolve: (value: any) => void, reject: (problem: Problem) => void, options: JobOptions, outcomes: Outcome[], tries: number, started: number}} Job */

/** A guess at how fast a worker reads, in bytes per millisecond; corrected by every document. */
let speed = 1500;

class Hand {
  /** @param {string} url @param {(hand: Hand) => void} idle @param {(hand: Hand, problem: Problem) => void} broken */
  constructor(url, idle, broken) {
    this.worker = new Worker(url);
    this.idle = idle;
    this.broken = broken;
    /** @type {Job | null} */
    this.job = null;
    this.id = 0;
    this.timer = 0;
    this.worker.onmessage = ({ data }) => this.receive(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.broken(this, { code: 'crash', message: event.message || 'worker' });
    };
  }

  /** @param {Job} job */
  take(job) {
    this.job = job;
    job.started = performance.now();
    job.outcomes.length = 0;
    const bytes = job.bytes ? job.bytes.slice(0) : null;
    this.worker.postMessage({ ...job.message, ...(bytes ? { bytes } : {}), id: (this.id += 1) }, bytes ? [bytes] : []);
    if (job.options.onProgress && job.bytes) {
      const size = job.bytes.byteLength;
      // The core reads in one go and cannot report from within: the time it has taken is set against the usual speed.
      this.timer = window.setInterval(() => job.options.onProgress?.(0.9 * (1 - Math.exp((-(performance.now() - job.started) * speed) / size))), 60);
    }
  }

  /** @param {any} data */
  receive(data) {
    const job = this.job;
    if (!job || data.id !== this.id) return;
    if (data.ev === 'progress' && data.stage === 'send') job.options.onProgress?.(0.9 + (0.1 * data.done) / data.total);
    else if (data.ev === 'head') {
      clearInterval(this.timer);
      job.outcomes[data.document] = { report: data.report, error: null };
    } else if (data.ev === 'part') {
      const report = /** @type {any} */ (job.outcomes[data.document].report);
      (data.key === 'mentions' ? report.entities[data.entity].mentions : report[data.key]).push(...data.items);
    }
    else if (data.ev === 'failed') job.outcomes[data.document] = { report: null, error: data.error };
    else if (data.ev === 'error' && data.fatal) this.broken(this, data.error);
    else if (data.ev === 'error') this.finish(() => job.reject(data.error));
    else if (data.ev === 'done') {
      if (job.bytes && job.message.op === 'analyze') {
        const took = performance.now() - job.started;
        if (took > 20) speed = 0.5 * speed + 0.5 * (job.bytes.byteLength / took);
      }
      this.finish(() => job.resolve(job.message.op === 'analyze' ? job.outcomes : data));
    }
  }

  /** @param {() => void} answer */
  finish(answer) {
    clearInterval(this.timer);
    this.job = null;
    answer();
    this.idle(this);
  }

  end() {
    clearInterval(this.timer);
    this.worker.terminate();
  }
}

/** @param {string} program the worker's text @param {WebAssembly.Module} engine */
export function createClient(program, engine) {
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  /** @type {Hand[]} */
  let hands = [];
  /** @type {Job[]} */
  const queue = [];
  /** @type {Record<string, ArrayBuffer>} */
  const loaded = {};
  const most = Math.max(1, Math.min((navigator.hardwareConcurrency || 2) - 1, 3));

  /** @param {Record<string, any>} message @param {ArrayBuffer | null} bytes @param {JobOptions} options @returns {Job & {promise: Promise<any>}} */
  function job(message, bytes, options = {}) {
    /** @type {any} */
    const made = { message, bytes, options, outcomes: [], tries: 0, started: 0 };
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    return made;
  }

  /** @type {WeakMap<Hand, Job[]>} what a hand must do before it takes documents */
  const duties = new WeakMap();

  function hire() {
    const hand = new Hand(url, next, broken);
    hands.push(hand);
    const start = job({ op: 'start', engine }, null);
    duties.set(hand, Object.entries(loaded).map(([what, bytes]) => {
      const load = job({ op: 'load', what }, bytes);
      load.promise.catch(() => {});
      return load;
    }));
    hand.take(start);
    return start.promise;
  }

  /** @param {Hand} hand */
  function next(hand) {
    const todo = duties.get(hand)?.shift() ?? queue.shift();
    if (todo) hand.take(todo);
  }

  /** Ends a worker. What it still had to load is loaded by the next one, so nobody need wait for it here. @param {Hand} hand */
  function dismiss(hand) {
    hand.end();
    hands = hands.filter((h) => h !== hand);
    for (const duty of duties.get(hand)?.splice(0) ?? []) duty.resolve({});
  }

  /** @param {Hand} hand @param {Problem} problem */
  function broken(hand, problem) {
    const lost = hand.job;
    dismiss(hand);
    if (lost && lost.message.op === 'analyze' && lost.tries < 1) {
      lost.tries += 1;
      queue.unshift(lost);
    } else lost?.reject(problem);
    // A worker that cannot even start is not started again and again.
    if (lost?.message.op !== 'start') hire().catch(() => {});
  }

  /** @param {Job} todo */
  function enqueue(todo) {
    const free = hands.find((h) => h.job === null);
    if (free) free.take(todo);
    else {
      queue.push(todo);
      if (queue.length >= 3 && hands.length < most) hire().catch(() => {});
      if (!hands.length) hire().catch((problem) => todo.reject(problem));
    }
  }

  return {
    /** @returns {Promise<{version: string}>} */
    start: hire,

    /** Gives every worker the lexicon, those that come later too. @param {'lexicon'} what @param {ArrayBuffer} bytes */
    load(what, bytes) {
      loaded[what] = bytes;
      return Promise.all(hands.map((hand) => {
        const load = job({ op: 'load', what }, bytes);
        const list = duties.get(hand) ?? [];
        duties.set(hand, list);
        if (hand.job) list.push(load);
        else hand.take(load);
        return load.promise;
      }));
    },

    /** @param {ArrayBuffer} bytes @param {string} name @param {Record<string, any>} settings @param {JobOptions} options @returns {Promise<Outcome[]>} */
    analyze(bytes, name, settings, options = {}) {
      const todo = job({ op: 'analyze', name, options: settings }, bytes, options);
      options.signal?.addEventListener('abort', () => {
        const at = queue.indexOf(todo);
        if (at >= 0) queue.splice(at, 1);
        const hand = hands.find((h) => h.job === todo);
        todo.reject({ code: 'cancelled', message: '' });
        if (hand) {
          dismiss(hand);
          hire().catch(() => {});
        }
      });
      enqueue(todo);
      return todo.promise;
    },

    /** Asks a worker to request another origin, to show that it cannot. @param {string} address @returns {Promise<{refused: boolean}>} */
    probe(address) {
      const todo = job({ op: 'probe', address }, null);
      enqueue(todo);
      return todo.promise;
    },

    /** Replaces idle workers, so that those that stay were started under the page's present policy. */
    renew() {
      for (const hand of hands.filter((h) => h.job === null)) dismiss(hand);
      if (!hands.length) hire().catch(() => {});
    },
  };
}
