import { expect, type Page, test } from "@playwright/test";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import { byKeyboard, type Hands } from "./hands";
import { signIn } from "./sign-in";

let page: Page;
let hands: Hands;
let root: string;
let promptSlug: string;
let datasetId: string;
test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser, baseURL }) => {
  const { account, ids } = await makeSampleWorkspace(baseURL ?? "");
  page = await (await browser.newContext()).newPage();
  hands = byKeyboard(page);
  await signIn(page, account);
  root = `/w/${ids.workspace}`;
  promptSlug = ids.prompt.slug;
  datasetId = ids.dataset.id;
});
test.afterAll(() => page.close());

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });

test("a page that takes the place of another is gone on with from its beginning", async () => {
  await page.goto(`${root}/prompts`);
  await hands.press(page.getByRole("main").getByRole("link", { name: "Sort a question" }));
  await expect(page.getByRole("heading", { level: 1, name: "Sort a question" })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("a part that is removed leaves the focus on what comes after it", async () => {
  await page.goto(`${root}/evaluations/new`);
  await hands.press(button("Add an arm"));
  await hands.press(button("Remove arm 2"));
  await expect(button("Add an arm")).toBeFocused();
});

test("a row that is removed by a dialog leaves the focus beside where it stood", async () => {
  await page.goto(`${root}/settings/api-keys`);
  await hands.press(button("New key"));
  await hands.fill(page.getByRole("dialog").getByLabel("Name"), "Second");
  await page.keyboard.press("Enter");
  await expect(button("Done")).toBeVisible();
  await page.keyboard.press("Escape");
  await hands.press(button("Revoke Second"));
  await hands.press(page.getByRole("dialog").getByRole("button", { name: "Revoke" }));
  await expect(button("Revoke Second")).toBeHidden();
  await expect(button("Revoke Website")).toBeFocused();
});

test("a button that waits keeps its place: where its dialog closes, where its page gets another address, and after its work", async () => {
  await page.goto(`${root}/prompts/${promptSlug}/versions/new`);
  await hands.fill(page.getByLabel("What changes and why"), "Nothing yet");
  await hands.press(button("Save draft"));
  await page.waitForURL("**/edit");
  await expect(button("Save draft")).toBeFocused();
  await hands.press(button("Publish…"));
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(button("Publish…")).toBeFocused();
});

test("what has the focus is never under the bar at the foot of the editor", async () => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await page.goto(`${root}/prompts/${promptSlug}/versions/new`);
  await page.getByLabel("What changes and why").focus();
  const bar = page.locator("[data-bottom-bar]");
  const covered = [];
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press("Tab");
    const isLast = await bar.evaluate((element) => element.contains(document.activeElement));
    if (isLast) break;
    covered.push(
      ...(await bar.evaluate((element) => {
        const focused = document.activeElement;
        const isUnder = (focused?.getBoundingClientRect().bottom ?? 0) > element.getBoundingClientRect().top + 1;
        return isUnder ? [focused?.getAttribute("aria-label") ?? focused?.textContent] : [];
      })),
    );
  }
  expect(await bar.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  expect(covered).toEqual([]);
});

test("a form that is refused goes on with its first wrong field", async () => {
  await page.goto(`${root}/prompts/new`);
  await hands.fill(page.getByLabel("Name"), "Sort a question");
  await hands.fill(page.getByLabel("Slug"), promptSlug);
  await hands.press(button("Create prompt"));
  await expect(page.getByText("This slug is taken")).toBeVisible();
  await expect(page.getByLabel("Slug")).toBeFocused();
});

test("what a case is to expect besides is written at once", async () => {
  await page.goto(`${root}/datasets/${datasetId}?case=new`);
  await hands.press(button("Exact text"));
  await page.keyboard.type("refund");
  await expect(page.getByRole("dialog").getByLabel("Exact text", { exact: true })).toHaveValue("refund");
});
