import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { hydrated } from "./hydrated";
import { anAccount, signUp } from "./sign-in";

const account = { ...anAccount(), name: "Grace Hopper" };
const header = "question,label,externalId,tags,split\n";
const sound = "Where is my parcel?,delivery,q1,short,dev\nI want my money back.,refund,q2,,gate\n";
const bad = `${header}${sound}too few\nWhere is it?,delivery,q1,,dev\n`;
const fixed = `${header}${sound}"It's open, they say.",refund,q3,"short;odd",dev\nWhere is it?,delivery,q4,,dev\n`;

test.setTimeout(180_000); // one long way through every page, axe on each

let said: string[];
test.beforeEach(({ page }) => {
  said = hearConsole(page);
});

test("a dataset is made, filled from a file, searched, changed, downloaded, looked back at and put away", async ({
  page,
  baseURL,
}) => {
  await signUp(page, account);
  await page.getByRole("link", { name: "Datasets" }).first().click();
  await expect(page.getByRole("heading", { name: "No dataset yet" })).toBeVisible();
  await expectAccessible(page);

  await byKeyboard(page.getByRole("button", { name: "New dataset" }));
  await expect(page.getByRole("dialog", { name: "New dataset" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name").fill("Questions");
  await page.getByLabel("Tags").fill("support, mail");
  await byKeyboard(page.getByRole("button", { name: "Create and import a file" }));
  await expect(page.getByRole("heading", { name: "Import cases" })).toBeVisible();

  await test.step("bad rows are named and nothing is written", async () => {
    await chooseFile(page, bad);
    await expect(page.getByLabel("What “label” is")).toHaveValue("expectations.label");
    await expectAccessible(page);
    await byKeyboard(page.getByRole("button", { name: "Check all rows" }));
    await expect(page.getByRole("row", { name: "Row 4 has 1 cells where the header has 5" })).toBeVisible();
    await expect(page.getByRole("row", { name: "Row 5, externalId “q1” stands in row 2 already" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Import 2 rows" })).toBeDisabled();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Questions" }).click();
    await expect(page.getByRole("heading", { name: "No case yet" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the corrected file is imported", async () => {
    await page.getByRole("link", { name: "Import a file" }).click();
    await chooseFile(page, fixed);
    await page.getByRole("button", { name: "Check all rows" }).click();
    await byKeyboard(page.getByRole("button", { name: "Import 4 rows" }));
    await expect(page.getByText("1 to 4 of 4 cases")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("search, tag and split choose cases, in the address", async () => {
    await page.getByRole("searchbox", { name: "Search cases" }).fill("parcel");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/q=parcel/);
    await expect(page.getByText("1 to 1 of 1 cases")).toBeVisible();
    await page.getByRole("link", { name: "Clear filters" }).click();
    await expect(page.getByText("1 to 4 of 4 cases")).toBeVisible();
    await page.getByLabel("Tag").selectOption({ label: "short (2)" });
    await expect(page.getByText("1 to 2 of 2 cases")).toBeVisible();
    await page.getByRole("link", { name: "gate", exact: true }).click();
    await expect(page.getByText("No case matches these filters.")).toBeVisible();
    await page.getByRole("link", { name: "Clear filters" }).click();
    await expect(page.getByText("1 to 4 of 4 cases")).toBeVisible();
  });

  await test.step("a case is read and changed beside the list; what cannot be read is told where it stands", async () => {
    await byKeyboard(page.getByRole("link", { name: "q2" }));
    const panel = page.getByRole("dialog", { name: "q2", exact: true });
    await expect(panel.getByText("I want my money back.")).toBeVisible();
    await expectAccessible(page);
    await byKeyboard(panel.getByRole("link", { name: "Edit" }));
    const form = page.getByRole("dialog", { name: "Edit “q2”" });
    await form.getByLabel("Content of question").fill("I want all my money back.");
    await form.getByLabel("Metadata").fill("{source: mail}");
    await byKeyboard(form.getByRole("button", { name: "Save case" }));
    await expect(form.getByText(/^is not JSON/)).toBeVisible();
    await expect(form.getByLabel("Content of question")).toHaveValue("I want all my money back.");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(form.getByText("What you typed is not saved.")).toBeVisible();
    await page.keyboard.press("Enter"); // stays
    await form.getByLabel("Metadata").fill('{"source": "mail"}');
    await form.getByRole("button", { name: "Save case" }).click();
    await expect(page.getByRole("dialog", { name: "q2", exact: true }).getByText("I want all my money back.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("the download holds what the page shows, byte for byte, now and then", async () => {
    const column = (cells: string[]) => `${cells.join(",")}\r\n`;
    const now = await downloadCsv(page);
    expect(now).toBe(
      column(["question", "label", "externalId", "tags", "case.metadata", "split"]) +
        column(["Where is my parcel?", "delivery", "q1", '"[""short""]"', "{}", "dev"]) +
        column(["I want all my money back.", "refund", "q2", "", '"{""source"":""mail""}"', "gate"]) +
        column(['"It\'s open, they say."', "refund", "q3", '"[""short"",""odd""]"', "{}", "dev"]) +
        column(["Where is it?", "delivery", "q4", "", "{}", "dev"]),
    );
  });

  await test.step("revisions say what changed, and the old one can be read only", async () => {
    await page
      .getByRole("navigation", { name: "Parts of the dataset" })
      .getByRole("link", { name: /^Revisions/ })
      .click();
    await expect(page.getByRole("row", { name: /^Revision 2 0 1 0 Grace Hopper/ })).toBeVisible();
    await expectAccessible(page);
    await byKeyboard(page.getByRole("link", { name: "Revision 2", exact: true }));
    await expect(page.locator("ins", { hasText: "all" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Revision 1" }).click();
    await expect(page.getByRole("heading", { name: "Revision 1" })).toBeVisible();
    await page.getByRole("link", { name: "All its cases" }).click();
    await expect(page.getByText("Revision 1 of 2, as it was.")).toBeVisible();
    await page.getByRole("link", { name: "q2" }).click();
    const panel = page.getByRole("dialog", { name: "q2", exact: true });
    await expect(panel.getByText("I want my money back.")).toBeVisible();
    await expect(panel.getByRole("link", { name: "Edit" })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.getByRole("link", { name: "To the newest" }).click();
    await expect(page.getByText("Revision 1 of 2, as it was.")).toHaveCount(0); // its links lead to old cases
  });

  await test.step("cases are copied and deleted", async () => {
    await page.getByRole("link", { name: "q4" }).click();
    await expect(page.getByRole("dialog", { name: "q4", exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Duplicate" }).click();
    await page.getByLabel("External id").fill("q4");
    await page.getByRole("button", { name: "Save case" }).click();
    await expect(page.getByText(/“q4” is taken/)).toBeVisible();
    await page.getByLabel("External id").fill("q5");
    await page.getByRole("button", { name: "Save case" }).click();
    await page.getByRole("dialog", { name: "q5", exact: true }).getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText(/Revision 3 and those before keep it/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete case" }).click();
    await expect(page.getByText("1 to 4 of 4 cases")).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("a dataset an evaluation used is not deleted, and says why", async () => {
    await evaluate(baseURL ?? "", /ds_\w+/.exec(page.url())?.[0] ?? "");
    await page.reload();
    await byKeyboard(page.getByRole("button", { name: "More actions" }));
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByText(/It cannot be deleted: 1 evaluation used it/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Archive instead" }).click();
    await page.getByRole("link", { name: "Archived datasets" }).click();
    await expect(page.getByRole("link", { name: "Questions" })).toBeVisible();
    await expectAccessible(page);
  });
  expect(said).toEqual([]);
});

test("cases are typed into a grid by keyboard, pasted, changed many at once, and old revisions come back", async ({
  page,
  baseURL,
}) => {
  const person = anAccount();
  await signUp(page, person);
  await page.waitForURL(/\/w\//);
  const { rest } = await signInOverRest(baseURL ?? "", "login", person);
  const { id } = await rest("POST", "/datasets", { name: "Grid" });
  const given = ["first", "second", "third"].map((text, n) => ({ variables: { text, data: { n } }, externalId: `g${n}` }));
  const cases: { id: string }[] = await rest("POST", `/datasets/${id}/cases`, { cases: given });
  await page.goto(`${page.url().replace(/\/w\/([^/]+).*/, "/w/$1")}/datasets/${id}`);
  const grid = page.getByRole("grid", { name: "Cases" });
  const cell = (row: number, column: number) => grid.locator(`[data-cell="${row} ${column}"]`);

  await test.step("arrows, typing, Enter, Tab and Escape, saved as one revision", async () => {
    await hydrated(page, "main [role=grid] input");
    await page.getByLabel("Choose every case of this page").focus();
    await page.keyboard.press("Tab");
    await expect(cell(0, 0)).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("uno");
    await page.keyboard.press("Enter");
    await expect(cell(1, 1)).toBeFocused();
    await page.keyboard.press("F2");
    await page.keyboard.type(" one");
    await page.keyboard.press("Tab");
    await expect(cell(1, 2)).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type("{");
    await page.keyboard.press("Enter");
    await expect(cell(1, 2).getByText(/^Not JSON yet/)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(cell(1, 2)).toBeFocused();
    await expect(page.getByText(/^2 cells in 2 cases not saved/)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Control+s");
    await expect(page.getByText("Saved as revision 2.")).toBeVisible();
    await expect(cell(0, 1)).toHaveText("uno");
    await expect(cell(1, 1)).toHaveText("second one");
  });

  await test.step("what somebody else changed meanwhile is told, and what was typed is kept", async () => {
    await rest("PATCH", `/dataset-cases/${cases[2]?.id}`, { variables: { text: "theirs", data: { n: 2 } } });
    await cell(2, 1).focus();
    await page.keyboard.type("mine");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+s");
    await expect(page.getByText(/^One case has changed since/)).toBeVisible();
    await expect(cell(2, 1)).toContainText("mine");
    await byKeyboard(page.getByRole("button", { name: "Look at them now" }));
    await expect(cell(2, 1)).toContainText("Now there: theirs");
    await expectAccessible(page);
    await byKeyboard(page.getByRole("button", { name: "Keep mine over the newest" }));
    await byKeyboard(page.getByRole("button", { name: "Save", exact: true }));
    await expect(page.getByText("Saved as revision 4.")).toBeVisible();
    await expect(cell(2, 1)).toHaveText("mine");
  });

  await test.step("chosen rows change together", async () => {
    await cell(0, 0).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect(page.getByText("2 cases chosen")).toBeVisible();
    await byKeyboard(page.getByRole("button", { name: "Split", exact: true }));
    await page.getByRole("menuitem", { name: /^gate/ }).press("Enter");
    await expect(grid.getByText("gate", { exact: true })).toHaveCount(2);
    await expect(page.getByText("2 cases chosen")).toHaveCount(0);
    const { data } = await rest("GET", `/datasets/${id}/revisions`);
    expect(data[0]).toMatchObject({ number: 5, changed: 2 });
  });

  await test.step("rows of a spreadsheet are pasted, with names or without", async () => {
    await paste(page, "text\tlabel\tNotes\nfourth\ta\tx\nfifth\tb\ty");
    const dialog = page.getByRole("dialog", { name: "Import pasted rows" });
    await dialog.getByLabel("What “Notes” is").selectOption("ignore");
    await expectAccessible(page);
    await byKeyboard(dialog.getByRole("button", { name: "Check all rows" }));
    await byKeyboard(dialog.getByRole("button", { name: "Import 2 rows" }));
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("1 to 5 of 5 cases")).toBeVisible();
    await paste(page, "text\tNotes\nsixth\tz");
    await expect(dialog.getByLabel("What “Notes” is")).toHaveValue("ignore"); // as it was the last time
    await page.keyboard.press("Escape");
    await paste(page, "sixth\t6\nseventh\tseven");
    await expect(dialog.getByLabel("What “text” is")).toHaveValue("variable");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  await test.step("hints are filters that say why", async () => {
    await byKeyboard(page.getByRole("navigation", { name: "Hints" }).getByRole("link", { name: "No expectation 3" }));
    await expect(page.getByText(/^Nothing is expected/)).toBeVisible();
    await expect(page.getByText("1 to 3 of 3 cases")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Clear filters" }).click();
    await expect(page.getByText("1 to 5 of 5 cases")).toBeVisible();
  });

  await test.step("splits are dealt out by a share, after a look", async () => {
    await byKeyboard(page.getByRole("button", { name: "More actions" }));
    await page.getByRole("menuitem", { name: "Assign splits by share" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Assign splits by share" });
    await dialog.getByLabel("Gate cases, in percent").fill("100");
    await byKeyboard(dialog.getByRole("button", { name: "Show what it would do" }));
    await expect(dialog.getByText("0 dev, 5 gate. No case has a group. 3 cases change, as one revision.")).toBeVisible();
    await expectAccessible(page);
    await byKeyboard(dialog.getByRole("button", { name: "Change 3 cases" }));
    await expect(dialog).toHaveCount(0);
    await expect(grid.getByText("gate", { exact: true })).toHaveCount(5);
  });

  await test.step("an old revision is restored as a new one", async () => {
    await page.goto(`${page.url().split("?")[0]}/revisions/1`);
    await byKeyboard(page.getByRole("button", { name: "Restore" }));
    await expectAccessible(page);
    await byKeyboard(page.getByRole("dialog").getByRole("button", { name: "Restore revision 1" }));
    await expect(page.getByRole("heading", { name: "Revision 8" })).toBeVisible();
    await expect(page.locator("ins", { hasText: "first" })).toBeVisible();
  });
  expect(said).toEqual([]);
});

/** What the browser does on Ctrl+V with this text in the clipboard. */
const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);

async function byKeyboard(control: Locator): Promise<void> {
  await control.focus();
  await control.press("Enter");
}

const chooseFile = (page: Page, text: string) =>
  page.getByLabel("Choose").setInputFiles({ name: "cases.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

async function downloadCsv(page: Page): Promise<string> {
  await page.getByRole("button", { name: "More actions" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Download as CSV" }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

/** An evaluation on the dataset, over the API. */
async function evaluate(url: string, datasetId: string): Promise<void> {
  const { rest } = await signInOverRest(url, "login", account);
  const prompt = await rest("POST", "/prompts", { slug: "answer", name: "Answer" });
  const version = await rest("POST", `/prompts/${prompt.id}/versions`, {
    messages: [{ role: "user", content: "{{question}}" }],
    variables: [{ name: "question", type: "string", required: true }],
    model: { providerId: "sandbox", name: "sandbox-1" },
    publish: true,
  });
  await rest("POST", "/evaluations", { datasetId, versionIds: [version.id], evaluators: [{ type: "heuristic" }] });
}
