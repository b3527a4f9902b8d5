import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";

export const anAccount = () => ({
  name: "Ada Lovelace",
  email: `ada-${randomUUID()}@example.com`,
  password: "correct horse battery",
});

type Account = ReturnType<typeof anAccount>;

export async function signUp(page: Page, { name, email, password }: Account): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

export async function signIn(page: Page, { email, password }: Omit<Account, "name">): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
}
