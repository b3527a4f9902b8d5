// @ts-check
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { packagedBrowser } from "./packaged-browser.mjs";
import { Refusal } from "./refusal.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser for the end-to-end tests: `CHROME_PATH`, the system's, Playwright's own, else one that comes in an npm package. */
export async function findBrowser() {
  const { CHROME_PATH, PATH = "" } = process.env;
  if (CHROME_PATH) {
    if (existsSync(CHROME_PATH)) return CHROME_PATH;
    throw new Refusal(`CHROME_PATH names no file: ${CHROME_PATH}`);
  }
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const { chromium } = await import("@playwright/test");
  const found = [...onPath, ...elsewhere, chromium.executablePath()].find((path) => existsSync(path));
  if (found) return found;
  const packaged = await packagedBrowser();
  if (packaged) {
    process.env.LD_LIBRARY_PATH = packaged.libraries; // for the browser, which Playwright starts with our environment
    return packaged.path;
  }
  throw new Refusal(
    "No browser for the end-to-end tests: run `npx playwright install --with-deps chromium` or `apt-get install chromium`, or set CHROME_PATH.",
  );
}
