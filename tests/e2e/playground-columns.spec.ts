import { expect, type Page, test } from "@playwright/test";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { startThrowAwayApp } from "../../scripts/throw-away-app.mjs";
import { ownPostgres } from "../own-postgres";
import { type Stub, startStub } from "../stub-provider/start-stub";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { anAccount, signIn } from "./sign-in";

test.setTimeout(240_000); // a Postgres and an application of its own

let stub: Stub;
let server: Awaited<ReturnType<typeof ownPostgres>>;
let app: Awaited<ReturnType<typeof startThrowAwayApp>>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  stub = await startStub({ answer: ({ body }) => `${body.model} says ${JSON.stringify(body.messages?.at(-1)?.content)}` });
  process.env.OPENAI_BASE_URL = stub.baseUrl;
  process.env.OPENAI_API_KEY = "sk-of-the-stub";
  server = await ownPostgres();
  app = await startThrowAwayApp(server.url);
});
test.afterAll(async () => {
  delete process.env.OPENAI_BASE_URL;
  delete process.env.OPENAI_API_KEY;
  await app?.stop();
  await server?.remove();
  await stub?.close();
});

const column = (page: Page, letter: string) => page.getByRole("region", { name: `Column ${letter}`, exact: true });

/** A signed-in page of a new workspace with a prompt of three versions, each of another model, and a dataset. */
async function begin(page: Page) {
  const account = anAccount();
  const { rest, workspace } = await signInOverRest(app.url, "register", account);
  const prompt = await rest("POST", "/prompts", { slug: "greet", name: "Greet" });
  const add = (name: string) =>
    rest("POST", `/prompts/${prompt.id}/versions`, {
      ...{ text: "Greet {{name}}", variables: [{ name: "name", type: "string", required: true }] },
      ...{ model: { name, providerId: "default", temperature: 0.5, stop: ["###"] }, publish: true },
    });
  const [fine, slow, broken] = [await add("stub-ok"), await add("stub-stall"), await add("stub-401")];
  const dataset = await rest("POST", "/datasets", { name: "Names" });
  await rest("POST", `/datasets/${dataset.id}/cases`, [
    { name: "Ann", variables: { name: "Ann" }, expectations: { keywords: ["Ann"] } },
    { name: "Bob", variables: { name: "Bob" }, expectations: { keywords: ["nobody"] } },
  ]);
  await signIn(page, account);
  return { rest, dataset, path: `/w/${workspace}/playground`, fine, slow, broken };
}

test("columns run at once, one is stopped, one fails and says what to do; a case's expectations are scored", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  const said = hearConsole(page);
  const { path, fine, slow, broken } = await begin(page);
  await page.goto(`${path}?open=${fine.id}.${slow.id}.${broken.id}`);
  await page.getByRole("button", { name: "From a case…" }).click();
  await page.getByRole("button", { name: "Ann" }).click();
  await expect(page.getByText("Case 1 of 2")).toBeVisible();
  await page.getByRole("button", { name: "Evaluators" }).click();
  await page.getByRole("button", { name: "Add keyword", exact: true }).click();
  await page.getByRole("button", { name: "Score with these" }).click();

  await page.keyboard.press("Control+Enter");
  const [a, b, c] = [column(page, "A"), column(page, "B"), column(page, "C")];
  await expect(a.getByText("Completed")).toBeVisible({ timeout: 30_000 });
  await expect(a.getByRole("region", { name: "Answer" }).getByText(/stub-ok says .*Greet Ann/)).toBeVisible();
  await expect(a.getByRole("region", { name: "Scores" }).getByText(/1\.00\s*passed/)).toBeVisible();
  await expect(a.getByText("First words")).toBeVisible();
  await expect(b.getByText("Running", { exact: true })).toBeVisible();
  await b.getByRole("button", { name: "Stop B" }).click();
  await expect(b.getByText("Cancelled")).toBeVisible({ timeout: 10_000 });
  await expect(c.getByRole("alert").getByText("Check the key of the provider.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Next case" }).click();
  await expect(page.getByLabel("name", { exact: true })).toHaveValue("Bob");
  await a.getByRole("button", { name: "Run A" }).click();
  await expect(a.getByRole("region", { name: "Scores" }).getByText(/0\.00\s*not passed/)).toBeVisible({ timeout: 30_000 });
  await expect(b.getByText("Cancelled")).toBeVisible();
  expect(said).toEqual([]);
  await page.context().close();
});

test("the prompts of two columns are open at once, and a landmark of one is not taken for that of the other", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  const said = hearConsole(page);
  const { path, fine } = await begin(page);
  await page.goto(`${path}?version=${fine.id}`);
  await page.getByRole("button", { name: "Add column" }).click();
  for (const letter of ["A", "B"]) {
    const one = column(page, letter);
    await one.getByText("Prompt and model").click();
    await expect(one.getByLabel("Text of message 1")).toBeVisible();
    for (const part of ["Messages", "Variables", "Model"])
      await expect(one.getByRole("region", { name: `${part} ${letter}`, exact: true })).toBeVisible();
  }
  await expectAccessible(page);
  expect(said).toEqual([]);
  await page.context().close();
});

test("a column is edited, told apart from another, kept through a reload, saved whole, and its answer made a case", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  const { path, fine, rest, dataset } = await begin(page);
  await page.goto(`${path}?version=${fine.id}`);
  await page.getByLabel("name", { exact: true }).fill("Eve");
  await page.getByRole("button", { name: "Add column" }).click();
  const b = column(page, "B");
  await b.getByText("Prompt and model").click();
  await b.getByLabel("Text of message 1").fill("Greet {{name}} warmly");
  await b.getByLabel("Most tokens").fill("99");
  await page.getByRole("button", { name: "Run all" }).click();
  await expect(page.getByText("Completed")).toHaveCount(4, { timeout: 30_000 }); // two answers, two lines of the history
  await page.getByLabel("Differences from").selectOption("A");
  await expect(b.locator("ins").getByText("warmly")).toBeVisible();

  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("Your unsaved edits are back")).toBeVisible();
  await expect(b.getByText("edited, not saved")).toBeVisible();
  await expect(b.getByText(/Greet Eve warmly/).first()).toBeVisible();

  await b.getByRole("button", { name: "Save as version" }).click();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Saved as v4 of greet.")).toBeVisible();
  await page.getByRole("button", { name: "Stay here" }).click();
  const [kept, was] = [await rest("GET", "/prompt-versions/greet@4"), await rest("GET", "/prompt-versions/greet@1")];
  expect(kept).toMatchObject({ model: { ...was.model, maxTokens: 99 }, variables: was.variables, basedOn: fine.id });
  expect(kept.messages).toEqual([{ role: "user", content: "Greet {{name}} warmly" }]);
  await expect(b.getByText("edited, not saved")).toHaveCount(0);

  await b.getByRole("button", { name: "Add as case" }).click();
  await page.getByLabel("Name (optional)").fill("Eve");
  await page.getByRole("button", { name: "Add case" }).click();
  await expect(page.getByText("The case was added.")).toBeVisible();
  const { data: cases } = await rest("GET", `/datasets/${dataset.id}/cases`);
  expect(cases.at(-1)).toMatchObject({ name: "Eve", variables: { name: "Eve" } });
  expect(cases.at(-1).expectations.reference).toMatch(/Greet Eve warmly/);
  await page.context().close();
});
