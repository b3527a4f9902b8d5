import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";

const account = { name: "Ada Lovelace", email: `ada-${randomUUID()}@example.com`, password: "correct horse battery" };
const categories = ["refund: wants money back", "delivery: asks where a parcel is", "account: cannot sign in"];
const questions: [text: string, label: string][] = [
  ["I want my money back for these shoes.", "refund"],
  ["Please refund the second payment you took.", "refund"],
  ["Where is my parcel? It should be here by now.", "delivery"],
  ["The courier says delivered, but no package came.", "delivery"],
  ["I forgot my password and cannot sign in.", "account"],
  ["My login is locked, please open it again.", "account"],
];

let said: string[];
test.beforeEach(({ page }) => {
  said = hearConsole(page);
});

test("a new team finds the next step, runs an evaluation over the API, reads it and reviews an answer", async ({
  page,
  request,
}) => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(account.name);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("0 of 4 done")).toBeVisible();
  await page.getByRole("link", { name: "Evaluations", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No evaluation yet" })).toBeVisible();
  await expectAccessible(page);
  const described = await request.get((await page.getByRole("link", { name: "API description" }).getAttribute("href")) ?? "");
  expect((await described.json()).openapi).toMatch(/^3\.1/);

  await startEvaluation(request);
  await page.reload();
  await page.getByRole("link", { name: "Questions, twice" }).click();
  await expect(page.getByRole("status").getByText("Completed")).toBeVisible({ timeout: 60_000 }); // the page asks by itself
  await expect(page.getByText("All 12 planned items completed")).toBeVisible();
  await expect(page.getByText("(sandbox model)").first()).toBeVisible();
  await expect(page.getByText("Pass rate by arm")).toBeVisible();
  await expect(page.locator("figure svg").first()).toBeAttached();
  await expect(page.getByText(/^Undecided: .*6 cases, 0 missing$/)).toBeVisible();
  await expect(page.getByText("A verdict needs at least 20 independent cases; there are 6")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("navigation", { name: "Arm" }).getByRole("link", { name: "described" }).click();
  await expect(page).toHaveURL(/armId=arm_/);
  await expect(page.getByText("1 to 6 of 6 results")).toBeVisible();

  await page.getByRole("link", { name: questions[0]?.[0] }).click();
  await expect(page.getByRole("heading", { level: 1, name: questions[0]?.[0] })).toBeVisible();
  await expect(page.getByText("(sandbox model)")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Does not pass").check();
  await page.getByRole("textbox", { name: "Score" }).fill("7");
  await page.getByLabel("Comment").fill("Right, but curt.");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(page.getByText("a score is a number from 0 to 1")).toBeVisible();
  await expect(page.getByLabel("Comment")).toHaveValue("Right, but curt.");
  await expect(page.getByLabel("Does not pass")).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Score" }).fill("0.4");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(page.getByText("Review saved.")).toBeVisible();
  await expect(page.getByText("Score 0.40, does not pass")).toBeVisible();
  await expect(page.getByText(`${account.name}, just now`)).toBeVisible();

  await page.getByRole("link", { name: "Evaluations" }).first().click();
  await expect(page.getByRole("cell", { name: "12 of 12" })).toBeVisible();
  await expectAccessible(page);
  expect(said).toEqual([]);
});

/** Two versions on the same cases, answered by the built-in sandbox model, all through the public API. */
async function startEvaluation(request: APIRequestContext): Promise<void> {
  const { email, password } = account;
  const login = await request.post("/api/v1/auth/login", { data: { email, password } });
  const headers = { authorization: `Bearer ${(await login.json()).accessToken}` };
  const post = async (path: string, data: unknown) => {
    const answer = await request.post(`/api/v1${path}`, { headers, data });
    expect(answer.status(), await answer.text()).toBe(201);
    return answer.json();
  };
  const prompt = await post("/prompts", { slug: "sort-question", name: "Sort a question" });
  const versionWith = (labels: string) =>
    post(`/prompts/${prompt.id}/versions`, {
      messages: [
        { role: "system", content: `Answer with one of these labels:\n${labels}` },
        { role: "user", content: "{{question}}" },
      ],
      variables: [{ name: "question", type: "string", required: true }],
      model: { providerId: "sandbox", name: "sandbox-1" },
      publish: true,
    });
  const described = await versionWith(categories.map((line) => `- ${line}`).join("\n"));
  const plain = await versionWith(categories.map((line) => `- ${line.split(":")[0]}`).join("\n"));
  const dataset = await post("/datasets", { name: "Questions" });
  await post(
    `/datasets/${dataset.id}/cases`,
    questions.map(([question, label]) => ({ variables: { question }, expectations: { exact: label } })),
  );
  await post("/evaluations", {
    name: "Questions, twice",
    datasetId: dataset.id,
    arms: [
      { versionId: plain.id, label: "plain" },
      { versionId: described.id, label: "described" },
    ],
    evaluators: [{ type: "exact-match" }, { type: "heuristic", options: { maxLength: 200 } }],
  });
}
