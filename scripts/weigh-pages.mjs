// @ts-check
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { Refusal } from "./refusal.mjs";
import { makeSampleWorkspace } from "./sample-workspace.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** In kB of script, compressed. */
export const most = { list: 180, other: 300 };

/** @typedef {Awaited<ReturnType<typeof makeSampleWorkspace>>["ids"]} Ids */
/** @typedef {{ route: string, first: number, later: number, kind: "list" | "other" }} Weight in kB */

/**
 * Every page of the application at `url`, weighed in a real browser.
 * @param {string} url
 * @returns {Promise<Weight[]>}
 */
export async function weighPages(url) {
  const args = ["--no-sandbox", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: await findBrowser(), args });
  try {
    return await weighAll(browser, url);
  } finally {
    await browser.close();
  }
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
async function weighAll(browser, url) {
  const { account, ids } = await makeSampleWorkspace(url);
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  /** @type {Weight[]} */
  const rows = [];
  const add = async (/** @type {string} */ route, path = route) =>
    rows.push({ route, kind: kindOf(route), ...(await weigh(page, path)) });
  for (const path of ["/sign-in", "/sign-up", "/docs/api", "/docs/api/prompts", "/docs/evaluators"]) await add(path);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/w/**");
  for (const file of globSync("app/w/**/page.tsx", { cwd: root }).sort()) {
    const route = file.replaceAll("\\", "/").slice("app".length, -"/page.tsx".length);
    if (route.endsWith("/alerts/[id]")) continue; // only a worker opens an alert, after a loss
    await add(route, pathOf(route, ids));
  }
  return rows;
}

/** A page that is no one thing's, and no form, is a list. @param {string} route */
const kindOf = (route) => (/\/(\[(?!workspace)|new$|playground$)/.test(route) ? "other" : "list");

/**
 * First load: the scripts that the page's HTML names, each compressed as a whole by gzip at its default level; the browser asks for
 * all of them before the page is hydrated. Later: what else was loaded until the network was quiet, at most five seconds (charts, an editor, the pages
 * its links lead to).
 * @param {import("@playwright/test").Page} page
 * @param {string} path
 */
async function weigh(page, path) {
  /** @type {Set<string>} */
  const asked = new Set();
  /** @param {import("@playwright/test").Request} request */
  const note = (request) => asked.add(new URL(request.url()).pathname);
  await page.goto("about:blank"); // ends what the page before still loads
  page.on("request", note);
  const document = await page.goto(path); // until the scripts it names are loaded
  const html = (await document?.text()) ?? ""; // at once: a page may replace itself
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => {}); // a page that streams is never quiet
  page.off("request", note);
  if (document?.status() !== 200) throw new Refusal(`${path} answers ${document?.status()}.`);
  const tags = html.match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? [];
  const named = new Set(tags.filter((tag) => !/\bnomodule\b/i.test(tag)).map((tag) => /\bsrc="([^"?]+)/.exec(tag)?.[1] ?? ""));
  let [first, later] = [0, 0];
  for (const script of asked) {
    if (!script.endsWith(".js")) continue;
    const size = gzipSync(await (await fetch(new URL(script, page.url()))).bytes()).length;
    if (named.has(script)) first += size;
    else later += size;
    if (process.env.DETAILS) console.log(path, named.has(script) ? "first" : "later", inKb(size), script);
  }
  for (const script of named) if (!asked.has(script)) throw new Refusal(`${path} names ${script}, which was not loaded.`);
  return { first: inKb(first), later: inKb(later) };
}

/** @param {number} bytes */
function inKb(bytes) {
  return Math.round(bytes / 100) / 10;
}

/**
 * A route with its named steps filled from the sample.
 * @param {string} route
 * @param {Ids} ids
 */
function pathOf(route, ids) {
  /** @type {Record<string, string | number>} */
  const steps = {
    "w/[workspace]": ids.workspace,
    "prompts/[slug]": ids.prompt.slug,
    "versions/[number]": ids.draft.number,
    "revisions/[number]": 1,
    "datasets/[id]": ids.dataset.id,
    "evaluations/[id]": ids.evaluation.id,
    "evaluators/[slug]": ids.saved.slug,
    "schedules/[id]": ids.schedule.id,
    "suites/[slug]": ids.suite.slug,
    "reviews/[id]": ids.queue.id,
    "webhooks/[id]": ids.webhook.id,
    "results/[resultId]": ids.result.id,
  };
  return route.replace(/[^/]+\/\[[^\]]+\]/g, (step) => {
    const value = steps[step];
    if (value === undefined) throw new Refusal(`Say in scripts/weigh-pages.mjs what stands for ${step}.`);
    return step.replace(/\[.*/, String(value));
  });
}
