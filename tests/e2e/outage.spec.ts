import { expect, type Page, test } from "@playwright/test";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import { startThrowAwayApp } from "../../scripts/throw-away-app.mjs";
import { ownPostgres } from "../own-postgres";
import { hydrated } from "./hydrated";
import { signIn } from "./sign-in";

test.setTimeout(240_000); // a Postgres and an application of its own

let server: Awaited<ReturnType<typeof ownPostgres>>;
let app: Awaited<ReturnType<typeof startThrowAwayApp>>;
let sample: Awaited<ReturnType<typeof makeSampleWorkspace>>;
let key: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await ownPostgres();
  app = await startThrowAwayApp(server.url);
  sample = await makeSampleWorkspace(app.url);
  key = (await sample.rest("POST", "/api-keys", { name: "app", scopes: ["serve"] })).secret;
});
test.afterAll(async () => {
  await app?.stop();
  await server?.remove();
});

const away = /database cannot be reached/;
const active = () =>
  fetch(`${app.url}/api/v1/prompts/by-slug/${sample.ids.prompt.slug}/active`, { headers: { authorization: `Bearer ${key}` } });
const statusOf = async (path: string) => (await fetch(app.url + path)).status;
const shownAway = (page: Page) => page.getByRole("alert").filter({ hasText: away });

for (const [how, fail, mend] of [
  ["stops", () => server.crash(), () => server.start()],
  ["hangs", async () => server.hang({ wholly: true }), async () => server.resume()],
] as const) {
  test(`while Postgres ${how}: forms keep what was typed, pages say so, a key is served; then all is well`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ baseURL: app.url });
    const stranger = await (await browser.newContext({ baseURL: app.url })).newPage();
    await signIn(page, sample.account);
    await page.goto(`/w/${sample.ids.workspace}/prompts/new`);
    await hydrated(page);
    await page.getByLabel("Name").fill(`Written while it ${how}`);
    await page.getByLabel("Description").fill("Nothing of this may be lost.");
    await stranger.goto("/sign-in");
    await stranger.getByLabel("E-mail").fill(sample.account.email);
    await stranger.getByLabel("Password").fill(sample.account.password);
    const served = await (await active()).json();

    await fail();
    await page.getByRole("button", { name: "Create prompt" }).click();
    await expect(shownAway(page)).toBeVisible({ timeout: 15_000 });
    await expect(page.getByLabel("Name")).toHaveValue(`Written while it ${how}`);
    await expect(page.getByLabel("Description")).toHaveValue("Nothing of this may be lost.");
    await stranger.getByRole("button", { name: "Sign in" }).click();
    await expect(shownAway(stranger)).toBeVisible({ timeout: 15_000 });
    await expect(stranger.getByLabel("E-mail")).toHaveValue(sample.account.email);

    const isStale = async () => (await active()).headers.get("x-promptops-stale");
    await expect.poll(isStale).toBe("true"); // what was confirmed a moment ago is not stale yet
    const answer = await active();
    expect([answer.status, await answer.json()]).toEqual([200, served]);
    const visitor = await browser.newPage({ baseURL: app.url });
    const response = await visitor.goto(`/w/${sample.ids.workspace}/prompts`);
    expect([response?.status(), response?.headers()["retry-after"]]).toEqual([503, "5"]);
    await expect(visitor.getByRole("heading", { name: "PromptOps is not available right now" })).toBeVisible();
    expect(await statusOf("/api/v1/live")).toBe(200);
    for (const path of ["/api/v1/ready", "/api/v1/health"]) expect([path, await statusOf(path)]).toEqual([path, 503]);
    const stream = `/live/runs/${sample.ids.run.id}?workspace=${sample.ids.workspace}`;
    expect(await page.evaluate(async (path) => (await fetch(path)).status, stream)).toBe(503);

    await mend();
    await expect(visitor.getByRole("heading", { name: "Sign in" })).toBeVisible({ timeout: 30_000 }); // it tried again by itself
    await stranger.getByRole("button", { name: "Sign in" }).click();
    await expect(stranger.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
    await page.getByRole("button", { name: "Create prompt" }).click();
    await expect(page).toHaveURL(/\/versions\/new$/);
    expect((await active()).headers.get("x-promptops-stale")).toBeNull();
    expect(await statusOf("/api/v1/ready")).toBe(200);
    const run = await sample.rest("POST", "/playground/runs", {
      versionId: sample.ids.described.id,
      variables: { question: "Where is my parcel?" },
    });
    await expect
      .poll(async () => (await sample.rest("GET", `/runs/${run.id}`)).status, { timeout: 60_000 }) // the worker is back, too
      .toBe("completed");
    await Promise.all([page, stranger, visitor].map((one) => one.close()));
  });
}
