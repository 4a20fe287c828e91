// pdf.js in the page: this module and all it brings is loaded only when a PDF arrives.
import * as pdfjs from "pdfjs-dist";
import characterMaps from "wenjian:pdf-character-maps";
import workerText from "wenjian:pdf-worker";
import { pdfItems } from "./items.js";

/** @type {Promise<Map<string, Uint8Array>> | undefined} */
let maps;

/** Unpacks the character maps: name length, name, data length (little endian), data; gzipped, as base64. */
async function unpack() {
  const packed = Uint8Array.from(atob(characterMaps), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const view = new DataView(bytes.buffer);
  const found = new Map();
  for (let at = 0; at < bytes.length; ) {
    const nameEnd = at + 1 + bytes[at];
    const name = new TextDecoder().decode(bytes.subarray(at + 1, nameEnd));
    const end = nameEnd + 4 + view.getUint32(nameEnd, true);
    found.set(name, bytes.slice(nameEnd + 4, end));
    at = end;
  }
  return found;
}

/** @param {string} filename */
async function readCharacterMap(filename) {
  maps ??= unpack();
  const map = (await maps).get(filename);
  if (!map) throw new Error(`no character map ${filename}`);
  return map;
}

/**
 * The text items of a PDF, for `analyze`.
 * @param {Uint8Array} bytes
 * @param {(done: number, total: number) => void} [progress] pages
 */
export async function readPdf(bytes, progress) {
  const url = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
  // A classic worker: module workers from blobs fail on file://.
  const port = new Worker(url);
  const worker = pdfjs.PDFWorker.create({ port: /** @type {any} */ (port) });
  try {
    return await pdfItems(pdfjs, bytes, readCharacterMap, { worker, progress });
  } finally {
    worker.destroy();
    port.terminate();
    URL.revokeObjectURL(url);
  }
}
