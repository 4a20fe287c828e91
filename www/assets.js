// Where the engine, the lexicon and the worker's text come from: files beside the page in the hosted build,
// elements of the page itself in the single-file build. Nobody else needs to know which.

/** @typedef {{engine: string, lexicon: string, worker: string, style?: string, version: string, commit?: string, single: boolean, [key: string]: unknown}} Manifest */

/** @returns {Manifest} */
export function manifest() {
  const element = document.getElementById('wenjian-assets');
  return JSON.parse(element?.textContent ?? '{}');
}

/** What `bytes` unpack to, or they themselves: a server may have unpacked them on the way, the first two tell. @param {Uint8Array<ArrayBuffer>} bytes */
function unpacked(bytes) {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isPacked ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : bytes;
}

/** @param {string} id */
function embedded(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(id);
  const text = atob((element.textContent ?? '').trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  element.remove();
  return bytes;
}

/** @param {string} name @returns {Promise<ArrayBuffer>} */
async function bytesOf(name) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return response.arrayBuffer();
}

/** The file of a part as it came. @param {Manifest} m @param {'engine' | 'lexicon'} key */
export async function asset(m, key) {
  const name = m[key];
  if (!name) return null;
  return m.single ? embedded(name) : new Uint8Array(await bytesOf(name));
}

/** The bytes of a part. @param {Uint8Array<ArrayBuffer>} packed */
export const content = (packed) => new Response(unpacked(packed)).arrayBuffer();

/** The engine, compiled while it is still being unpacked. @param {Uint8Array<ArrayBuffer>} packed */
export const compiled = (packed) => WebAssembly.compileStreaming(new Response(unpacked(packed), { headers: { 'content-type': 'application/wasm' } }));

/** The worker's program as text: it is started from a blob, so that the page's policy binds it. @param {Manifest} m */
export async function workerText(m) {
  if (!m.single) return new TextDecoder().decode(await bytesOf(m.worker));
  return new TextDecoder().decode(await content(embedded(m.worker)));
}

/** @type {Promise<unknown> | null} */
let style = null;

/** The style of what is not shown at first. The one file has it from the start. */
export function laterStyle() {
  const { style: href } = manifest();
  style ??= !href ? Promise.resolve() : new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve });
    link.onerror = () => { link.remove(); style = null; reject(new Error(href)); };
    document.head.append(link);
  });
  return style;
}
