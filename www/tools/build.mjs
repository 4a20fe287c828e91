// npm run build: the hosted page in dist/ and the one file dist/wenjian.html, from the same sources.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";
import { contentSecurityPolicy } from "./csp.mjs";
import { buildEngine, engineParts, filesBelow, hash } from "./engine.mjs";
import { pdfModules } from "./pdf.mjs";
import { root, tool } from "./run.mjs";
import { setup } from "./setup.mjs";

const www = path.join(root, "www");
/** Another folder for the test that builds twice. */
const dist = process.env.WENJIAN_DIST ?? path.join(root, "dist");
const version = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).version;

/** What both builds ask of esbuild. Engines: the browser floor of the page's specification. */
const COMMON = {
  bundle: true,
  minify: true,
  charset: /** @type {const} */ ("utf8"),
  legalComments: /** @type {const} */ ("none"),
  target: ["chrome109", "firefox115", "safari16.4"],
  loader: /** @type {const} */ ({ ".txt": "text", ".md": "text", ".html": "text", ".csv": "text", ".svg": "text" }),
  define: { "import.meta.url": '""' },
  absWorkingDir: root,
};

/**
 * One bundle as text.
 * @param {string} entry
 * @param {Partial<import("esbuild").BuildOptions>} [options]
 */
async function bundle(entry, options = {}) {
  const esbuild = await import("esbuild");
  const result = await esbuild.build({ ...COMMON, entryPoints: [entry], write: false, ...options });
  return /** @type {import("esbuild").OutputFile[]} */ (result.outputFiles)[0].text;
}

/** @param {string} text a placeholder's content, where `$` means nothing special */
const literally = (text) => () => text;

/**
 * The page's frame with its two placeholders filled.
 * @param {{head: string, scripts: string}} parts
 */
function frame({ head, scripts }) {
  const html = fs.readFileSync(path.join(www, "index.html"), "utf8");
  for (const name of ["head", "scripts"]) {
    if (!html.includes(`<!-- wenjian:${name} -->`)) throw new Error(`www/index.html has no <!-- wenjian:${name} -->`);
  }
  return html.replace("<!-- wenjian:head -->", literally(head)).replace("<!-- wenjian:scripts -->", literally(scripts));
}

/** @param {string} policy */
const policyTag = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** @param {object} assets JSON inside a script element: `<` would end it */
const assetsTag = (assets) =>
  `<script id="wenjian-assets" type="application/json">${JSON.stringify(assets).replaceAll("<", "\\u003c")}</script>`;

/** @param {string} text */
const integrity = (text) => `sha256-${crypto.createHash("sha256").update(text).digest("base64")}`;

/**
 * The smallest gzip of some bytes: Zopfli's is a twentieth smaller than zlib's and takes seconds, so it is kept.
 * @param {string} name @param {Uint8Array} bytes
 */
async function zopfli(name, bytes) {
  const folder = path.join(root, "pkg");
  const file = `${name}-${hash(bytes)}.gz`;
  if (!fs.existsSync(path.join(folder, file))) {
    const { gzipAsync } = await import("@gfx/zopfli");
    for (const old of fs.readdirSync(folder).filter((f) => f.startsWith(`${name}-`) && f.endsWith(".gz"))) fs.rmSync(path.join(folder, old));
    fs.writeFileSync(path.join(folder, file), await gzipAsync(bytes, { numiterations: 5 }));
  }
  return fs.readFileSync(path.join(folder, file));
}

/** The packed parts of the engine, gzipped: hosts differ in what they compress, `DecompressionStream` does not. */
async function packedParts() {
  const { wasm, lexicon } = engineParts();
  /** @type {Record<string, Buffer>} */
  const packed = {};
  for (const [name, bytes] of Object.entries({ engine: wasm, lexicon })) if (bytes?.length) packed[name] = await zopfli(name, bytes);
  return packed;
}

/**
 * The chunks that a script imports before it runs, and theirs.
 * @param {import("esbuild").Metafile["outputs"]} outputs @param {string} file @param {Set<string>} [found]
 */
function importsOf(outputs, file, found = new Set()) {
  for (const { kind, path: chunk } of outputs[file].imports) {
    if (kind !== "import-statement" || found.has(chunk)) continue;
    found.add(chunk);
    importsOf(outputs, chunk, found);
  }
  return [...found];
}

