import { expect, type Page, test } from "@playwright/test";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { anAccount, signIn } from "./sign-in";

let page: Page;
let said: string[];
test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser, baseURL }) => {
  const account = anAccount();
  const { rest } = await signInOverRest(baseURL ?? "", "register", account);
  await rest("POST", "/prompts", { slug: "greeting", name: "Greet a customer" });
  await rest("POST", "/prompts", { slug: "triage", name: "Sort tickets" });
  page = await (await browser.newContext()).newPage();
  said = hearConsole(page);
  await signIn(page, account);
});
test.afterAll(() => page.close());

const field = () => page.getByRole("combobox", { name: /Find a prompt/ });
const heading = (name: string) => page.getByRole("heading", { level: 1, name });
/** Until the page's keys work. */
async function openPalette() {
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(field()).toBeFocused({ timeout: 1_000 });
  }).toPass();
}

test("the palette leads to a prompt and to an action, by keyboard alone", async () => {
  await openPalette();
  await page.keyboard.type("greet cust");
  await expect(page.getByRole("option", { name: /Greet a customer/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(heading("Greet a customer")).toBeVisible();

  await openPalette();
  await page.keyboard.type("new pr");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("option", { name: "New prompt" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(heading("New prompt")).toBeVisible();
});

test("? lists the keys, g and a letter goes to a place, and neither does so in a field", async () => {
  await page.goto(page.url().replace("/prompts/new", "/prompts"));
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(heading("Datasets")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(heading("Prompts")).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("gd?");
  await expect(page.getByRole("searchbox")).toHaveValue("gd?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("keys that are a letter alone can be switched off, the palette stays", async () => {
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByLabel("Letters and signs alone are shortcuts").uncheck();
  await heading("Settings").click();
  await page.keyboard.press("?");
  await openPalette();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByLabel("Letters and signs alone are shortcuts").check();
});

test("a search that fails says so and can be tried again", async () => {
  await openPalette();
  await page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.keyboard.type("triage");
  const alert = page.getByRole("dialog").getByRole("alert");
  await expect(alert).toContainText("Not searched");
  await page.unroute("**/*");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("option", { name: /Sort tickets/ })).toBeVisible();
  await expect(alert).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  expect(said.filter((line) => !line.includes("ERR_FAILED"))).toEqual([]);
});

test("what was done is announced, and the theme and the folded sidebar are kept on the next page", async () => {
  await openPalette();
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Fold or unfold the sidebar" }).click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("[data-sidebar=narrow]")).toBeVisible();

  await openPalette();
  await page.keyboard.type("api keys");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByLabel("Name").fill("Website");
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Revoke Website" }).click();
  const announced = page.waitForFunction(() =>
    [...document.querySelectorAll("[role=status]")].some(({ textContent }) => textContent?.includes("Website revoked")),
  ); // it is taken away once it was read
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await announced;
  await expect(page.getByRole("region", { name: /Messages/ }).getByText("Website revoked")).toBeVisible();
  await page.keyboard.press("F8"); // one that is focused stays
  await expectAccessible(page);
  await page.getByRole("button", { name: "Close message" }).press("Enter");
  await expect(page.getByText("Website revoked")).toHaveCount(0);
});
