import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";

const aPerson = (name: string) => ({ name, email: `${randomUUID()}@example.com`, password: "correct horse battery" });

async function signUp(page: Page, person: ReturnType<typeof aPerson>) {
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** A page of somebody else's browser. */
const otherPage = async (browser: Browser) => (await browser.newContext()).newPage();

test("an owner invites a colleague, who joins by the link; the owner makes and revokes a key, and deletes the workspace", async ({
  page,
  browser,
  request,
}) => {
  const said = hearConsole(page);
  await page.goto("/sign-up");
  await signUp(page, aPerson("Ada Lovelace"));
  await page.getByRole("button", { name: /other workspaces/ }).click();
  await page.getByRole("link", { name: "New workspace" }).click();
  await page.getByLabel("Name").fill("Support team");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.getByRole("link", { name: "Settings" }).click();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Members" }).click();
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = (await page.getByRole("group", { name: "Link" }).textContent()) ?? "";
  await page.getByRole("button", { name: "Done" }).click();
  const colleague = await otherPage(browser);
  await colleague.goto(link);
  await expect(colleague.getByRole("heading", { name: "Join Support team" })).toBeVisible();
  await signUp(colleague, aPerson("Grace Hopper"));
  await expect(colleague).toHaveURL(/\/w\/support-team/);
  await page.reload();
  await expect(page.getByLabel("Role of Grace Hopper")).toHaveValue("editor");
  await expectAccessible(page);

  await page.getByRole("link", { name: "API keys" }).click();
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByLabel("Name").fill("Website");
  await page.getByRole("button", { name: "Create key" }).click();
  const authorization = `Bearer ${await page.getByRole("group", { name: "API key" }).textContent()}`;
  await page.getByRole("button", { name: "Done" }).click();
  expect((await request.get("/api/v1/active", { headers: { authorization } })).status()).toBe(200);
  await page.getByRole("button", { name: "Revoke Website" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("heading", { name: "No API keys yet" })).toBeVisible();
  expect((await request.get("/api/v1/active", { headers: { authorization } })).status()).toBe(401);
  await expectAccessible(page);

  expect(said).toEqual([]); // what the sidebar fetches ahead of a deleted workspace is rightly not found

  await page.getByRole("link", { name: "Workspace", exact: true }).click();
  const slug = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.getByRole("button", { name: "Delete workspace" }).click();
  await page.getByLabel(`Type ${slug} to confirm`).fill(slug);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).not.toHaveURL(new RegExp(`/w/${slug}`));
  await expect(page.getByRole("button", { name: /Ada Lovelace’s workspace/ })).toBeVisible();
  await colleague.reload();
  await expect(colleague.getByText("Support team")).toHaveCount(0);
});
