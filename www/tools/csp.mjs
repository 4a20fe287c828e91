// The Content-Security-Policy of both builds, in one place. Workers start from blob URLs, so that they inherit it.

/**
 * @param {{single: boolean, hashes?: string[]}} build hashes: of the inline scripts and styles of the single file
 */
export function contentSecurityPolicy({ single, hashes = [] }) {
  const own = single ? hashes.map((h) => `'${h}'`).join(" ") : "'self'";
  return [
    "default-src 'none'",
    `script-src ${own} blob: 'wasm-unsafe-eval'`,
    `style-src ${own}`,
    `worker-src ${single ? "" : "'self' "}blob:`,
    `connect-src ${single ? "'none'" : "'self'"}`,
    `img-src ${single ? "" : "'self' "}data: blob:`,
    ...(single ? [] : ["manifest-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
