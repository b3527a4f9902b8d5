import { expect, test } from "@playwright/test";
import { inSampleWorkspace } from "./in-sample-workspace";

inSampleWorkspace();

test("a saved evaluator is used only with fixtures that come out, and a suite takes it", async ({ page }) => {
  await page.getByRole("link", { name: "Evaluators", exact: true }).click();
  await page.getByRole("link", { name: "Save one of your own: regex" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Is a label");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("textbox", { name: "Pattern" })).toHaveAccessibleDescription("is required");
  await page.getByRole("textbox", { name: "Pattern" }).fill("^(refund|delivery)$");
  await page.getByRole("button", { name: "Add a fixture" }).click();
  await page.getByRole("textbox", { name: "Output" }).fill("account");
  await page.getByLabel("Expected").selectOption("It passes");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Is a label" })).toBeVisible();
  await expect(page.getByText("Cannot be used: its fixtures fail")).toBeVisible();

  await page.getByRole("link", { name: "New revision" }).click();
  await page.getByRole("textbox", { name: "Pattern" }).fill("^(refund|delivery|account)$");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Revision 2 is used")).toBeVisible();

  await page.getByRole("link", { name: "Suites", exact: true }).click();
  await page.getByRole("link", { name: "New suite" }).click();
  await page.getByRole("button", { name: "Create suite" }).click();
  await expect(page.getByText("Look at the fields marked in red.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Labels only");
  await page.getByLabel("Dataset").selectOption("Questions");
  await page.getByRole("button", { name: "Add an evaluator" }).click();
  await page.getByLabel("Find an evaluator").fill("is-a-label");
  await page.getByRole("button", { name: "Add @is-a-label" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByLabel("Margin").fill("0.1");
  await page.getByRole("button", { name: "Create suite" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Labels only" })).toBeVisible();
  await expect(page.getByText("is-a-label")).toBeVisible();
});

test("a schedule is added by the clock of a place, told what it does not understand, switched off and removed", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Schedules", exact: true }).click();
  await page.getByRole("button", { name: "New schedule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Environment").selectOption("staging");
  await dialog.getByLabel("How often").selectOption("By a cron expression");
  await dialog.getByLabel("Cron expression").fill("every morning");
  await dialog.getByRole("button", { name: "Add schedule" }).click();
  await expect(dialog.getByLabel("Cron expression")).toHaveAccessibleDescription(/five fields/);
  await dialog.getByLabel("How often").selectOption("Monday to Friday");
  await dialog.getByLabel("At").fill("06:30");
  await dialog.getByLabel("Time zone").fill("Europe/Oslo");
  await dialog.getByRole("button", { name: "Add schedule" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Sort a question in staging" }).click();
  await expect(page.getByText("Monday to Friday at 06:30, Europe/Oslo")).toBeVisible();
  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByRole("button", { name: "Switch on" })).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(/\/schedules$/);
  await expect(page.getByText("in staging")).toHaveCount(0);
});
