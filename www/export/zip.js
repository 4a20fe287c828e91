// A zip archive of text files; the browser's own deflate packs them.

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

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {[string, string][]} files @param {string} [type] */
export async function zip(files, type = 'application/zip') {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let at = 0;
  for (const [path, text] of files) {
    const name = encoder.encode(path);
    const data = encoder.encode(text);
    const packed = await deflated(data);
    // What both headers say: version, UTF-8 names, deflate, a day (1980-01-01, so that the same content gives the same bytes).
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, true);
    common.setUint16(2, 0x0800, true);
    common.setUint16(4, 8, true);
    common.setUint16(8, 0x21, true);
    common.setUint32(10, crc32(data), true);
    common.setUint32(14, packed.length, true);
    common.setUint32(18, data.length, true);
    common.setUint16(22, name.length, true);
    const local = new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(common.buffer), ...name]);
    const central = new DataView(new ArrayBuffer(46));
    new Uint8Array(central.buffer).set([0x50, 0x4b, 1, 2, 20, 0, ...new Uint8Array(common.buffer)]);
    central.setUint32(42, at, true);
    directory.push(new Uint8Array([...new Uint8Array(central.buffer), ...name]));
    parts.push(local, packed);
    at += local.length + packed.length;
  }
  const size = directory.reduce((sum, d) => sum + d.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return new Blob(/** @type {BlobPart[]} */ ([...parts, ...directory, new Uint8Array(end.buffer)]), { type });
}
