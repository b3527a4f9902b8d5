import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { anAccount, signIn as signInAs, signUp } from "./sign-in";

const account = anAccount();
const labels = ["refund: wants money back", "delivery: asks where a parcel is", "account: cannot sign in"];
const otherLabels = ["apple: a round fruit", "pear: a long fruit"];
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

test.describe.configure({ mode: "serial", timeout: 120_000 });

test("a new team finds the next step, and starts an evaluation by the form", async ({ page, request, baseURL }) => {
  await signUp(page, account);
  await expect(page.getByText("0 of 4 done")).toBeVisible();
  await page.getByRole("link", { name: "Evaluations", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No evaluation yet" })).toBeVisible();
  await expectAccessible(page);
  const described = await request.get((await page.getByRole("link", { name: "API description" }).getAttribute("href")) ?? "");
  expect((await described.json()).openapi).toMatch(/^3\.1/);

  await prepare(baseURL ?? "");
  await page.getByRole("link", { name: "New evaluation" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New evaluation" })).toBeVisible();
  const first = page.getByRole("group", { name: "Arm 1" });
  await first.getByLabel("Prompt").selectOption("Sort a question");
  await first.getByLabel("Version").selectOption("Version 1");
  await first.getByLabel("Label").fill("own labels");
  await page.getByRole("button", { name: "Add an arm" }).click();
  const second = page.getByRole("group", { name: "Arm 2" });
  await expect(second.getByLabel("Version").locator(":checked")).toHaveText("Version 2");
  await second.getByLabel("Label").fill("other labels");
  await page.getByLabel("Dataset").selectOption("Questions");
  await expect(page.getByRole("group", { name: "Evaluator 1: keyword" })).toBeVisible(); // what the cases expect
  await expect(page.getByRole("region", { name: "Estimate" })).toContainText("Calls12");
  await expect(page.getByText("A verdict needs at least 20 independent cases; here are 6.")).toBeVisible();

  await page.getByRole("button", { name: "Add an evaluator" }).click();
  await page.getByLabel("Find an evaluator").fill("regular expression");
  await page.getByRole("button", { name: "Add regex" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Start evaluation" }).click();
  const pattern = page.getByRole("textbox", { name: "Pattern" });
  await expect(pattern).toHaveAccessibleDescription("is required");
  await pattern.fill("[a-");
  await expect(pattern).toHaveAccessibleDescription(/./);
  await expect(page.getByText("Look at the fields marked in red.")).toBeVisible();
  await expectAccessible(page);
  await pattern.fill(".");
  await page.getByLabel("Name (optional)").fill("Questions, twice");
  await page.getByRole("button", { name: "Start evaluation" }).click();
  await page.waitForURL(/\/evaluations\/ev_/);

  await expect(page.getByRole("status").getByText("Completed")).toBeVisible({ timeout: 60_000 }); // the page asks by itself
  await expect(page.getByText("All 12 planned items completed")).toBeVisible();
  await expect(page.getByText("(sandbox model)").first()).toBeVisible();
  expect(said).toEqual([]);
});

test("the comparison says one sentence, leads to the cases that regressed, and to each of them whole", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Questions, twice" }).click();
  await expect(page.getByText(/^Undecided: .*6 cases, 0 missing$/)).toBeVisible();
  await expect(page.getByText("A verdict needs at least 20 independent cases; there are 6")).toBeVisible();
  await expect(page.locator("figure svg").first()).toBeAttached();
  await expectAccessible(page);

  const regressed = page.getByRole("navigation", { name: "Cases by change" }).getByRole("link", { name: /Regressed/ });
  const count = Number((await regressed.textContent())?.match(/\d+/)?.[0]);
  expect(count).toBeGreaterThan(1);
  await regressed.click();
  await expect(page).toHaveURL(/change=regressed/);
  await expect(page.getByText(`1 to ${count} of ${count} cases`)).toBeVisible();

  const cases = page.getByRole("list", { name: "Cases, other labels against own labels" });
  await cases.getByRole("link").first().click();
  const panel = page.getByRole("dialog");
  await expect(panel.getByText(`1 of ${count}`)).toBeVisible();
  await expect(panel.getByRole("heading", { name: "Outputs side by side" })).toBeVisible();
  await expect(panel.getByRole("region", { name: "Calls" })).toContainText("received");
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Next" }).click();
  await expect(panel.getByText(`2 of ${count}`)).toBeVisible();

  await panel.getByRole("button", { name: "Save review" }).click();
  await expect(panel.getByText("Give a verdict, a score or both.")).toBeVisible();
  await panel.getByLabel("Does not pass").check();
  await panel.getByRole("textbox", { name: "Score" }).fill("7");
  await panel.getByLabel("Comment").fill("Jolly wrong: keep this one."); // J and K are letters here
  await panel.getByRole("button", { name: "Save review" }).click();
  await expect(panel.getByText("A score is a number from 0 to 1.")).toBeVisible();
  await expect(panel.getByLabel("Comment")).toHaveValue("Jolly wrong: keep this one.");
  await expect(panel.getByLabel("Does not pass")).toBeChecked();
  await panel.getByRole("button", { name: "Previous" }).click(); // what is not saved waits where it was written
  await expect(panel.getByLabel("Comment")).toHaveValue("");
  await panel.getByRole("button", { name: "Next" }).click();
  await expect(panel.getByLabel("Comment")).toHaveValue("Jolly wrong: keep this one.");
  await panel.getByRole("textbox", { name: "Score" }).fill("0.4");
  await panel.getByRole("button", { name: "Save review" }).click();
  await expect(panel.getByText("Score 0.40, does not pass")).toBeVisible();
  await expect(panel.getByText(`${account.name}, just now`)).toBeVisible();
  await expect(panel.getByText(`2 of ${count}`)).toBeVisible();
  expect(said).toEqual([]);
});

test("results are found, opened and leafed through with the keyboard alone", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Questions, twice" }).press("Enter");
  await page.getByRole("link", { name: "Results" }).press("Enter");
  await expect(page.getByText("1 to 12 of 12 results")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Review").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(/reviewed=true/);
  await expect(page.getByText("1 to 1 of 1 results")).toBeVisible();
  await page.getByRole("button", { name: "Export" }).press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Filtered results as JSONL" }).press("Enter");
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.trim().split("\n")).toHaveLength(1);
  await page.getByRole("searchbox", { name: "Search cases and outputs" }).press("j"); // typed, not a step
  await page.goto(`${page.url().split("?")[0]}?tab=results`);

  const rows = page.getByRole("table", { name: "Results" }).getByRole("link");
  await rows.first().focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await expect(panel.getByText("1 of 12", { exact: true })).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel.getByText("2 of 12", { exact: true })).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel.getByText("3 of 12", { exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await expect(panel.getByText("2 of 12", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/result=/);
  expect(said).toEqual([]);
});

test("the setup can be asked for again, and the list finds the evaluation", async ({ page }) => {
  await signIn(page);
  await expect(page.getByText("12 items", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("searchbox", { name: "Search by name" }).fill("nothing like it");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No evaluation matches" })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await page.getByRole("link", { name: "Questions, twice" }).click();
  await page.getByRole("link", { name: "Setup" }).click();
  await expect(page.getByRole("table", { name: "Evaluators" })).toContainText("regex");
  await expectAccessible(page);
  await page.getByRole("link", { name: "New one like this" }).click();
  await expect(page.getByRole("group", { name: "Arm 2" }).getByLabel("Label")).toHaveValue("other labels");
  await expect(page.getByRole("region", { name: "Estimate" })).toContainText("Calls12");
  await expectAccessible(page);
  await page.goto(page.url().replace(/\?.*/, "?prompt=sort-question")); // as its page asks for one
  await expect(page.getByText("Cases and evaluators as in Questions, twice.")).toBeVisible();
  await expect(page.getByRole("group", { name: "Evaluator 2: regex" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Begin without" }).click();
  await expect(page.getByRole("group", { name: /^Evaluator/ })).toHaveCount(0);
  await expect(page.getByLabel("Dataset")).toHaveValue("");
  expect(said).toEqual([]);
});

async function signIn(page: Page): Promise<void> {
  await signInAs(page, account);
  await page.getByRole("link", { name: "Evaluations", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Evaluations" })).toBeVisible();
}

/** Two versions of a prompt and a dataset, through the public API; the second version cannot get a case right. */
async function prepare(url: string): Promise<void> {
  const { rest } = await signInOverRest(url, "login", account);
  const prompt = await rest("POST", "/prompts", { slug: "sort-question", name: "Sort a question" });
  for (const lines of [labels, otherLabels]) {
    await rest("POST", `/prompts/${prompt.id}/versions`, {
      messages: [
        { role: "system", content: `Answer with one of these labels:\n${lines.map((line) => `- ${line}`).join("\n")}` },
        { role: "user", content: "{{question}}" },
      ],
      variables: [{ name: "question", type: "string", required: true }],
      model: { providerId: "sandbox", name: "sandbox-1", maxTokens: 100 },
      publish: true,
    });
  }
  const dataset = await rest("POST", "/datasets", { name: "Questions" });
  await rest(
    "POST",
    `/datasets/${dataset.id}/cases`,
    questions.map(([question, label]) => ({ variables: { question }, expectations: { keywords: [label] } })),
  );
}
