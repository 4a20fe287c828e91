// Files for the tests, made here: GB18030 text, zip archives, Word documents, long texts.
import zlib from "node:zlib";

/** @type {Map<string, number[]> | undefined} */
let table;

/** Two-byte GB18030, by turning the decoder round. @param {string} text */
export function gb18030(text) {
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder("gb18030");
    for (let high = 0x81; high <= 0xfe; high += 1) for (let low = 0x40; low <= 0xfe; low += 1) {
      const letter = decoder.decode(Uint8Array.of(high, low));
      if (letter.length === 1 && !table.has(letter)) table.set(letter, [high, low]);
    }
  }
  return Uint8Array.from([...text].flatMap((c) => (c < "\u0080" ? [c.charCodeAt(0)] : (table?.get(c) ?? [0x3f]))));
}

/** @param {[string, Uint8Array | string][]} files */
export function zip(files) {
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const directory = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    const packed = zlib.deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(zlib.crc32 ? zlib.crc32(data) : crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]));
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, place, name]));
    at += parts[parts.length - 1].length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let c = ~0;
  for (const b of bytes) {
    c ^= b;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}

/** A Word document of paragraphs and one table. @param {string[]} paragraphs @param {string[][]} rows */
export function docx(paragraphs, rows) {
  const p = (/** @type {string} */ text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return zip([
    ["[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ["word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${main}"><w:body>${paragraphs.map(p).join("")}${table}</w:body></w:document>`],
  ]);
}

/** Prose with about three figures a sentence, of at least `size` bytes. @param {number} size */
export function prose(size) {
  const names = ["海州银行", "云州市财政局", "江北区", "东阳市发展和改革委员会", "中国人民银行", "林州农商银行"];
  const lines = [];
  let bytes = 0;
  for (let i = 0; bytes < size; i += 1) {
    const sentences = [];
    for (let k = 0; k < 3; k += 1) {
      const n = i * 3 + k;
      sentences.push(`${2010 + (n % 15)}年${1 + (n % 12)}月末，${names[n % names.length]}普惠小微企业贷款余额达到${(n % 9000) + 12}.${n % 10}亿元，同比增长${n % 40}.${(n * 7) % 10}%，惠及企业${(n % 500) + 3}户。`);
    }
    const line = sentences.join("");
    lines.push(line);
    bytes += line.length * 3;
  }
  return lines.join("\n");
}

/** A PDF whose Chinese font is named and not embedded, its text in GBK codes: without character maps it is noise.
 * @param {{x: number, y: number, size: number, text: string}[]} items y from the foot of an A4 page */
export function pdf(items) {
  const hex = (/** @type {string} */ text) => Buffer.from(gb18030(text)).toString("hex");
  const content = items.map(({ x, y, size, text }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`).join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>",
  ];
  let text = "%PDF-1.5\n";
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  return Buffer.from(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`, "latin1");
}
