// Sets up a fresh machine that has rustup/cargo and node/npm: npm packages, the wasm target, wasm-pack,
// wasm-bindgen. What is there already is used; a second run does nothing.
import fs from "node:fs";
import path from "node:path";
import { probe, root, run } from "./run.mjs";

const WASM_PACK = "0.15.1";

/** The version that Cargo.toml pins, which the command line tool must have too. */
function wasmBindgenVersion() {
  const manifest = fs.readFileSync(path.join(root, "Cargo.toml"), "utf8");
  const version = /^wasm-bindgen = "=([0-9.]+)"/m.exec(manifest)?.[1];
  if (!version) throw new Error("Cargo.toml does not pin wasm-bindgen");
  return version;
}

function npmPackages() {
  const lock = path.join(root, "package-lock.json");
  const installed = path.join(root, "node_modules", ".package-lock.json");
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  console.log("Installing npm packages …");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
  // npm may keep the lock's own time; the next run compares with this one.
  fs.utimesSync(installed, new Date(), new Date());
}

function wasmTarget() {
  const libdir = probe("rustc", ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
  if (libdir && fs.existsSync(libdir)) return;
  console.log("Adding the wasm target …");
  run("rustup", ["target", "add", "wasm32-unknown-unknown"]);
}

/**
 * Installs a cargo tool below target/tools unless the right version can be run already.
 * Their npm packages and prebuilt downloads need hosts that a closed network does not have.
 * @param {string} crate
 * @param {string} binary
 * @param {string} version
 */
function cargoTool(crate, binary, version) {
  if (probe(binary, ["--version"])?.split(" ").includes(version)) return;
  console.log(`Installing ${crate} ${version} (a few minutes, once) …`);
  const args = ["install", crate, "--version", version, "--root", path.join("target", "tools")];
  run("cargo", args, { env: { CARGO_TARGET_DIR: path.join(root, "target", "tools", "build") } });
}

/** Everything that building needs. */
export function setup() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) throw new Error(`Node 20 or later is needed; this is ${process.version}`);
  if (!probe("cargo", ["--version"])) throw new Error("cargo is needed: install Rust with rustup");
  npmPackages();
  wasmTarget();
  cargoTool("wasm-pack", "wasm-pack", WASM_PACK);
  cargoTool("wasm-bindgen-cli", "wasm-bindgen", wasmBindgenVersion());
}
