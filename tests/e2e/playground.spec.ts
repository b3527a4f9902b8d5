import { expect, type Page, test } from "@playwright/test";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { expectAccessible } from "./expect-accessible";
import { expectWritten } from "./hands";
import { hearConsole } from "./hear-console";
import { anAccount, signUp } from "./sign-in";

const tool = { type: "function", function: { name: "look_up", parameters: { type: "object", properties: {} } } };
const model = { providerId: "sandbox", name: "sandbox-1", temperature: 0.1, stop: ["###"], tools: [tool], toolChoice: "none" };
const messages = [
  { role: "system", content: "Answer with one of these labels:\n- refund: wants money back\n- delivery: asks where a parcel is" },
  { role: "user", content: "{{question}}" },
];
const variables = [
  { name: "question", type: "string", required: true },
  { name: "tries", type: "number", required: false, default: 3 },
];

/** A new person, signed in here and over the API. */
async function begin(page: Page, url: string) {
  const account = anAccount();
  await signUp(page, account);
  await page.waitForURL(/\/w\//);
  const { rest, workspace } = await signInOverRest(url, "login", account);
  return { rest, path: `/w/${workspace}/playground` };
}

test.describe.configure({ timeout: 120_000 }); // a busy machine is no failure

const answer = (page: Page) => page.getByRole("region", { name: "Answer" });
const run = (page: Page) => page.getByRole("button", { name: /^Run/ });

test("a prompt is tried with a case, edited, run by keyboard, kept whole, and its runs are found again", async ({
  page,
  baseURL,
}) => {
  const said = hearConsole(page);
  const { rest, path } = await begin(page, baseURL ?? "");
  const prompt = await rest("POST", "/prompts", { slug: "sort-question", name: "Sort a question" });
  const { id: first } = await rest("POST", `/prompts/${prompt.id}/versions`, { messages, variables, model, publish: true });
  const dataset = await rest("POST", "/datasets", { name: "Questions" });
  await rest("POST", `/datasets/${dataset.id}/cases`, { name: "Shoes", variables: { question: "I want my money back." } });

  await page.goto(`${path}?version=${first}`);
  await expect(page.getByText("No run yet.")).toBeVisible();
  await run(page).click();
  await expect(page.getByLabel("question", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);

  await page.getByRole("button", { name: "From a case…" }).click();
  await page.getByRole("button", { name: "Shoes" }).click();
  await expect(page.getByLabel("question", { exact: true })).toHaveValue("I want my money back.");
  await expect(page.getByText("2 messages, exactly as they are sent")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(answer(page).getByText("Completed")).toBeVisible({ timeout: 30_000 });
  await expect(answer(page).getByText(/refund/)).toBeVisible();
  await expect(answer(page).getByText("sandbox model")).toBeVisible();
  await expect(answer(page).getByText(/^\d+ in, \d+ out$/)).toBeVisible();
  await expect(page.getByRole("link", { name: "sort-question v1" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Text of message 2").fill("{{question}} ({{tries}})");
  await expect(page.getByText("edited, not saved")).toBeVisible();
  await page.getByLabel("question", { exact: true }).fill("Where is my parcel?");
  await run(page).click();
  await expect(answer(page).getByText(/delivery/)).toBeVisible({ timeout: 30_000 });

  await page.getByRole("button", { name: "Save as version" }).click();
  await page.getByLabel("What changed").fill("Says how often it was asked.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Saved as v2 of sort-question.")).toBeVisible();
  await expectAccessible(page);
  const kept = await rest("GET", "/prompt-versions/sort-question@2");
  expect(kept).toMatchObject({ model, variables, basedOn: first, state: "draft", changelog: "Says how often it was asked." });
  expect(kept.messages).toEqual([messages[0], { role: "user", content: "{{question}} ({{tries}})" }]);
  await page.getByRole("button", { name: "Stay here" }).click();
  await expect(page.getByText("edited, not saved")).toHaveCount(0);

  await page.getByRole("link", { name: "sort-question v1" }).click();
  await expect(page.getByText("Taken from an earlier run.")).toBeVisible();
  await expect(page.getByLabel("question", { exact: true })).toHaveValue("I want my money back.");
  const beside = page.getByRole("region", { name: "Column B" });
  await expect(beside.getByRole("region", { name: "Answer" }).getByText(/refund/)).toBeVisible();
  await expect(
    page
      .getByRole("region", { name: "Column A" })
      .getByText(/delivery/)
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
  expect(said).toEqual([]);
});

test("without any prompt it begins with nothing; edits are left only after a question, and values stay", async ({
  page,
  baseURL,
}) => {
  const said = hearConsole(page);
  const { rest, path } = await begin(page, baseURL ?? "");
  await page.goto(path);
  await page.getByLabel("Text of message 2").fill("Say {{word}}");
  await page.getByRole("button", { name: "Save as version" }).click();
  await expect(page.getByText("There is no prompt to save it in.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expectAccessible(page);

  const prompt = await rest("POST", "/prompts", { slug: "say", name: "Say" });
  const text = "{{word}}, {{word}}";
  await rest("POST", `/prompts/${prompt.id}/versions`, { text, variables: [{ name: "word" }], model: { name: "sandbox-1" } });
  await page.goto(path); // a page of unsaved edits would ask first, which Playwright waves through
  await expect(page.getByText("Your unsaved edits are back")).toBeVisible();
  await expectWritten(page.getByLabel("Text of message 2"), "Say {{word}}");
  await page.getByLabel("Prompt", { exact: true }).selectOption("say");
  await page.getByRole("button", { name: "Leave them" }).click();
  await expectWritten(page.getByLabel("Text of message 1"), "{{word}}, {{word}}");
  await page.getByLabel("word", { exact: true }).fill("echo");
  await page.getByLabel("Text of message 1").fill("Now {{word}}");
  await page.getByLabel("Prompt", { exact: true }).selectOption("");
  await page.getByRole("button", { name: "Stay" }).click();
  await expectWritten(page.getByLabel("Text of message 1"), "Now {{word}}");
  await page.getByLabel("Prompt", { exact: true }).selectOption("");
  await page.getByRole("button", { name: "Leave them" }).click();
  await expect(page.getByText("The prompt has no variables.")).toBeVisible();
  await page.getByLabel("Prompt", { exact: true }).selectOption("say");
  await expect(page.getByLabel("word", { exact: true })).toHaveValue("echo");
  expect(said).toEqual([]);
});
