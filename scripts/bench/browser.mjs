// @ts-check
import { chromium } from "@playwright/test";
import { findBrowser } from "../find-browser.mjs";
import { Refusal } from "../refusal.mjs";
import { atMost } from "./judged.mjs";
import { quantile } from "./quantile.mjs";

const loads = 7;
const judged = 40;
const lists = [
  ...["prompts", "datasets", "evaluations", "suites", "evaluators", "reviews", "alerts", "schedules", "audit-log"],
  ...["settings/members", "settings/api-keys", "settings/providers", "settings/models", "settings/webhooks", "settings/sessions"],
];

/**
 * In a real browser and a filled workspace: how long a page takes from the click on its link until all its controls answer, what moves
 * meanwhile, and how soon the next item stands before a reviewer.
 * @param {string} url
 * @param {{ dataset: string, evaluation: string, person: { email: string, password: string }, rest: import("../rest-client.mjs").Rest }} filled
 */
export async function measureBrowser(url, { dataset, evaluation, person, rest }) {
  const args = ["--no-sandbox", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: await findBrowser(), args });
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watchLoad);
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/w/**");
    const root = /\/w\/[^/]+/.exec(page.url())?.[0] ?? "";
    const measured = [];
    for (const path of ["", ...lists, `datasets/${dataset}`])
      measured.push({ path, ...(await measureLoads(page, `${root}/${path}`)) });
    const large = { path: `evaluations/${evaluation}`, ...(await measureLoads(page, `${root}/evaluations/${evaluation}`)) };
    const queue = await rest("POST", "/review-queues", {
      ...{ evaluationId: evaluation, name: "Tone", rule: { of: "random", count: judged + 10 } },
      criteria: [{ key: "polite", name: "Is it polite?", kind: "boolean" }],
    });
    const rows = [...loadRows("list page", measured), ...loadRows("page of a large evaluation", [large])];
    return [...rows, await reviewRow(page, `${root}/reviews/${queue.id}/judge`)];
  } finally {
    await browser.close();
  }
}

/**
 * @param {string} kind
 * @param {{ path: string, ms: number, shift: number }[]} measured
 */
function loadRows(kind, measured) {
  const slowest = measured.toSorted((a, b) => b.ms - a.ms);
  const restless = measured.toSorted((a, b) => b.shift - a.shift);
  const named = (/** @type {{ path: string } | undefined} */ one) => `/${one?.path}, of ${measured.length}`;
  const work = `${kind} until it answers, median of ${loads}`;
  return [
    atMost({ work, value: slowest[0]?.ms ?? NaN, most: 1_000, unit: "ms", told: named(slowest[0]), values: { slowest } }),
    atMost({
      ...{ work: `layout shift while a ${kind} loads`, value: restless[0]?.shift ?? NaN, most: 0.001, unit: "CLS" },
      ...{ told: named(restless[0]), values: { restless } },
    }),
  ];
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} path
 */
async function measureLoads(page, path) {
  const took = [];
  let shift = 0;
  for (let n = 0; n <= loads; n++) {
    await page.goto("about:blank"); // ends what the page before still loads
    await page.goto(path, { waitUntil: "commit" });
    const answers = await page.waitForFunction(() => window.loading?.answersAt);
    const title = await page.locator("main h1").first().textContent();
    if (/not found/i.test(title ?? "")) throw new Refusal(`${path} says “${title}”.`);
    if (n > 0) took.push(Number(await answers.jsonValue())); // the first fills the browser's cache
    shift = Math.max(shift, await page.evaluate(() => window.loading?.shift ?? 0));
  }
  return { ms: quantile(took, 0.5), shift };
}

/** In the page: when nothing in it is on its way and every control is React's, and how far things moved by themselves. */
function watchLoad() {
  /** @type {{ answersAt: number | null, shift: number }} */
  const loading = { answersAt: null, shift: 0 };
  window.loading = loading;
  new PerformanceObserver((seen) => {
    for (const entry of seen.getEntries()) {
      if ("value" in entry && !("hadRecentInput" in entry && entry.hadRecentInput)) loading.shift += Number(entry.value);
    }
  }).observe({ type: "layout-shift", buffered: true });
  const isReacts = (/** @type {Element} */ control) => Object.keys(control).some((key) => key.startsWith("__reactProps"));
  const look = () => {
    const controls = [...document.querySelectorAll("main :is(a[href], button, input, select)")];
    const isWhole = document.readyState !== "loading" && !document.querySelector("main [aria-busy=true]");
    const isThere = isWhole && document.querySelector("main h1") && controls.length > 0;
    if (isThere && controls.every(isReacts)) loading.answersAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} path
 */
async function reviewRow(page, path) {
  await page.goto(path);
  const place = (/** @type {number} */ at) => page.getByRole("status").filter({ hasText: new RegExp(`\\b${at} of `) });
  await place(1).waitFor();
  await page.evaluate(() => {
    window.judged = [];
    addEventListener("keydown", () => {
      const startedAt = performance.now();
      const status = document.querySelector('main [role="status"]');
      const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => window.judged?.push(performance.now() - startedAt));
      });
      if (status) watch.observe(status, { childList: true, subtree: true, characterData: true });
    });
  });
  for (let n = 1; n <= judged; n++) {
    await page.keyboard.press("y");
    await place(n + 1).waitFor();
  }
  const took = await page.evaluate(() => window.judged ?? []);
  const work = `next item of a review queue, p95 of ${took.length}`;
  return atMost({ work, value: quantile(took, 0.95), most: 100, unit: "ms", values: { took } });
}
