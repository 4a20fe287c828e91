// Decimal strings, exactly: the report never uses floats for numbers that carry meaning, and neither does the page.

/** @typedef {{digits: bigint, scale: number}} Decimal digits × 10^-scale */

/** @param {string | null | undefined} text @returns {Decimal | null} */
export function parse(text) {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? '');
  if (!found) return null;
  const fraction = found[3] ?? '';
  const digits = BigInt(found[2] + fraction);
  return { digits: found[1] ? -digits : digits, scale: fraction.length };
}

/** Plain notation without trailing zeros. @param {Decimal} d */
export function print({ digits, scale }) {
  const negative = digits < 0n;
  let text = (negative ? -digits : digits).toString();
  if (scale > 0) {
    text = text.padStart(scale + 1, '0');
    const whole = text.slice(0, -scale);
    const fraction = text.slice(-scale).replace(/0+$/, '');
    text = fraction ? `${whole}.${fraction}` : whole;
  }
  return negative && text !== '0' ? `-${text}` : text;
}

/** Moves the point to the left by `places`. @param {string} text @param {number} places */
export function shift(text, places) {
  const d = parse(text);
  return d ? print({ digits: d.digits, scale: d.scale + places }) : text;
}

/** `a − b`. @param {string} a @param {string} b @returns {string | null} */
export function subtract(a, b) {
  const x = parse(a);
  const y = parse(b);
  if (!x || !y) return null;
  const scale = Math.max(x.scale, y.scale);
  const lift = (/** @type {Decimal} */ d) => d.digits * 10n ** BigInt(scale - d.scale);
  return print({ digits: lift(x) - lift(y), scale });
}

/** `a ÷ b` as a percentage with one decimal, rounded half away from zero. @param {string} a @param {string} b */
export function percentOf(a, b) {
  const x = parse(a);
  const y = parse(b);
  if (!x || !y || y.digits === 0n) return null;
  const scale = Math.max(x.scale, y.scale);
  const top = x.digits * 10n ** BigInt(scale - x.scale) * 10000n;
  const bottom = y.digits * 10n ** BigInt(scale - y.scale);
  const twice = (top / bottom);
  const rounded = (twice + (twice < 0n ? -5n : 5n)) / 10n;
  return print({ digits: rounded, scale: 1 });
}

/** @param {string} a @param {string} b */
export function compare(a, b) {
  const difference = subtract(a, b);
  return difference === null ? 0 : difference.startsWith('-') ? -1 : difference === '0' ? 0 : 1;
}

/** Thousands separators in the whole part. @param {string} text */
export function separated(text) {
  const [whole, fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
