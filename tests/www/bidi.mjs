// An installed Firefox, driven by WebDriver BiDi: as much of it as a look at the page in a second engine needs.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const { ws: WebSocket } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");

/** The path of a Firefox on this machine, or none. */
export const firefoxPath = [process.env.FIREFOX_PATH, "firefox", "firefox-esr"].find((name) => name && spawnSync(name, ["--version"]).status === 0);

/** @typedef {{ evaluate: (script: string) => Promise<any>, open: (url: string) => Promise<unknown>, resize: (width: number, height: number) => Promise<unknown>, point: (x: number, y: number) => Promise<unknown>, errors: string[] }} Page */

/**
 * One window of a fresh Firefox; everything of it is gone afterwards.
 * @param {(page: Page) => Promise<void>} use
 */
export async function inFirefox(use) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "wenjian-firefox-"));
  const browser = spawn(/** @type {string} */ (firefoxPath), ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const socket = new WebSocket(`${await listening(browser)}/session`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
    const waiting = new Map();
    /** @type {string[]} */
    const errors = [];
    socket.on("message", (/** @type {Buffer} */ data) => {
      const message = JSON.parse(String(data));
      if (message.method === "log.entryAdded" && message.params.level === "error") errors.push(message.params.text);
      const asked = waiting.get(message.id);
      if (message.type === "error") asked?.reject(new Error(`${message.error}: ${message.message}`));
      else asked?.resolve(message.result);
      waiting.delete(message.id);
    });
    let id = 0;
    const send = (/** @type {string} */ method, /** @type {object} */ params) => new Promise((resolve, reject) => {
      waiting.set((id += 1), { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
    await send("session.new", { capabilities: {} });
    await send("session.subscribe", { events: ["log.entryAdded"] });
    const { contexts: [{ context }] } = await send("browsingContext.getTree", {});
    await use({
      errors,
      evaluate: async (script) => {
        const { result, exceptionDetails } = await send("script.evaluate", { expression: `(async () => JSON.stringify(await (${script})))()`, target: { context }, awaitPromise: true });
        if (exceptionDetails) throw new Error(exceptionDetails.text);
        return result.value === undefined ? undefined : JSON.parse(result.value);
      },
      open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
      resize: (width, height) => send("browsingContext.setViewport", { context, viewport: { width, height } }),
      point: (x, y) => send("input.performActions", { context, actions: [{ type: "pointer", id: "mouse", actions: [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }] }] }),
    });
    socket.close();
  } finally {
    browser.kill("SIGKILL");
    await new Promise((resolve) => (browser.exitCode === null && browser.signalCode === null ? browser.once("exit", resolve) : resolve(undefined)));
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The address that a starting Firefox prints. @param {import("node:child_process").ChildProcess} browser @returns {Promise<string>} */
function listening(browser) {
  return new Promise((resolve, reject) => {
    let said = "";
    browser.stderr?.on("data", (data) => {
      said += data;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    browser.once("exit", () => reject(new Error(said)));
    setTimeout(() => reject(new Error(`no answer: ${said}`)), 60_000).unref();
  });
}
