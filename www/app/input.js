// Every way in: dropped files and folders, pasted text and pages, pickers, samples.

/** @typedef {import('../types').FileBytes} FileBytes */

const order = new Intl.Collator('zh', { numeric: true });

/** @param {{file: File, path: string}[]} files @returns {Promise<FileBytes[]>} in natural order */
async function readAll(files) {
  const sorted = files.filter(({ path }) => !/(^|\/)(\.|__MACOSX|Thumbs\.db)/.test(path)).sort((a, b) => order.compare(a.path, b.path));
  return Promise.all(sorted.map(async ({ file, path }) => ({ name: path.split('/').pop() ?? path, bytes: await file.arrayBuffer() })));
}

/** @param {FileSystemEntry} entry @param {{file: File, path: string}[]} into @returns {Promise<void>} */
async function walk(entry, into) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
    into.push({ file, path: entry.fullPath });
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  // A reader hands out a folder in parts, until it gives none.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return;
    for (const child of entries) await walk(child, into);
  }
}

/** @param {DataTransfer} transfer @returns {Promise<FileBytes[]>} */
export async function fromTransfer(transfer) {
  // Entries must be taken before the first wait: afterwards the browser has emptied the list.
  const entries = [...transfer.items].filter((i) => i.kind === 'file').map((i) => i.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  const texts = { html: transfer.getData('text/html'), text: transfer.getData('text/plain') };
  /** @type {{file: File, path: string}[]} */
  const found = [];
  if (entries.some(Boolean)) {
    for (const entry of entries) if (entry) await walk(entry, found);
  } else {
    found.push(...plain.map((file) => ({ file, path: file.name })));
  }
  if (found.length) return readAll(found);
  return fromText(texts.html, texts.text);
}

/** Copied pages keep their tables and headings; text that a page merely wraps is taken as text.
 * @param {string} html @param {string} text @returns {FileBytes[]} */
export function fromText(html, text) {
  const structured = /<(table|h[1-6]|li|p)[\s>]/i.test(html);
  const body = structured ? html.replace(/<!--(Start|End)Fragment-->/g, '') : text;
  if (!body.trim()) return [];
  const title = (text.trim() || body.replace(/<[^>]*>/g, ' ')).trim().split('\n')[0].trim().slice(0, 24);
  return [{ name: `${title || 'text'}${structured ? '.html' : '.txt'}`, bytes: /** @type {ArrayBuffer} */ (new TextEncoder().encode(body).buffer) }];
}

/** @param {boolean} folder @returns {Promise<FileBytes[]>} */
export function pick(folder) {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (folder) input.webkitdirectory = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(readAll([...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name })))));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** @param {(files: FileBytes[]) => void} open @param {(dragging: boolean) => void} dragging */
export function listen(open, dragging) {
  let depth = 0;
  const hasContent = (/** @type {DragEvent} */ e) => [...(e.dataTransfer?.types ?? [])].some((x) => x === 'Files' || x.startsWith('text/'));
  window.addEventListener('dragenter', (e) => {
    if (!hasContent(e)) return;
    depth += 1;
    dragging(true);
  });
  window.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (!depth) dragging(false);
  });
  window.addEventListener('dragover', (e) => e.preventDefault());
  window.addEventListener('drop', async (e) => {
    e.preventDefault();
    depth = 0;
    dragging(false);
    if (e.dataTransfer) open(await fromTransfer(e.dataTransfer));
  });
  window.addEventListener('paste', async (e) => {
    const target = /** @type {HTMLElement} */ (e.target);
    if (target.closest?.('input, textarea, [contenteditable]') || !e.clipboardData) return;
    e.preventDefault();
    open(await fromTransfer(e.clipboardData));
  });
}
