// @ts-check
// `npm run screenshots`: the pictures of README and documents, taken from the demo of a fresh start.
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

/** What must have happened on a page before its picture is taken. @type {Record<string, (page: import("@playwright/test").Page) => Promise<unknown>>} */
const before = {
  playground: async (page) => {
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Stop all" }).waitFor();
    await page.getByRole("button", { name: "Stop all" }).waitFor({ state: "hidden" });
  },
  review: (page) => page.getByRole("status").filter({ hasText: / of / }).waitFor(),
  release: (page) => page.getByRole("dialog").waitFor(),
};

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
 * The addresses of what the pictures show: a comparison that came to a verdict and its evaluation's results, the prompt with the most versions, its
 * release, two of its versions side by side, and the next answer to judge.
 * @param {string} url
 * @param {{ email: string, password: string }} account
 */
async function pagesOf(url, account) {
  const { rest, workspace } = await signInOverRest(url, "login", account);
  const { data: prompts } = await rest("GET", "/prompts?pageSize=100");
  const [prompt] = prompts.toSorted((/** @type {Counted} */ a, /** @type {Counted} */ b) => b.versionCount - a.versionCount);
  const { data: queues } = await rest("GET", "/review-queues?open=true");
  const comparison = await aVerdict(rest);
  if (!comparison || !prompt || !queues[0])
    throw new Refusal("The demo has no comparison with a verdict, no prompt or no queue.");
  const root = `/w/${workspace}`;
  const { data: versions } = await rest("GET", `/prompts/${prompt.id}/versions?pageSize=100`);
  const [newest, served] = versions.filter((/** @type {{ state: string }} */ { state }) => state === "ready");
  const { id: dataset } = (await rest("GET", "/datasets?q=tickets")).data[0];
  const { data: cases } = await rest("GET", `/datasets/${dataset}/cases?pageSize=1`);
  return {
    dashboard: root,
    prompt: `${root}/prompts/${prompt.slug}`,
    playground: `${root}/playground?open=${served.id}.${newest.id}&case=${cases[0].id}`,
    evaluation: `${root}/evaluations/${comparison.id}?tab=results`,
    compare: `${root}/evaluations/${comparison.id}?${comparison.query}`,
    review: `${root}/reviews/${queues[0].id}/judge`,
    release: `${root}/prompts/${prompt.slug}?version=${newest.number}&open=promote`,
  };
}

/** @typedef {{ versionCount: number }} Counted */

/**
 * The best news among the comparisons of two arms.
 * @param {import("./rest-client.mjs").Rest} rest
 */
async function aVerdict(rest) {
  const { data: evaluations } = await rest("GET", "/evaluations?status=completed&pageSize=100");
  /** @type {{ id: string, query: string } | null} */
  let decided = null;
  for (const { id } of evaluations) {
    const { versions } = await rest("GET", `/evaluations/${id}`);
    if (versions.length !== 2) continue;
    const query = `baseline=${versions[0].armId}&candidate=${versions[1].armId}`;
    const { verdict } = await rest("GET", `/evaluations/${id}/compare?${query}`);
    if (verdict === "undecided") continue;
    decided = { id, query };
    if (verdict === "better") break;
  }
  return decided;
}

/**
 * Each page in the light and in the dark.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} baseURL
 * @param {{ email: string, password: string }} account
 * @param {Record<string, string>} pages name of the picture and address
 */
async function take(browser, baseURL, account, pages) {
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password").fill(account.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/w/**");
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path, { waitUntil: "networkidle" }); // with its charts
      await before[name]?.(page);
      const file = colorScheme === "light" ? `${name}.png` : `${name}-dark.png`;
      await page.screenshot({ path: join(folder, file), animations: "disabled" });
      console.log(`docs/screenshots/${file} shows ${path}`);
    }
  }
}
