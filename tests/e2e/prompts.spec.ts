import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expectWritten } from "./hands";
import { hearConsole } from "./hear-console";
import { hydrated } from "./hydrated";
import { anAccount, signUp } from "./sign-in";

test.setTimeout(300_000); // axe looks at a dozen pages in two colour schemes

let said: string[];
test.beforeEach(({ context }) => {
  said = hearConsole(context);
});
test.afterEach(() => expect(said).toEqual([]));

/** A new person in a workspace of their own, at its prompts. */
async function begin(page: Page): Promise<void> {
  await signUp(page, anAccount());
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Prompts" }).click();
  await expect(page.getByRole("heading", { name: "No prompt yet" })).toBeVisible();
}

/** Writes a first version and leaves the editor open on its draft. */
async function writeDraft(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole("link", { name: "New prompt" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create prompt" }).click();
  await page.getByLabel("Text of message 1").fill("Be brief.");
  await page.getByLabel("Text of message 2").fill(text);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { name: "Draft 1" })).toBeVisible();
}

test("an author takes a prompt from a first draft to production, to a second version, and back", async ({ page }) => {
  await begin(page);
  await expectAccessible(page);

  await page.getByRole("link", { name: "New prompt" }).click();
  await page.getByRole("button", { name: "Create prompt" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Name", { exact: true }).fill("Answer a customer");
  await expect(page.getByLabel("Slug")).toHaveValue("answer-a-customer");
  await page.getByLabel("Tags").fill("support, writing");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create prompt" }).click();
  await expect(page.getByRole("heading", { name: "First version" })).toBeVisible();

  await page.getByLabel("What changes and why").fill("First try");
  await page.getByLabel("Text of message 1").fill("Answer in one sentence.");
  await page.getByLabel("Text of message 2").fill("Order {{order}}: {{question}}");
  await expect(page.getByText("{{order}} is used but not declared")).toBeVisible();
  await expect(page.getByText("{{question}} is used but not declared")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Declare order" }).click();
  await page.getByLabel("Temperature").fill("warm");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Not saved: 1 to correct above.")).toBeVisible();
  await page.getByLabel("Temperature").fill("0.2");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/versions\/1\/edit$/);

  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByText("Nothing is active yet, so there is nothing to compare with.")).toBeVisible();
  await expect(page.getByText("This draft cannot be published yet:")).toBeVisible();
  await page.getByRole("button", { name: "Publish v1" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not declared as variables: “question”." })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go on writing" }).click();
  await page.getByRole("button", { name: "Declare question" }).click();
  await expect(page.getByText("is used but not declared")).toHaveCount(0);
  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByRole("button", { name: "Publish v1" }).click();
  await expect(page.getByRole("heading", { name: "Version 1", exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Promote" }).click();
  await expect(page.getByText("production serves nothing now. It will serve v1.")).toBeVisible();
  await expect(page.getByText("No gate is set: promotion is free.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Promote v1 to production" }).click();
  await expect(page.getByText("Active", { exact: true }).first()).toBeVisible();

  await page.getByRole("link", { name: "New draft from this" }).click();
  await expect(page.getByRole("heading", { name: "New version from v1" })).toBeVisible();
  await page.getByLabel("Text of message 1").fill("Answer in one short sentence, and never promise a refund.");
  await page.getByRole("button", { name: "Add variable" }).click();
  await page.getByLabel("Name of variable 3").fill("tone");
  await page.getByLabel("Text of message 2").fill("Order {{order}}: {{question}} ({{tone}})");
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("heading", { name: "From v1, which is active, to v2" })).toBeVisible();
  await expect(page.getByText("Breaking:")).toBeVisible();
  await page.getByRole("dialog").getByLabel("What changes and why").fill("No refunds are promised");
  await page.getByRole("button", { name: "Publish v2" }).click();
  await expect(page.getByRole("heading", { name: "Version 2", exact: true })).toBeVisible();
  await expect(page.getByText("No refunds are promised").first()).toBeVisible();

  await page.getByRole("link", { name: "Diff" }).click();
  await expect(page.getByText("short", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("Breaking:")).toBeVisible();
  await page.getByRole("link", { name: "Side by side" }).click();
  await expect(page).toHaveURL(/look=split/);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Promote" }).click();
  await expect(page.getByText("In production, v2 replaces v1.")).toBeVisible();
  await expect(page.getByText("New variables: “tone”")).toBeVisible();
  await page.getByLabel("Reason (optional)").fill("Refunds were promised");
  await page.getByRole("button", { name: "Promote v2 to production, replacing v1" }).click();
  await expect(page.getByText("may break callers of version 1")).toBeVisible();
  await page.getByLabel("The callers are ready for this change").check();
  await page.getByRole("button", { name: "Promote v2 to production, replacing v1" }).click();
  await expect(page.getByRole("link", { name: "Roll back production" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("link", { name: "Roll back production" }).click();
  await expect(page.getByText("In production, v1 replaces v2.")).toBeVisible();
  await page.getByRole("button", { name: "Roll back to v1" }).click();
  await expect(page.getByText("Say why, in a few words.")).toBeVisible();
  await page.getByLabel("Reason").fill("The answers were too short");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Roll back to v1" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText("production serves v1 instead of v2")).toBeVisible();
  await expect(page.getByText("The answers were too short")).toHaveCount(2); // in the history, and where the version is held
  await expect(page.getByText("Refunds were promised")).toBeVisible();
  await expect(page.getByText("breaking accepted")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Use it" }).click();
  await expect(page.getByText("/api/v1/prompts/by-slug/answer-a-customer/compile")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "Evaluations", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Not evaluated yet" })).toBeVisible();

  await page.getByRole("main").getByRole("link", { name: "Settings" }).click();
  await expect(page.getByLabel("Tags")).toHaveValue("support, writing");
  await expectAccessible(page);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Prompts" }).click();
  await expect(page.getByRole("row", { name: /Answer a customer.*v1.*2.*support/ })).toBeVisible();
  await expectAccessible(page);
});

test("two tabs that save one draft lose nothing of either", async ({ page, context }) => {
  await begin(page);
  await writeDraft(page, "Shared", "Hello");
  const other = await openSame(context, page);
  await other.getByLabel("Text of message 1").fill("Be very brief.");
  await other.getByRole("button", { name: "Save draft" }).click();
  await expect(other.getByText(/^Saved \d/)).toBeVisible();

  await page.getByLabel("Text of message 2").fill("Hello there");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Somebody else saved this draft since you opened it.")).toBeVisible();
  await page.getByText("What they changed", { exact: true }).click();
  await expect(page.getByRole("insertion").filter({ hasText: "very" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Take theirs" }).click();
  await expectWritten(page.getByLabel("Text of message 1"), "Be very brief.");
  await expectWritten(page.getByLabel("Text of message 2"), "Hello");
  await page.getByRole("button", { name: "Back to mine" }).click();
  await expectWritten(page.getByLabel("Text of message 2"), "Hello there");
  await expect(page.getByText(/^Saved \d/)).toBeVisible(); // by itself

  await other.getByLabel("Text of message 1").fill("Be kind.");
  await other.getByRole("button", { name: "Save draft" }).click();
  await other.getByRole("button", { name: "Keep mine (overwrite theirs)" }).click();
  await expect(other.getByText(/^Saved \d/)).toBeVisible();
  await other.getByRole("button", { name: "Back to theirs" }).click();
  await expectWritten(other.getByLabel("Text of message 2"), "Hello there");
  await other.getByRole("button", { name: "Back to mine" }).click();
  await other.getByRole("button", { name: "Save draft" }).click();
  await other.reload();
  await expectWritten(other.getByLabel("Text of message 1"), "Be kind.");
  await expectWritten(other.getByLabel("Text of message 2"), "Hello");
});

test("a link in the page does not take unsaved words along", async ({ page }) => {
  await begin(page);
  await writeDraft(page, "Guarded", "Hello");
  await page.route("**", (route) => (route.request().method() === "POST" ? undefined : route.continue())); // no save is answered
  await page.getByLabel("Text of message 2").fill("Hello, unsaved");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("main").getByRole("link", { name: "Prompts" }).click();
  await expectWritten(page.getByLabel("Text of message 2"), "Hello, unsaved");
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("main").getByRole("link", { name: "Prompts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Prompts" })).toBeVisible();
});

test("a draft is saved by itself, and shows what its values make of it while it is written", async ({ page }) => {
  await begin(page);
  await writeDraft(page, "Alive", "Hello {{na");
  const text = page.getByLabel("Text of message 2");
  await expect(text).toHaveAttribute("contenteditable", "true"); // the editor has taken the field's place
  await text.fill("Hello {{name}}");
  await expect(page.getByText("is used but not declared")).toBeVisible();
  await text.press("Control+End");
  await text.press("Control+.");
  await expect(page.getByLabel("Name of name")).toBeVisible();
  await page.getByRole("complementary", { name: "Try it" }).getByLabel("name").fill("Grace");
  await expect(page.getByText("Hello Grace")).toBeVisible();

  await text.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" and {{n");
  await page.getByRole("option", { name: /name/ }).click();
  await expectWritten(text, "Hello {{name}} and {{name}}");
  await expect(page.getByText("Hello Grace and Grace")).toBeVisible();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.reload();
  await expectWritten(page.getByLabel("Text of message 2"), "Hello {{name}} and {{name}}");
  await expect(page.getByText("Hello Grace and Grace")).toBeVisible();
});

test("what is typed before the page is alive is kept", async ({ page }) => {
  await begin(page);
  await writeDraft(page, "Early", "Hello");
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await opened;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await page.getByLabel("Text of message 2").fill("Hello, early bird");
  await page.getByLabel("What changes and why").fill("Typed at once");
  open();
  await hydrated(page);
  await expectWritten(page.getByLabel("Text of message 2"), "Hello, early bird");
  await expect(page.getByLabel("What changes and why")).toHaveValue("Typed at once");
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
});

test("a prompt is made, written, published and promoted by keyboard alone", async ({ page }) => {
  await begin(page);
  const { keyboard } = page;
  await go(page, page.getByRole("link", { name: "New prompt" }));
  await tabTo(page, page.getByLabel("Name", { exact: true }));
  await keyboard.type("Keys only");
  await keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Text of message 2"));
  await keyboard.type("Hi {{name}}");
  await go(page, page.getByRole("button", { name: "Move message 2 up" }), "Shift+Tab");
  await expect(page.getByRole("button", { name: "Move message 1 up" })).toBeFocused();
  await go(page, page.getByRole("button", { name: "Declare name" }));
  await expect(page.getByLabel("Name of name")).toBeFocused();
  await keyboard.press("Control+s");
  await expect(page.getByRole("heading", { name: "Draft 1" })).toBeVisible();
  await expectWritten(page.getByLabel("Text of message 1"), "Hi {{name}}");
  await keyboard.press("Control+Shift+Enter");
  await go(page, page.getByRole("button", { name: "Publish v1" }));
  await expect(page.getByRole("heading", { name: "Version 1", exact: true })).toBeVisible();
  await go(page, page.getByRole("link", { name: "Promote" }));
  await expect(page.getByRole("dialog")).toBeVisible();
  await go(page, page.getByRole("button", { name: "Promote v1 to production" }));
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Roll back production" })).toBeVisible();
});

async function openSame(context: BrowserContext, page: Page): Promise<Page> {
  const other = await context.newPage();
  await other.goto(page.url());
  await hydrated(other);
  return other;
}

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} cannot be reached by ${key}`);
}

async function go(page: Page, target: Locator, key?: string): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press("Enter");
}
