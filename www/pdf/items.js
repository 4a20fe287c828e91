// The positioned text of a PDF, in the form that src/input/pdf.rs reads. The page and Node share this code;
// they differ in where pdf.js and its character maps come from.

/** @typedef {{code: string, message: string}} WenjianError */
/** @typedef {(filename: string) => Promise<Uint8Array>} ReadCharacterMap */

/** The first line of the form; src/input/pdf.rs sniffs it. */
const HEADER = "%wenjian-pdf-items 1";

/** Radicals that stand for whole characters in simplified type, each with its character: Unicode's own mapping
 * leaves them out or gives the traditional form. */
const SIMPLIFIED = new Map("⺁厂⺇几⺌小⺎兀⺠民⺩王⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⼾户".match(/../gu)?.map((pair) => [...pair]).map(([sign, character]) => [sign, character]));

/** Many programs write 行 and 月 into a PDF as the signs for their radicals, which look the same and are other
 * characters. @param {string} text */
const written = (text) => text.replace(/[\u2e80-\u2fd5]/g, (sign) => SIMPLIFIED.get(sign) ?? sign.normalize("NFKC"));

/**
 * Reads the text items of every page: a line each, `page x y width height text`, tab separated, in PDF points
 * from the upper left corner of the page.
 * @param {typeof import("pdfjs-dist")} pdfjs
 * @param {Uint8Array} bytes left as they are
 * @param {ReadCharacterMap} readCharacterMap
 * @param {{worker?: import("pdfjs-dist").PDFWorker, progress?: (done: number, total: number) => void}} [options]
 * @returns {Promise<Uint8Array>}
 * @throws {WenjianError} `encrypted` or `broken-file`
 */
export async function pdfItems(pdfjs, bytes, readCharacterMap, { worker, progress } = {}) {
  class CharacterMaps {
    /** @param {{kind: string, filename: string}} request */
    async fetch({ kind, filename }) {
      if (kind !== "cMapUrl") throw new Error(`not needed for text: ${kind}`);
      return readCharacterMap(filename);
    }
  }
  const task = pdfjs.getDocument(/** @type {any} */ ({
    data: bytes.slice(), // pdf.js takes the buffer away.
    worker,
    cMapUrl: "cmaps/",
    cMapPacked: true,
    BinaryDataFactory: CharacterMaps,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    useWasm: false,
    verbosity: 0,
  }));
  try {
    const document = await task.promise;
    const lines = [HEADER];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const top = page.getViewport({ scale: 1 }).viewBox[3];
      const { items } = await page.getTextContent();
      for (const item of items) {
        if (!("str" in item) || item.str === "") continue;
        const [, , , , x, y] = item.transform;
        const height = item.height || Math.abs(item.transform[3]);
        const text = written(item.str.replaceAll(/[\t\r\n]/g, " "));
        const place = [x, top - y - height, item.width, height].map((n) => n.toFixed(2));
        lines.push([number, ...place, text].join("\t"));
      }
      page.cleanup();
      progress?.(number, document.numPages);
    }
    return new TextEncoder().encode(`${lines.join("\n")}\n`);
  } catch (error) {
    throw readable(error);
  } finally {
    await task.destroy();
  }
}

/**
 * @param {unknown} error
 * @returns {WenjianError}
 */
function readable(error) {
  const name = error instanceof Error ? error.name : "";
  const detail = error instanceof Error ? error.message : String(error);
  if (name === "PasswordException") return { code: "encrypted", message: detail };
  return { code: "broken-file", message: detail };
}

/**
 * Whether the bytes are a PDF: its mark stands within the first kilobyte.
 * @param {Uint8Array} bytes
 */
export function isPdf(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return head.includes("%PDF-");
}
