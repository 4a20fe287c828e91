// The page in a real browser: an installed Chromium (CHROME_PATH). Every test runs on both builds, hosted over http and as
// one file from disk, save those that are tagged as being about one of them.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // A shared machine stalls now and then; a retry is listed as flaky, a real fault fails every time.
  retries: 4,
  reporter: [["list"]],
  use: {
    locale: "zh-CN",
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    launchOptions: {
      executablePath: process.env.CHROME_PATH || "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  projects: [
    { name: "hosted", use: /** @type {any} */ ({ build: "hosted" }) },
    { name: "single file", use: /** @type {any} */ ({ build: "single file" }), grepInvert: /@hosted/ },
  ],
});
