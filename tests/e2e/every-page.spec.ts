import { globSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import { anAlert } from "./an-alert";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { hearSecrets } from "./hear-secrets";
import { signIn } from "./sign-in";

type Ids = Awaited<ReturnType<typeof makeSampleWorkspace>>["ids"] & { alert: { id: string } };

/** Every page, and the panels that an address opens. */
const pages: Record<string, (ids: Ids) => string> = {
  dashboard: () => "",
  prompts: () => "/prompts",
  "new prompt": () => "/prompts/new",
  prompt: ({ prompt }) => `/prompts/${prompt.slug}`,
  "a prompt's settings": ({ prompt }) => `/prompts/${prompt.slug}/settings`,
  "a prompt's gate": ({ prompt }) => `/prompts/${prompt.slug}/gate`,
  "new version": ({ prompt }) => `/prompts/${prompt.slug}/versions/new`,
  "a draft's editor": ({ prompt, draft }) => `/prompts/${prompt.slug}/versions/${draft.number}/edit`,
  "a promotion": ({ prompt }) => `/prompts/${prompt.slug}?version=2&open=promote&environment=production`,
  datasets: () => "/datasets",
  dataset: ({ dataset }) => `/datasets/${dataset.id}`,
  import: ({ dataset }) => `/datasets/${dataset.id}/import`,
  revisions: ({ dataset }) => `/datasets/${dataset.id}/revisions`,
  revision: ({ dataset }) => `/datasets/${dataset.id}/revisions/1`,
  evaluations: () => "/evaluations",
  "new evaluation": () => "/evaluations/new",
  evaluation: ({ evaluation }) => `/evaluations/${evaluation.id}`,
  "an evaluation's results": ({ evaluation }) => `/evaluations/${evaluation.id}?tab=results`,
  "an evaluation's setup": ({ evaluation }) => `/evaluations/${evaluation.id}?tab=setup`,
  result: ({ evaluation, result }) => `/evaluations/${evaluation.id}?result=${result.id}`,
  "an evaluation again": ({ evaluation }) => `/evaluations/${evaluation.id}/rescore`,
  "a result's own address": ({ evaluation, result }) => `/evaluations/${evaluation.id}/results/${result.id}`,
  "a comparison": ({ evaluation }) => {
    const [baseline, candidate] = evaluation.versions.map(({ armId }: { armId: string }) => `${evaluation.id}:${armId}`);
    return `/evaluations/compare?baseline=${baseline}&candidate=${candidate}`;
  },
  evaluators: () => "/evaluators",
  "an evaluator tried": () => "/evaluators/try?type=regex",
  "new saved evaluator": () => "/evaluators/new",
  "saved evaluator": ({ saved }) => `/evaluators/${saved.slug}`,
  "another revision of it": ({ saved }) => `/evaluators/${saved.slug}/revise`,
  suites: () => "/suites",
  "new suite": () => "/suites/new",
  suite: ({ suite }) => `/suites/${suite.slug}`,
  "another revision of a suite": ({ suite }) => `/suites/${suite.slug}/edit`,
  reviews: () => "/reviews",
  "new review queue": ({ evaluation }) => `/reviews/new?evaluation=${evaluation.id}`,
  "review queue": ({ queue }) => `/reviews/${queue.id}`,
  "an item to judge": ({ queue }) => `/reviews/${queue.id}/judge`,
  judges: () => "/reviews/judges",
  alerts: () => "/alerts",
  alert: ({ alert }) => `/alerts/${alert.id}`,
  schedules: () => "/schedules",
  schedule: ({ schedule }) => `/schedules/${schedule.id}`,
  webhooks: () => "/settings/webhooks",
  webhook: ({ webhook }) => `/settings/webhooks/${webhook.id}`,
  playground: () => "/playground",
  "a run in the playground": ({ run }) => `/playground?run=${run.id}`,
  "audit log": () => "/audit-log",
  "an audit entry": ({ entry }) => `/audit-log?entry=${entry.id}`,
  settings: () => "/settings",
  members: () => "/settings/members",
  "API keys": () => "/settings/api-keys",
  "your account": () => "/settings/account",
  providers: () => "/settings/providers",
  models: () => "/settings/models",
  sessions: () => "/settings/sessions",
  "nothing there": () => "/prompts/no-such-prompt",
};

/** What the addresses of a route look like; a named step is no other page's name. */
const patternOf = (route: string) => new RegExp(`^${route.replace(/\[[^\]]+\]/g, "(?!new$|try$|judges$|compare$)[^/]+")}$`);

test("every page is accessible in light and dark, says nothing to the console, shows no secret, and never scrolls sideways", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(480_000);
  const sample = await makeSampleWorkspace(baseURL ?? "");
  const { account, secrets } = sample;
  const ids = { ...sample.ids, alert: await anAlert(sample.rest, sample.ids) };
  const said = hearConsole(page);
  const secretsHeard = hearSecrets(page, { ...secrets, password: account.password });
  const open = [
    "/sign-in",
    "/sign-up",
    "/reset/por_none",
    "/sign-in?error=has-password",
    "/docs/api",
    "/docs/api/prompts",
    "/docs/evaluators",
  ];
  for (const path of open) await test.step(path, () => look(path));
  await signIn(page, account);
  const paths = Object.entries(pages).map(([name, pathOf]) => ({ name, path: pathOf(ids) }));
  const routes = globSync("app/w/[[]workspace]/**/page.tsx").map((file) =>
    file.slice("app/w/[workspace]".length, -"/page.tsx".length),
  );
  const isSeen = (route: string) => paths.some(({ path }) => patternOf(route).test(path.replace(/\?.*/, "")));
  expect(routes.filter((route) => !isSeen(route))).toEqual([]);
  for (const { name, path } of paths) await test.step(name, () => look(`/w/${ids.workspace}${path}`));
  const heard = await secretsHeard();
  expect(heard.found).toEqual([]);
  expect(heard.answers).toBeGreaterThan(100);

  async function look(path: string) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ path, tooWide }).toEqual({ path, tooWide: 0 });
    expect({ path, said: said.splice(0).filter((text) => !/404/.test(text)) }).toEqual({ path, said: [] });
  }
});
