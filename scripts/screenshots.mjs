// @ts-check
// `npm run screenshots`: the README's pictures, taken from the demo of a fresh start.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { throwAwayFolder } from "./account.mjs";
import { build } from "./build.mjs";
import { endWithShell } from "./end-with-shell.mjs";
import { findBrowser } from "./find-browser.mjs";
import { freePort } from "./postgres.mjs";
import { orRefuse, Refusal } from "./refusal.mjs";
import { signInOverRest } from "./rest-client.mjs";
import { startApp } from "./throw-away-app.mjs";

const folder = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));

endWithShell();
await orRefuse(async () => {
  const executablePath = await findBrowser();
  await build();
  const dataDir = join(mkdtempSync(join(throwAwayFolder(), "promptops-demo-")), "data");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const given = { PORT: String(port), HOST: "127.0.0.1", APP_URL: url, DATA_DIR: dataDir, DATABASE_URL: "" };
  const app = await startApp(url, { ...process.env, ...given });
  try {
    const account = JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8"));
    const pages = await pagesOf(url, account);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
    await take(browser, url, account, pages).finally(() => browser.close());
  } finally {
    await app.stop();
    rmSync(join(dataDir, ".."), { recursive: true, force: true });
  }
});

/**
 * The addresses of what the pictures show: a comparison that came to a verdict, and the prompt with the most versions.
 * @param {string} url
 * @param {{ email: string, password: string }} account
 */
async function pagesOf(url, account) {
  const { rest, workspace } = await signInOverRest(url, "login", account);
  const { data: prompts } = await rest("GET", "/prompts?pageSize=100");
  const [prompt] = prompts.toSorted((/** @type {Counted} */ a, /** @type {Counted} */ b) => b.versionCount - a.versionCount);
  const { data: evaluations } = await rest("GET", "/evaluations?status=completed&pageSize=100");
  /** @type {string | undefined} */
  let decided;
  for (const { id } of evaluations) {
    const { versions } = await rest("GET", `/evaluations/${id}`);
    if (versions.length !== 2) continue;
    const query = `baseline=${versions[0].armId}&candidate=${versions[1].armId}`;
    const { verdict } = await rest("GET", `/evaluations/${id}/compare?${query}`);
    if (verdict === "undecided") continue;
    decided = `${id}?${query}`;
    if (verdict === "better") break;
  }
  if (!decided || !prompt) throw new Refusal("The demo has no comparison with a verdict, or no prompt.");
  return { compare: `/w/${workspace}/evaluations/${decided}`, prompt: `/w/${workspace}/prompts/${prompt.slug}` };
}

/** @typedef {{ versionCount: number }} Counted */

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} baseURL
 * @param {{ email: string, password: string }} account
 * @param {Record<string, string>} pages name of the picture and address
 */
async function take(browser, baseURL, account, pages) {
  const size = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5, colorScheme: /** @type {const} */ ("light") };
  const page = await (await browser.newContext({ baseURL, ...size })).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/w/**");
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path, { waitUntil: "networkidle" }); // with its charts
    await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
    console.log(`docs/screenshots/${name}.png shows ${path}`);
  }
}
