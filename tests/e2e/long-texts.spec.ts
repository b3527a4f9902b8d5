import { expect, test } from "@playwright/test";
import { type Rest, signInOverRest, whenEvaluated } from "../../scripts/rest-client.mjs";
import { signIn } from "./sign-in";

const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const long = `${word}${word}`.slice(0, 150);
const rightToLeft = "مساعد خدمة العملاء الذي يجيب على كل الأسئلة المتعلقة بالطلبات والشحنات والمرتجعات";
const variable = `value_${"x".repeat(40)}`;
const slug = `p-${"x".repeat(60)}`;

/** Everything with a name as long as it may be, without a place to break, or from right to left. */
async function aWordyWorkspace(rest: Rest): Promise<string[]> {
  const prompt = await rest("POST", "/prompts", { slug, name: long, description: rightToLeft, tags: [long.slice(0, 40), "وسم"] });
  const versions = [];
  for (const changelog of [long, rightToLeft]) {
    const messages = [{ role: "user", content: `Answer with one of: refund, delivery. ${changelog} {{${variable}}}` }];
    const variables = [{ name: variable, type: "string", required: true, description: long }];
    const version = { messages, variables, model: { providerId: "sandbox", name: "sandbox-1" }, changelog, publish: true };
    versions.push(await rest("POST", `/prompts/${prompt.id}/versions`, version));
  }
  const dataset = await rest("POST", "/datasets", { name: long, description: rightToLeft });
  const cases = Array.from({ length: 20 }, (_, n) => {
    const text = n % 2 ? rightToLeft : long;
    return { name: text, variables: { [variable]: text.repeat(20) }, expectations: { exact: text }, tags: [long.slice(0, 60)] };
  });
  await rest("POST", `/datasets/${dataset.id}/cases`, cases);
  await rest("POST", `/prompt-versions/${versions[0].id}/promote`, { reason: long });
  const evaluators = [{ type: "exact-match", key: `key-${"k".repeat(55)}` }, { type: "heuristic" }];
  const arms = versions.map(({ id }, n) => ({ versionId: id, label: (n === 0 ? long : rightToLeft).slice(0, 80) }));
  const evaluation = await rest("POST", "/evaluations", { name: long, datasetId: dataset.id, arms, evaluators });
  const suite = await rest("POST", "/suites", { slug, name: long, description: rightToLeft, datasetId: dataset.id, evaluators });
  const schedule = await rest("POST", "/schedules", { promptId: prompt.id, suiteId: suite.id, cron: "0 6 * * *" });
  await rest("POST", "/saved-evaluators", { slug, name: long, type: "heuristic", description: rightToLeft });
  await rest("POST", "/api-keys", { name: long.slice(0, 100), scopes: ["serve"] });
  const run = await rest("POST", "/playground/runs", { versionId: versions[0].id, variables: { [variable]: long.repeat(10) } });
  await whenEvaluated(rest);
  const queue = await rest("POST", "/review-queues", {
    ...{ evaluationId: evaluation.id, name: long, rule: { of: "random", count: 10 } },
    criteria: [{ key: "polite", name: `${long}?`, kind: "boolean" }],
  });
  const { data: results } = await rest("GET", `/evaluations/${evaluation.id}/results?pageSize=1`);
  const [aPrompt, anEvaluation] = [`/prompts/${slug}`, `/evaluations/${evaluation.id}`];
  return [
    ...[
      "",
      "/prompts",
      "/datasets",
      "/evaluations",
      "/suites",
      "/evaluators",
      "/reviews",
      "/schedules",
      "/audit-log",
      "/settings",
    ],
    ...["/settings/members", "/settings/api-keys", "/settings/account", `/playground?run=${run.id}`],
    ...[aPrompt, `${aPrompt}?version=2&tab=diff`, `${aPrompt}?tab=history`, `${aPrompt}?version=2&open=promote`],
    ...[`${aPrompt}/gate`, `${aPrompt}/settings`, `${aPrompt}/versions/new`],
    ...[anEvaluation, `${anEvaluation}?tab=results`, `${anEvaluation}?tab=setup`, `${anEvaluation}?result=${results[0].id}`],
    ...[
      `/evaluations/new?prompt=${slug}`,
      `${anEvaluation}/rescore`,
      `/datasets/${dataset.id}`,
      `/datasets/${dataset.id}/revisions`,
    ],
    ...[
      `/suites/${slug}`,
      `/evaluators/${slug}`,
      `/schedules/${schedule.id}`,
      `/reviews/${queue.id}`,
      `/reviews/${queue.id}/judge`,
    ],
  ];
}

test("names without a place to break, and from right to left, push no page sideways at any width", async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  const account = { name: long.slice(0, 100), email: `wordy-${Date.now()}@example.com`, password: "correct horse battery" };
  const { rest, workspace } = await signInOverRest(baseURL ?? "", "register", account);
  const paths = await aWordyWorkspace(rest);
  await signIn(page, account);
  const pushed: Record<string, number[]> = {};
  for (const path of paths) {
    await page.goto(`/w/${workspace}${path}`);
    await expect(page.locator("h1").first()).toBeAttached();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    for (const width of [390, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) pushed[path] = [...(pushed[path] ?? []), width];
    }
  }
  expect(pushed).toEqual({});
});
