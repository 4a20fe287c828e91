// A workbook with one sheet a table, written by hand: seven small XML files in a zip. It is made to be read: numbers are
// numbers and days are days, the head stands still and filters, and columns are as wide as what they hold.
import { zip } from './zip.js';

/** @typedef {import('./tables.js').Table} Table */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** @param {string} text */
const escape = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const NUMBERS = ['value', 'low', 'high', 'from_value', 'start', 'end', 'count', 'first'];
const DAYS = ['period_start', 'period_end'];

/** Excel keeps 15 digits: a longer number stays text, so that nothing is lost. @param {string} cell */
const isNumber = (cell) => /^-?\d+(\.\d+)?$/.test(cell) && !/^-?0\d/.test(cell) && cell.replace(/[-.]/g, '').replace(/0+$/, '').length <= 15;

/** The number that stands for a day, from March 1900 on, where all spreadsheets agree. @param {string} cell */
function dayNumber(cell) {
  const days = /^\d{4}-\d\d-\d\d$/.test(cell) ? Date.parse(cell) / 86_400_000 + 25_569 : 0;
  return days > 60 ? days : null;
}

/** The formats of cells, by their place in the list. */
const STYLES = { plain: 0, head: 1, whole: 2, decimal: 3, day: 4 };
const FORMATS = `<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.##########"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>`;
const CELLS = ['', ' fontId="1" applyFont="1" fillId="2" applyFill="1"', ' numFmtId="3" applyNumberFormat="1"', ' numFmtId="164" applyNumberFormat="1"', ' numFmtId="165" applyNumberFormat="1"'];

/** A column's name: A to Z, then AA. @param {number} i @returns {string} */
const letters = (i) => (i < 26 ? '' : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

/** @param {import('./tables.js').Cell} cell @param {string} key @param {string} at */
function cellXml(cell, key, at) {
  const text = cell === null ? '' : String(cell);
  if (text === '') return '';
  const day = DAYS.includes(key) ? dayNumber(text) : null;
  if (day !== null) return `<c r="${at}" s="${STYLES.day}"><v>${day}</v></c>`;
  if (NUMBERS.includes(key) && isNumber(text)) {
    const style = text.includes('.') ? STYLES.decimal : STYLES.whole;
    return `<c r="${at}" s="${style}"><v>${text}</v></c>`;
  }
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(text.slice(0, 32000))}</t></is></c>`;
}

/** About how many digits wide a text is. @param {import('./tables.js').Cell} cell */
const width = (cell) => [...String(cell ?? '')].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);

/** @param {Table} table */
const extent = (table) => `A1:${letters(table.head.length - 1)}${table.rows.length + 1}`;

/** @param {Table} table */
function sheet(table) {
  const keys = table.keys ?? table.head;
  // The first rows say how wide a column is; thousands of rows say it no better.
  const sample = table.rows.slice(0, 300);
  const columns = table.head.map((title, i) => {
    const room = Math.max(width(title) + 3, ...sample.map((row) => (NUMBERS.includes(keys[i]) ? width(row[i]) * 1.3 : width(row[i])) + 1));
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.min(keys[i] === 'sentence' ? 80 : 36, Math.max(7, room)).toFixed(1)}" customWidth="1"/>`;
  });
  const head = table.head.map((title, i) => `<c r="${letters(i)}1" s="${STYLES.head}" t="inlineStr"><is><t>${escape(title)}</t></is></c>`);
  const rows = table.rows.map((cells, n) => `<row r="${n + 2}">${cells.map((cell, i) => cellXml(cell, keys[i], `${letters(i)}${n + 2}`)).join('')}</row>`);
  return `${XML}<worksheet xmlns="${MAIN}"><dimension ref="${extent(table)}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData><row r="1">${head.join('')}</row>${rows.join('')}</sheetData><autoFilter ref="${extent(table)}"/></worksheet>`;
}

const STYLESHEET = `${XML}<styleSheet xmlns="${MAIN}">${FORMATS}<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF2"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${CELLS.length}">${CELLS.map((x) => `<xf xfId="0"${x}/>`).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** @param {Table[]} tables */
export function xlsx(tables) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const titles = tables.map((x) => x.name);
  const place = (/** @type {number} */ i) => `'${escape(titles[i])}'!${extent(tables[i]).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;
  return zip([
    ['[Content_Types].xml', `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${tables.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`],
    ['_rels/.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${titles.map((title, i) => `<sheet name="${escape(title)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets><definedNames>${tables.map((_, i) => `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${place(i)}</definedName>`).join('')}</definedNames></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships">${tables.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${REL}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', STYLESHEET],
    ...tables.map((x, i) => /** @type {[string, string]} */ ([`xl/worksheets/sheet${i + 1}.xml`, sheet(x)])),
  ], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
}
