import { expect, type Page, test } from "@playwright/test";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import { expectWritten } from "./hands";
import { hydrated } from "./hydrated";
import { anAccount, signIn } from "./sign-in";

type Sample = Awaited<ReturnType<typeof makeSampleWorkspace>>;
let sample: Sample;
let root: string;
test.beforeAll(async ({ baseURL }) => {
  sample = await makeSampleWorkspace(baseURL ?? "");
  root = `/w/${sample.ids.workspace}`;
});

const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

test("a wrong password and a known e-mail are told, and nothing typed is lost", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(sample.account.email);
  await page.getByLabel("Password").fill("wrong horse battery");
  await press(page, "Sign in");
  await expect(page.getByRole("alert").filter({ hasText: "The e-mail or the password is wrong." })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(sample.account.email);
  await expect(page.getByLabel("Password")).toHaveValue("wrong horse battery");

  await page.getByRole("link", { name: "Create one" }).click();
  await expect(page.getByText("At least 8 characters.")).toBeVisible();
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail").fill(sample.account.email);
  await page.getByLabel("Password").fill("correct horse battery");
  await press(page, "Create account");
  await expect(page.getByRole("alert").filter({ hasText: /account/ })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Ada");
});

test.describe("signed in", () => {
  test.beforeEach(({ page }) => signIn(page, sample.account));

  test("a slug that is taken is told at its field", async ({ page }) => {
    await page.goto(`${root}/prompts/new`);
    await page.getByLabel("Name").fill("Sort a question again");
    await page.getByLabel("Slug").fill(sample.ids.prompt.slug);
    await press(page, "Create prompt");
    await expect(page.getByText(/^This slug is taken/)).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("Sort a question again");
  });

  test("a version that uses what it does not declare is saved, and not published", async ({ page }) => {
    await page.goto(`${root}/prompts/${sample.ids.prompt.slug}/versions/new?from=1`);
    await hydrated(page);
    await page.getByLabel("Text of message 1").fill("Answer in {{language}}.");
    await press(page, "Publish");
    await expect(page.getByText("This draft cannot be published yet:")).toBeVisible();
    await press(page, "Publish v");
    await expect(page.getByRole("alert").filter({ hasText: "language" })).toBeVisible();
    await press(page, "Go on writing");
    await expect(page).toHaveURL(/versions\/\d+\/edit$/);
    await expectWritten(page.getByLabel("Text of message 1"), "Answer in {{language}}.");
  });

  test("a draft that somebody else saved meanwhile is not overwritten unasked", async ({ page, context }) => {
    const path = `${root}/prompts/${sample.ids.prompt.slug}/versions/${sample.ids.draft.number}/edit`;
    const other = await context.newPage();
    for (const one of [page, other]) {
      await one.goto(path);
      await hydrated(one);
    }
    await other.getByLabel("Text of message 1").fill("Theirs.");
    await press(other, "Save draft");
    await expect(other.getByText(/^Saved \d/)).toBeVisible();
    await page.getByLabel("Text of message 1").fill("Mine.");
    await press(page, "Save draft");
    const banner = page.getByRole("alert", { name: "Saved by somebody else" });
    await expect(banner).toBeVisible();
    await expectWritten(page.getByLabel("Text of message 1"), "Mine.");
    await banner.getByRole("button", { name: "Take theirs" }).click();
    await expectWritten(page.getByLabel("Text of message 1"), "Theirs.");
  });

  test("a changelog written in one window outlives a save from another", async ({ page, context }) => {
    await page.goto(`${root}/prompts/${sample.ids.prompt.slug}/versions/new?from=1`);
    await hydrated(page);
    await press(page, "Save draft");
    await expect(page).toHaveURL(/versions\/\d+\/edit$/);
    const other = await context.newPage();
    await other.goto(page.url());
    await hydrated(other);
    await page.getByLabel("What changes and why").fill("Says why.");
    await press(page, "Save draft");
    await expect(page.getByText(/^Saved \d/)).toBeVisible();
    await other.getByLabel("Text of message 1").fill("From another window.");
    await press(other, "Save draft");
    await expect(other.getByText(/^Saved \d/)).toBeVisible();
    await other.reload();
    await expect(other.getByLabel("What changes and why")).toHaveValue("Says why.");
    await expectWritten(other.getByLabel("Text of message 1"), "From another window.");
  });

  test("a row of a file that does not fit is named, and nothing is imported until it is left out", async ({ page }) => {
    await page.goto(`${root}/datasets/${sample.ids.dataset.id}/import`);
    const csv = 'question,jsonSchema\nWhere is it?,"{""type"":""object""}"\nWho are you?,{not json\n';
    await page.locator("input[type=file]").setInputFiles({ name: "q.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await press(page, "Check all rows");
    await expect(page.getByRole("rowheader", { name: /^Row 3/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Import 1 row" })).toBeDisabled();
    await page.getByLabel(/^Leave out the bad row/).check();
    await press(page, "Import 1 row");
    await expect(page.getByText("25 cases").first()).toBeVisible();
  });

  test("an evaluation with nothing chosen says what it wants", async ({ page }) => {
    await page.goto(`${root}/evaluations/new`);
    await press(page, "Start evaluation");
    await expect(page.getByText("Look at the fields marked in red.")).toBeVisible();
    await expect(page.getByLabel("Version").first()).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Dataset")).toHaveAttribute("aria-invalid", "true");
    await expect(page).toHaveURL(/evaluations\/new$/);
  });
});

test("another workspace's pages are not there", async ({ page, request }) => {
  const stranger = anAccount();
  const registered = await request.post("/api/v1/auth/register", { data: stranger });
  const own = `/w/${(await registered.json()).workspace.slug}`;
  await signIn(page, stranger);
  for (const path of [
    root,
    `${root}/audit-log`,
    `${own}/prompts/${sample.ids.prompt.slug}`,
    `${own}/datasets/${sample.ids.dataset.id}`,
    `${own}/evaluations/${sample.ids.evaluation.id}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("Not found");
  }
});
