// Finds a Chromium for the browser tests: an installed one, else Playwright's download, else the distribution's.
import fs from "node:fs";
import { probe, run } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"];

function installed() {
  const wanted = process.env.CHROME_PATH;
  if (wanted && fs.existsSync(wanted)) return wanted;
  for (const name of NAMES) {
    const found = process.platform === "win32" ? undefined : probe("which", [name]);
    if (found) return found;
  }
  return PLACES.find((place) => fs.existsSync(place)) ?? playwrights();
}

/** What `playwright install chromium` left, if it ran. */
function playwrights() {
  const script = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))";
  const found = probe(process.execPath, ["-e", script]);
  return found && fs.existsSync(found) ? found : undefined;
}

/**
 * The path of a Chromium that can be started; installs one where there is none.
 * @returns {string}
 */
export function chromium() {
  const found = installed();
  if (found) return found;
  console.log("Installing Chromium for the browser tests …");
  try {
    run("playwright", ["install", "chromium"]);
  } catch {
    // A closed network has no download; the distribution's package is the last way.
    if (process.getuid?.() !== 0 || !probe("apt-get", ["--version"])) throw new Error("install Chromium or set CHROME_PATH");
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
  }
  const now = installed();
  if (!now) throw new Error("install Chromium or set CHROME_PATH");
  return now;
}
