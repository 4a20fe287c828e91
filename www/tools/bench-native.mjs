// The command line: rates of the stages (cargo bench), many documents on two cores against one, and the memory of a
// long stream.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { once } from "node:events";
import { prose } from "./bench-engine.mjs";
import { environment, probe, root, run } from "./run.mjs";

const binary = path.join(root, "target", "release", "wenjian");

/** The rows that cargo bench prints. @returns {import("./bench.mjs").Row[]} */
function stageRows() {
  const lines = run("cargo", ["bench", "--locked", "--quiet", "--bench", "stages", "--", "--json"], { quiet: true });
  return lines.trim().split("\n").map((line) => JSON.parse(line));
}

/** Seconds that many documents take on the cores of `prefix`. */
function batchSeconds(/** @type {string} */ folder, /** @type {string[]} */ prefix) {
  const [command, ...args] = [...prefix, binary, "analyze", "--format", "ndjson", folder];
  const start = performance.now();
  // Nobody reads the answers: whoever did would take a core.
  const { status } = spawnSync(command, args, { cwd: root, env: environment(), stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${binary}: exit ${status}`);
  return (performance.now() - start) / 1000;
}

/** @returns {import("./bench.mjs").Row[]} */
function batchRows() {
  if (os.availableParallelism() < 2 || !probe("taskset", ["--version"])) return [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wenjian-batch-"));
  try {
    for (let i = 0; i < 200; i++) fs.writeFileSync(path.join(folder, `${i}.txt`), prose(20_000));
    const best = (/** @type {string[]} */ prefix) => Math.min(...[1, 2, 3].map(() => batchSeconds(folder, prefix)));
    return [{ name: "native: many documents, two cores ÷ one", value: best(["taskset", "-c", "0"]) / best(["taskset", "-c", "0,1"]), unit: "×", least: 1.7 }];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Peak megabytes of `analyze --ndjson-in` over `count` documents, and how many came back. */
async function streamed(/** @type {number} */ count) {
  const child = spawn(binary, ["analyze", "--ndjson-in", "-"], { cwd: root, env: environment(), stdio: ["pipe", "pipe", "inherit"] });
  let answers = 0;
  child.stdout.on("data", (/** @type {Buffer} */ chunk) => { for (const byte of chunk) if (byte === 10) answers += 1; });
  let peak = 0;
  const look = () => {
    const status = `/proc/${child.pid}/status`;
    const kilobytes = fs.existsSync(status) && /VmHWM:\s+(\d+)/.exec(fs.readFileSync(status, "utf8"))?.[1];
    if (kilobytes) peak = Math.max(peak, Number(kilobytes) / 1000);
  };
  const timer = setInterval(look, 50);
  for (let i = 0; i < count; i++) {
    const text = `# 第${i}号公告\n\n截至2024年末，江海银行贷款余额${i}亿元，同比增长${i % 40}.5%。`;
    if (!child.stdin.write(`${JSON.stringify({ id: `${i}`, text })}\n`)) await once(child.stdin, "drain");
  }
  look();
  child.stdin.end();
  await once(child, "close");
  clearInterval(timer);
  return { peak, answers };
}

/** @returns {Promise<import("./bench.mjs").Row[]>} */
async function streamRows() {
  const short = await streamed(1_000);
  const long = await streamed(100_000);
  return [
    { name: "native: documents answered of 100,000", value: long.answers, unit: "", least: 100_000 },
    { name: "native: memory over 100,000 documents", value: long.peak, unit: "MB", most: short.peak * 1.25 },
  ];
}

/** @returns {Promise<import("./bench.mjs").Row[]>} */
export async function nativeRows() {
  const stages = stageRows();
  run("cargo", ["build", "--release", "--locked", "--quiet"]);
  return [...stages, ...batchRows(), ...(await streamRows())];
}
