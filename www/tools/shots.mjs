// npm run shots: takes the README's pictures again, from the built page with a sample of ours.
import path from "node:path";
import { chromium as find } from "./chromium.mjs";
import { root, tool } from "./run.mjs";
import { serve } from "./serve.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** @typedef {import("playwright-core").Page} Page */
/** @type {{file: string, width: number, height: number, theme: "light" | "dark", then?: (page: Page) => Promise<void>}[]} */
const PICTURES = [
  { file: "reading-light.png", width: 1440, height: 900, theme: "light" },
  { file: "reading-dark.png", width: 1440, height: 900, theme: "dark", then: (page) => page.locator("#panel-relations").click() },
  { file: "phone.png", width: 390, height: 844, theme: "light" },
];

await tool(async () => {
  const { chromium } = await import("playwright-core");
  const server = await serve(path.join(root, "dist"));
  const browser = await chromium.launch({ executablePath: find(), args: FLAGS });
  try {
    for (const { file, width, height, theme, then } of PICTURES) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, locale: "zh-CN" });
      await page.goto(server.url);
      await page.locator(".lock.locked").waitFor();
      await page.locator(".sample").first().click();
      await page.locator(".doc-tab.done").waitFor();
      await page.locator("wj-reader mark.entity").first().waitFor();
      await then?.(page);
      // The outline, the facts and the marks have come to rest.
      await page.waitForTimeout(600);
      await page.screenshot({ path: path.join(root, ".github", file) });
      await page.close();
      console.log(`.github/${file}`);
    }
  } finally {
    await browser.close();
    server.close();
  }
});
