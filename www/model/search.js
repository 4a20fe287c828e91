// Finding words in the clean text: case and full width do not matter, and offsets stay those of the text.

/** @param {string} text one UTF-16 unit stays one unit */
export function folded(text) {
  return text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();
}

/** @param {string} text already folded @param {string} query @param {number} limit @returns {{start: number, end: number}[]} */
export function findAll(text, query, limit = 5000) {
  const needle = folded(query.trim());
  /** @type {{start: number, end: number}[]} */
  const found = [];
  if (!needle) return found;
  for (let at = text.indexOf(needle); at >= 0 && found.length < limit; at = text.indexOf(needle, at + needle.length)) {
    found.push({ start: at, end: at + needle.length });
  }
  return found;
}
