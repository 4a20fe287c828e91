// A workbook with one sheet a table, written by hand: a stored zip of seven small XML files.

import { t } from '../i18n/index.js';

/** @typedef {import('./tables.js').Table} Table */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** @param {string} text */
const escape = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** Excel keeps 15 digits: a longer number stays text, so that nothing is lost. @param {unknown} cell */
const isNumber = (cell) => typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) && !/^-?0\d/.test(cell) && cell.replace(/[-.]/g, '').replace(/0+$/, '').length <= 15);

/** @param {Table} table */
function sheet(table) {
  const numeric = new Set(['value', 'low', 'high', 'from_value', 'start', 'end', 'count', 'first'].map((name) => table.head.indexOf(name)));
  const row = (/** @type {(string | number | null)[]} */ cells, /** @type {boolean} */ head) => `<row>${cells.map((cell, i) => {
    if (cell === null || cell === '') return '<c/>';
    if (!head && numeric.has(i) && isNumber(cell)) return `<c><v>${cell}</v></c>`;
    return `<c t="inlineStr"${head ? ' s="1"' : ''}><is><t xml:space="preserve">${escape(String(cell).slice(0, 32000))}</t></is></c>`;
  }).join('')}</row>`;
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>${row(table.head.map((name) => t.or(`head.${name}`, name)), true)}${table.rows.map((r) => row(r, false)).join('')}</sheetData></worksheet>`;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let c = 0xffffffff;
  for (const b of bytes) c = CRC[(c ^ b) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** @param {[string, string][]} files */
export function zip(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let at = 0;
  for (const [path, text] of files) {
    const name = encoder.encode(path);
    const data = encoder.encode(text);
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, true);
    common.setUint16(2, 0x0800, true);
    common.setUint16(8, 0x21, true);
    common.setUint32(10, crc32(data), true);
    common.setUint32(14, data.length, true);
    common.setUint32(18, data.length, true);
    common.setUint16(22, name.length, true);
    const local = new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(common.buffer), ...name]);
    const central = new DataView(new ArrayBuffer(46));
    new Uint8Array(central.buffer).set([0x50, 0x4b, 1, 2, 20, 0, ...new Uint8Array(common.buffer)]);
    central.setUint32(42, at, true);
    directory.push(new Uint8Array([...new Uint8Array(central.buffer), ...name]));
    parts.push(local, data);
    at += local.length + data.length;
  }
  const size = directory.reduce((sum, d) => sum + d.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return new Blob(/** @type {BlobPart[]} */ ([...parts, ...directory, new Uint8Array(end.buffer)]), { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

/** @param {Table[]} tables */
export function xlsx(tables) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zip([
    ['[Content_Types].xml', `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${tables.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`],
    ['_rels/.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${tables.map((x, i) => `<sheet name="${escape(t.or(`tab.${x.name}`, x.name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships">${tables.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${REL}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`],
    ...tables.map((x, i) => /** @type {[string, string]} */ ([`xl/worksheets/sheet${i + 1}.xml`, sheet(x)])),
  ]);
}
