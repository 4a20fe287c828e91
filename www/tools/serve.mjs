// A static server for one folder, on this computer alone.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm", ".gz": "application/octet-stream", ".bin": "application/octet-stream",
  ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8",
};

/**
 * Serves `folder` on localhost; port 0 takes a free one.
 * @param {string} folder
 * @param {number} [port]
 * @returns {Promise<{url: string, close: () => void}>}
 */
export function serve(folder, port = 0) {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    let file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
    if (!file.startsWith(folder)) return void response.writeHead(403).end();
    if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, "index.html");
    fs.readFile(file, (error, body) => {
      if (error) return void response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
      const hashed = /-[0-9a-f]{10}\./.test(path.basename(file)) || /-[0-9A-Z]{8}\./.test(path.basename(file));
      response.writeHead(200, {
        "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
        "cache-control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
        "x-content-type-options": "nosniff",
      });
      response.end(request.method === "HEAD" ? undefined : body);
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ url: `http://localhost:${address.port}/`, close: () => server.close() });
    });
  });
}
