import { expect, test } from "@playwright/test";

test("the first page opens in a browser without an error", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto("/");
  await expect(page).toHaveTitle(/PromptOps/);
  expect(errors).toEqual([]);
});
