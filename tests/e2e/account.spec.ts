import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { anAccount, signIn } from "./sign-in";

const api = "/api/v1";
test.setTimeout(120_000);

async function openAccount(page: Page) {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Password" })).toBeVisible();
}

test("a person changes their name and password; other sessions end, this one goes on", async ({ page, request, browser }) => {
  const said = hearConsole(page);
  const account = anAccount();
  const { accessToken } = await (await request.post(`${api}/auth/register`, { data: account })).json();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, account);
  await signIn(page, account);
  await openAccount(page);
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "Name" }).fill("Ada King");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const change = async (current: string, next: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill(next);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("wrong horse battery", "another horse battery");
  await expect(page.getByText("is not your password")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue("another horse battery");
  await change(account.password, "password123");
  await expect(page.getByText(/would be guessed/)).toBeVisible();
  await change(account.password, "another horse battery");
  await expect(page.getByText("Changed. Every other session has ended.")).toBeVisible();
  await expect(page.getByLabel("Current password")).toHaveValue("");
  await expect(page.getByRole("rowheader", { name: "Password changed" })).toBeVisible();
  await expectAccessible(page);

  const headers = { authorization: `Bearer ${accessToken}` };
  expect((await request.get(`${api}/auth/me`, { headers })).status()).toBe(401);
  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(other, { ...account, password: "another horse battery" });
  expect(said).toEqual([]);
});

test("an admin makes a reset link for a member, who sets a new password by it, once", async ({ page, request, browser }) => {
  const [admin, member] = [anAccount(), { ...anAccount(), name: "Grace Hopper" }];
  const { accessToken } = await (await request.post(`${api}/auth/register`, { data: admin })).json();
  const headers = { authorization: `Bearer ${accessToken}` };
  const invited = await request.post(`${api}/invitations`, { headers, data: { role: "editor" } });
  const inviteToken = (await invited.json()).token;
  await request.post(`${api}/auth/register`, { data: { ...member, inviteToken } });
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, member);

  await signIn(page, admin);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Members" }).click();
  await page.getByRole("button", { name: "Make a reset link for Grace Hopper" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = (await page.getByRole("group", { name: "Link" }).textContent()) ?? "";
  expect(link).toMatch(/\/reset\/por_/);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Make a reset link for Grace Hopper" }).click();
  await expect(page.getByRole("group", { name: "Link" })).toHaveCount(0); // shown once

  const someone = await (await browser.newContext()).newPage();
  const asked: string[] = [];
  someone.on("request", (one) => {
    const from = one.headers().referer;
    if (from) asked.push(from);
  });
  await someone.goto(link);
  await expectAccessible(someone);
  await expect(someone.getByText(member.email)).toBeVisible();
  await someone.getByLabel("New password").fill("12345678");
  await someone.getByRole("button", { name: "Set password" }).click();
  await expect(someone.getByText(/would be guessed/)).toBeVisible();
  await someone.getByLabel("New password").fill("another horse battery");
  await someone.getByRole("button", { name: "Set password" }).click();
  await expect(someone.getByText("Your new password is set.")).toBeVisible();
  expect(asked.filter((from) => from.includes("por_"))).toEqual([]); // the address stays between the two

  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(theirs, { ...member, password: "another horse battery" });
  await someone.goto(link);
  await expect(someone.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await expectAccessible(someone);
});
