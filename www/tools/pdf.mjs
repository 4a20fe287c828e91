// PDF for both sides: the bundles and data that the page's reader imports, and the reader for Node.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { root } from "./run.mjs";
import { pdfItems } from "../pdf/items.js";

const pdfjs = path.join(root, "node_modules", "pdfjs-dist");

/** Maps for Chinese (GB and CNS collections, Unicode forms) and the two without a language. */
const CHINESE = /^(Adobe-(GB1|CNS1)|UniGB|UniCNS|GB|B5|ET|HK|CNS|[HV]\.)/;

function characterMaps() {
  const folder = path.join(pdfjs, "cmaps");
  const parts = fs.readdirSync(folder).filter((name) => CHINESE.test(name)).sort().flatMap((file) => {
    const data = fs.readFileSync(path.join(folder, file));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return [Buffer.from([file.length]), Buffer.from(file), length, data];
  });
  return zlib.gzipSync(Buffer.concat(parts), { level: 9 }).toString("base64");
}

/**
 * An esbuild plugin for the two modules that www/pdf/reader.js imports.
 * @returns {import("esbuild").Plugin}
 */
export function pdfModules() {
  return {
    name: "pdf",
    setup(build) {
      build.onResolve({ filter: /^wenjian:pdf-/ }, ({ path: name }) => ({ path: name, namespace: "pdf" }));
      build.onLoad({ filter: /maps$/, namespace: "pdf" }, () => ({ contents: characterMaps(), loader: "text" }));
      build.onLoad({ filter: /worker$/, namespace: "pdf" }, async () => {
        const result = await build.esbuild.build({
          entryPoints: [path.join(pdfjs, "build", "pdf.worker.min.mjs")],
          bundle: true,
          minify: true,
          write: false,
          format: "iife",
          charset: "utf8",
          define: { "import.meta.url": '""' },
        });
        return { contents: result.outputFiles[0].text, loader: "text" };
      });
    },
  };
}

/**
 * The text items of a PDF, in Node.
 * @param {Uint8Array} bytes
 */
export async function readPdfInNode(bytes) {
  const library = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = path.join(pdfjs, "cmaps");
  return pdfItems(/** @type {any} */ (library), bytes, async (name) => new Uint8Array(fs.readFileSync(path.join(folder, path.basename(name)))));
}