/** @param {Record<string, Buffer>} packed @param {string} worker */
async function hosted(packed, worker) {
  const esbuild = await import("esbuild");
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: { app: path.join(www, "main.js"), style: path.join(www, "style.css"), later: path.join(www, "later.css") },
    outdir: dist,
    format: "esm",
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    metafile: true,
    plugins: [pdfModules()],
  });
  const files = Object.keys(result.metafile.outputs);
  const outputs = files.map((file) => path.basename(file));
  const app = outputs.find((name) => /^app-.*\.js$/.test(name));
  const style = outputs.find((name) => /^style-.*\.css$/.test(name));
  const later = /** @type {string} */ (outputs.find((name) => /^later-.*\.css$/.test(name)));
  /** @type {Record<string, string | boolean>} */
  const assets = { single: false, version, style: later };
  for (const [name, bytes] of Object.entries(packed)) {
    assets[name] = `${name}-${hash(bytes)}.gz`;
    fs.writeFileSync(path.join(dist, /** @type {string} */ (assets[name])), bytes);
  }
  assets.worker = `worker-${hash(worker)}.js`;
  fs.writeFileSync(path.join(dist, assets.worker), worker);
  for (const folder of ["icons"]) fs.cpSync(path.join(www, folder), path.join(dist, folder), { recursive: true });
  fs.copyFileSync(path.join(www, "manifest.webmanifest"), path.join(dist, "manifest.webmanifest"));
  // What the first script will ask for sets out with it; the engine behind the scripts, which already show a page.
  const chunks = importsOf(result.metafile.outputs, /** @type {string} */ (files.find((file) => path.basename(file) === app)))
    .map((chunk) => `<link rel="modulepreload" href="${path.basename(chunk)}">`);
  const html = frame({
    head: [policyTag(contentSecurityPolicy({ single: false })), `<link rel="manifest" href="manifest.webmanifest"><link rel="stylesheet" href="${style}">`, ...chunks,
      `<link rel="preload" as="fetch" crossorigin fetchpriority="low" href="${assets.engine}">`].join(""),
    scripts: `${assetsTag(assets)}<script type="module" src="${app}"></script>`,
  });
  fs.writeFileSync(path.join(dist, "index.html"), html);
  // The service worker keeps what the first visit needs; lazy chunks are kept when they are first used.
  const needed = ["./", app, style, later, assets.worker, assets.engine, assets.lexicon, "manifest.webmanifest"];
  const sw = await bundle(path.join(www, "sw.js"), {
    format: "iife",
    define: {
      ...COMMON.define,
      PRECACHE: JSON.stringify(needed.filter(Boolean)),
      VERSION: JSON.stringify(`${version}-${hash(html)}`),
    },
  });
  fs.writeFileSync(path.join(dist, "sw.js"), sw);
}

/** @param {Record<string, Buffer>} packed @param {string} worker */
async function single(packed, worker) {
  const app = await bundle(path.join(www, "main.js"), { format: "iife", plugins: [pdfModules()] });
  const style = await bundle(path.join(www, "style.css")) + await bundle(path.join(www, "later.css"));
  /** @type {Record<string, string | boolean>} */
  const assets = { single: true, version };
  const parts = Object.entries({ ...packed, worker: zlib.gzipSync(worker, { level: 9 }) }).map(([name, bytes]) => {
    assets[name] = `wenjian-${name}`;
    return `<script type="text/plain" id="wenjian-${name}">${bytes.toString("base64")}</script>`;
  });
  // A closing tag inside a string of the script would end the element.
  const script = app.replaceAll("</script", "<\\/script");
  const policy = contentSecurityPolicy({ single: true, hashes: [integrity(script), integrity(style)] });
  const html = frame({
    head: `${policyTag(policy)}<style>${style}</style>`,
    scripts: `${assetsTag(assets)}${parts.join("")}<script>${script}</script>`,
  });
  fs.writeFileSync(path.join(dist, "wenjian.html"), html);
}

/** Builds both pages. */
export async function build() {
  buildEngine();
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist, { recursive: true });
  const packed = await packedParts();
  const worker = await bundle(path.join(www, "worker.js"), { format: "iife" });
  await hosted(packed, worker);
  await single(packed, worker);
  const total = filesBelow(dist).reduce((sum, file) => sum + fs.statSync(file).size, 0);
  console.log(`dist/: ${Math.round(total / 1024)} KB, wenjian.html ${Math.round(fs.statSync(path.join(dist, "wenjian.html")).size / 1024)} KB`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await tool(async () => {
    setup();
    await build();
  });
}
