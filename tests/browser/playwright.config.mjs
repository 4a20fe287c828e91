// The page in a real browser: an installed Chromium (CHROME_PATH), the hosted build over http and the single file from disk.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
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
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
