import { expect, type Page, test } from "@playwright/test";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { anAccount, signIn } from "./sign-in";

const [ada, grace] = [anAccount(), { ...anAccount(), name: "Grace Hopper" }];
const questions = ["Where is my parcel?", "I want my money back.", "I cannot sign in.", "The parcel is broken."];

test.describe.configure({ mode: "serial", timeout: 120_000 });

let evaluationPath: string;

test("a queue is made from an evaluation's failures and judged by single keys, with a judgement taken back", async ({
  page,
  baseURL,
}) => {
  const said = hearConsole(page);
  await prepare(baseURL ?? "");
  await signIn(page, ada);
  await page.goto(evaluationPath);
  await page.getByRole("link", { name: "Review some at random" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New review queue" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name").fill("Labels");
  await page.getByLabel("People an item").selectOption("2");
  await page.getByRole("button", { name: "Make the queue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Labels" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Start judging" }).press("Enter");

  const place = page.getByRole("status").filter({ hasText: /of 4/ });
  await expect(place).toContainText("1 of 4");
  await expectAccessible(page);
  await page.keyboard.press("y");
  await expect(place).toContainText("2 of 4");
  await page.keyboard.press("c");
  await page.keyboard.type("say no more"); // letters here, not keys
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(place).toContainText("3 of 4");
  await page.keyboard.press("u");
  await expect(place).toContainText("2 of 4");
  await expect(page.getByLabel("Comment")).toHaveValue("say no more");
  await expect(page.getByRole("button", { name: "No" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("y");
  await expect(place).toContainText("3 of 4");
  await expect.poll(() => judged(baseURL ?? "", page)).toBe(2); // the next item is there before the judgement is stored
  expect(said).toEqual([]);
});

test("a judgement that cannot be sent is kept, also over a reload, and sent when the server is back", async ({ page }) => {
  await signIn(page, ada);
  await openDesk(page);
  const place = page.getByRole("status").filter({ hasText: /of 4/ });
  await expect(place).toContainText("3 of 4");
  await page.route("**/judge", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.keyboard.press("n");
  await expect(page.getByText("1 judgement is not saved yet")).toBeVisible();
  await page.unroute("**/judge");
  page.once("dialog", (dialog) => dialog.accept()); // the page asks whether to leave it
  await page.reload();
  await expect(place).toContainText("4 of 4");
  await expect(page.getByText("not saved yet")).toBeHidden();
  await page.keyboard.press("y");
  await expect(page.getByRole("heading", { name: "You are done here" })).toBeVisible();
  await expectAccessible(page);
});

test("a second reviewer judges the same items unseen, and the queue says how far both agree", async ({ page }) => {
  await signIn(page, grace);
  await openDesk(page);
  for (const at of [1, 2, 3, 4]) {
    await expect(page.getByRole("status").filter({ hasText: /of 4/ })).toContainText(`${at} of 4`);
    await page.keyboard.press("y");
  }
  await expect(page.getByRole("heading", { name: "You are done here" })).toBeVisible();
  await page.getByRole("link", { name: "See the queue" }).press("Enter");
  await expect(page.getByText("4 of 4", { exact: true })).toBeVisible();
  await expect(page.getByText(/Reviewers said the same of 3 of 4 items/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Reviewers" })).toContainText("Grace Hopper");
  await expectAccessible(page);
});

async function openDesk(page: Page): Promise<void> {
  await page.goto(`${evaluationPath.split("/evaluations")[0]}/reviews`);
  await page.getByRole("link", { name: /^\d, judge Labels/ }).press("Enter");
}

/** How many items of the queue that is open Ada has judged, as the server knows it. */
async function judged(url: string, page: Page): Promise<number> {
  const { rest } = await signInOverRest(url, "login", ada);
  const queue = /\/reviews\/([^/]+)/.exec(page.url())?.[1];
  return (await rest("GET", `/review-queues/${queue}`)).progress.mine;
}

/** An evaluation of four answers, and a colleague in the workspace. */
async function prepare(url: string): Promise<void> {
  const { rest, workspace } = await signInOverRest(url, "register", ada);
  const invitation = await rest("POST", "/invitations", { role: "editor" });
  await signInOverRest(url, "register", { ...grace, inviteToken: invitation.token });
  const prompt = await rest("POST", "/prompts", { slug: "label", name: "Label" });
  const version = await rest("POST", `/prompts/${prompt.id}/versions`, {
    text: "Label this: {{question}}",
    variables: [{ name: "question", type: "string", required: true }],
    model: { providerId: "sandbox", name: "sandbox-1" },
    publish: true,
  });
  const dataset = await rest("POST", "/datasets", { name: "Questions" });
  await rest("POST", `/datasets/${dataset.id}/cases`, { cases: questions.map((question) => ({ variables: { question } })) });
  const { id } = await rest("POST", "/evaluations", {
    ...{ datasetId: dataset.id, versionIds: [version.id], evaluators: [{ type: "heuristic" }] },
  });
  const status = async () => (await rest("GET", `/evaluations/${id}`)).status;
  await expect.poll(status, { timeout: 60_000 }).toBe("completed");
  evaluationPath = `/w/${workspace}/evaluations/${id}`;
}
