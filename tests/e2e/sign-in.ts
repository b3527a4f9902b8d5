import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";

export const anAccount = () => ({
  name: "Ada Lovelace",
  email: `ada-${randomUUID()}@example.com`,
  password: "correct horse battery",
});

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
}
