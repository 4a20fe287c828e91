// Runs commands for the other tools: their output is the user's, a failure stops the tool with one line.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import path from "node:path";

/** The root of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Where tools that cargo installs for this project stand. */
export const toolsBin = path.join(root, "target", "tools", "bin");

const windows = process.platform === "win32";

/** The environment of every command: tools of this project first on PATH. */
export function environment() {
  const bins = [toolsBin, path.join(root, "node_modules", ".bin"), process.env.PATH];
  return { ...process.env, PATH: bins.join(path.delimiter) };
}

/**
 * Runs a command at the root and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{quiet?: boolean, env?: Record<string, string>}} [options] quiet: returns the output instead of showing it
 * @returns {string} the output, when quiet
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...environment(), ...env },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    encoding: "utf8",
    shell: windows,
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) {
    const why = result.error?.message ?? `exit ${result.status}`;
    throw new Error(`${command} ${args.join(" ")}: ${why}\n${result.stderr ?? ""}`);
  }
  return result.stdout ?? "";
}

/**
 * The output of a command, or nothing where it cannot be run.
 * @param {string} command
 * @param {string[]} args
 */
export function probe(command, args) {
  const result = spawnSync(command, args, { cwd: root, env: environment(), encoding: "utf8", shell: windows });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Runs a tool's main function; an error becomes one message and exit status 1.
 * @param {() => unknown} main
 */
export async function tool(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\nwenjian: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
