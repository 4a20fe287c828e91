// Builds what the page and Node share: the wasm module with its glue (pkg/) and the packed data (pkg/*.bin).
// A stamp of the inputs saves the work when nothing changed.
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root, run } from "./run.mjs";

const pkg = path.join(root, "pkg");

/**
 * All files below a folder, sorted.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
}

/**
 * A short hash of bytes, for stamps and file names.
 * @param {...(string | Uint8Array)} parts
 */
export function hash(...parts) {
  const digest = crypto.createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest("hex").slice(0, 10);
}

function stampOfInputs() {
  const files = [...filesBelow(path.join(root, "src")), path.join(root, "Cargo.toml"), path.join(root, "Cargo.lock"),
    path.join(root, "www", "tools", "engine.mjs")];
  return hash(...files.flatMap((file) => [path.relative(root, file), fs.readFileSync(file)]));
}

// -O3 inlines what -Oz leaves, and what it writes compresses better: 1 % less to carry and as fast with less from LLVM.
const WASM_OPT = ["-O3", "--one-caller-inline-max-function-size=500", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
  "--enable-mutable-globals", "--enable-multivalue", "--enable-reference-types", "--enable-simd",
  "--strip-debug", "--strip-producers"];

/**
 * A manifest for the module alone. Cargo leaves link-time optimisation out where a library is an rlib too, and
 * without it the tables of jieba's hidden Markov model, which we never ask for, weigh half a megabyte.
 * @returns {string} the folder to build
 */
function moduleManifest() {
  const folder = path.join(root, "target", "module");
  const manifest = fs.readFileSync(path.join(root, "Cargo.toml"), "utf8");
  const sections = manifest.split(/^(?=\[)/m).filter((section) => !/^\[\[(bin|test|bench)\]\]/.test(section));
  const text = sections.join("").replace(/^crate-type = .*$/m, 'crate-type = ["cdylib"]\npath = "../../src/lib.rs"');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "Cargo.toml"), `${text}\n[workspace]\n`);
  fs.copyFileSync(path.join(root, "Cargo.lock"), path.join(folder, "Cargo.lock"));
  return folder;
}

/**
 * Runs `build` unless its output in `folder` was made of the same inputs.
 * @param {string} folder
 * @param {() => void} build
 */
function unlessBuilt(folder, build) {
  const stampFile = path.join(folder, ".stamp");
  const stamp = stampOfInputs();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === stamp) return;
  fs.rmSync(stampFile, { force: true });
  build();
  fs.writeFileSync(stampFile, stamp);
}

/**
 * What the compiler is told for the module. Little is inlined but what its author marked for it, such as the steps of
 * an iterator: some 150 would put all decoding of characters in place and be a tenth faster, for more than the module may weigh. Messages of
 * panics name files, and where cargo keeps its sources on this machine differs between machines, and weighs.
 */
function moduleFlags() {
  const sources = path.join(process.env.CARGO_HOME ?? path.join(os.homedir(), ".cargo"), "registry", "src");
  return ["-Cllvm-args=--inline-threshold=10", "-Cllvm-args=--inlinehint-threshold=100", `--remap-path-prefix=${sources}=`, `--remap-path-prefix=${root}=`].join("\x1f");
}

/** @param {string} folder where the module and its glue go @param {string[]} [cargoOptions] */
function buildModule(folder, cargoOptions = []) {
  // wasm-pack's own wasm-opt is a download or whatever stands on PATH; the pinned one of npm runs after it.
  run("wasm-pack", ["build", moduleManifest(), "--target", "web", "--out-dir", folder, "--out-name", "wenjian", "--no-opt",
    "--no-pack", "--profile", "wasm-release", ...cargoOptions], { env: { CARGO_TARGET_DIR: path.join(root, "target"), CARGO_ENCODED_RUSTFLAGS: moduleFlags() } });
  const module = path.join(folder, "wenjian_bg.wasm");
  run(process.execPath, [path.join(root, "node_modules", "binaryen", "bin", "wasm-opt"), module, "-o", module, ...WASM_OPT]);
}

/** Builds pkg/ where it is missing or older than its inputs. */
export function buildEngine() {
  unlessBuilt(pkg, () => {
    console.log("Building the engine …");
    buildModule(pkg);
    run("cargo", ["run", "--quiet", "--locked", "--bin", "wenjian", "--", "pack", path.relative(root, pkg)]);
  });
}

/**
 * The shipped module with one thing more, `cut`, jieba-rs alone, as the yardstick of the bench; or with one thing
 * less, to weigh that: what reads and cleans, or what reads other forms than text and web pages.
 * @param {"bench" | "uncleaned" | "textual"} feature
 * @returns {string} its folder
 */
export function buildVariant(feature) {
  const folder = path.join(root, "target", `${feature}-module`);
  unlessBuilt(folder, () => buildModule(folder, ["--features", feature]));
  return folder;
}

/** The built parts, by name. */
export function engineParts() {
  const read = (/** @type {string} */ name) => {
    const file = path.join(pkg, name);
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  };
  const wasm = read("wenjian_bg.wasm");
  if (!wasm) throw new Error("pkg/ is missing: run `npm run build`");
  return { wasm, lexicon: read("lexicon.bin") };
}

/**
 * An analyzer in Node on the shipped module, with the lexicon that stands beside it.
 * @returns {Promise<import("../../pkg/wenjian.js").Analyzer>}
 */
export async function nodeAnalyzer() {
  const { wasm, lexicon } = engineParts();
  const glue = await import("../../pkg/wenjian.js");
  glue.initSync({ module: wasm });
  const analyzer = new glue.Analyzer();
  if (lexicon?.length) analyzer.loadLexicon(lexicon);
  return analyzer;
}
