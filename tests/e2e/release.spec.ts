import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { expectAccessible } from "./expect-accessible";
import { hearConsole } from "./hear-console";
import { anAccount, signIn } from "./sign-in";

const [ada, grace] = [anAccount(), { ...anAccount(), name: "Grace Hopper" }];
const gateCases = 80;

test.describe.configure({ mode: "serial", timeout: 120_000 });

let root: string;
const gatePanel = (page: Page) => page.getByRole("region", { name: "Gate" });

test("a gate is set, a version that lacks evidence is stopped, and it is evaluated for the gate from there", async ({
  page,
  baseURL,
}) => {
  const said = hearConsole(page);
  await prepare(baseURL ?? "");
  await signIn(page, ada);
  await page.goto(`${root}/prompts/label/gate`);
  await expectAccessible(page);
  await expect(page.getByRole("heading", { name: "No gate stands before production" })).toBeVisible();
  await page.getByText("Set another gate", { exact: true }).click();
  await page.getByLabel("Suite").selectOption({ label: "Release" });
  await page.getByLabel("Approvals").fill("1");
  await page.getByRole("button", { name: "Set the gate" }).click();
  await expect(page.getByRole("button", { name: "Save the gate" })).toBeVisible();
  await expect(page.getByText("One person who wrote nothing of it approves it, and nobody declines it.")).toBeVisible();

  await openPromotion(page);
  await expect(gatePanel(page).getByText("Not passed")).toBeVisible();
  await expect(page.getByRole("button", { name: "Promote v2 to production, replacing v1" })).toBeDisabled();
  await expectAccessible(page);
  await page.getByLabel("Override the gate").check();
  await page.getByRole("button", { name: "Promote v2 to production, replacing v1, against the gate" }).click();
  await expect(page.getByText("Say why, in a few words.")).toBeVisible();
  await page.getByLabel("Override the gate").uncheck();
  await gatePanel(page).getByRole("button", { name: "Evaluate for the gate…" }).click();
  await expect(gatePanel(page).getByRole("status")).toContainText(`${gateCases} gate cases, ${2 * gateCases} calls`);
  await gatePanel(page).getByRole("button", { name: "Start the evaluation" }).click();
  await expect(page).toHaveURL(/\/evaluations\/ev_/);
  await expect(page.getByRole("status").getByText("Completed", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(said).toEqual([]);
});

test("a colleague who wrote none of it approves", async ({ page }) => {
  await signIn(page, grace);
  await page.goto(`${root}/prompts/label?version=2&tab=approvals`);
  await page.getByLabel("Comment (optional)").fill("Reads well.");
  await page.getByRole("button", { name: "Approve version 2" }).click();
  await expect(page.getByText("Reads well.").first()).toBeVisible();
  await expectAccessible(page);
});

test("with every rule met it is promoted, and its evidence can be taken along", async ({ page }) => {
  await signIn(page, ada);
  await openPromotion(page);
  await expect(gatePanel(page).getByText("Passed", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Promote v2 to production, replacing v1" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("production serves v2 now, instead of v1.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Undo (roll back)" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${root}/prompts/label?version=1`);
  await expect(page.getByRole("link", { name: /^(no worse|undecided|better|worse)/ }).first()).toBeVisible();
  await page.goto(`${root}/prompts/label?tab=history`);
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download evidence for version 2 in production" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(Object.keys(JSON.parse(text)).at(-1)).toBe("sha256");
});

test("on a phone the version before is two taps away, and the one that was left is held", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, ada);
  await page.goto(`${root}/prompts/label`);
  await page.getByRole("link", { name: "Roll back production" }).click();
  await expect(page.getByText("production will serve v1 again instead of v2")).toBeVisible();
  await page.getByLabel("Reason").fill("It mislabels refunds.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Roll back to v1" }).click();
  await expect(page.getByText("production serves v1 again, instead of v2")).toBeVisible();
  await page.goto(`${root}/prompts/label?version=2`);
  await expect(page.getByText("It mislabels refunds.").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

async function openPromotion(page: Page): Promise<void> {
  await page.goto(`${root}/prompts/label?version=2`);
  await page.getByRole("link", { name: "Promote" }).first().click();
  await expect(page.getByRole("dialog", { name: "Promote version 2" })).toBeVisible();
}

/** A prompt with a served and a new version, a suite of gate cases, and a colleague who reviews. */
async function prepare(url: string): Promise<void> {
  const { rest, workspace } = await signInOverRest(url, "register", ada);
  const invitation = await rest("POST", "/invitations", { role: "reviewer" });
  await signInOverRest(url, "register", { ...grace, inviteToken: invitation.token });
  const prompt = await rest("POST", "/prompts", { slug: "label", name: "Label" });
  const add = (text: string) =>
    rest("POST", `/prompts/${prompt.id}/versions`, {
      ...{ text, variables: [{ name: "question", type: "string", required: true }], publish: true },
      model: { providerId: "sandbox", name: "sandbox-1" },
    });
  const first = await add("Label this: {{question}}");
  await rest("POST", `/prompt-versions/${first.id}/promote`, {});
  await add("Name the label of this: {{question}}");
  const dataset = await rest("POST", "/datasets", { name: "Questions" });
  const cases = Array.from({ length: gateCases }, (_, n) => ({
    variables: { question: `Where is parcel ${n}?` },
    split: "gate",
  }));
  await rest("POST", `/datasets/${dataset.id}/cases`, { cases });
  await rest("POST", "/suites", {
    ...{
      name: "Release",
      datasetId: dataset.id,
      split: "gate",
      evaluators: [{ type: "latency", options: { maxMs: 60_000 } }],
    },
  });
  root = `/w/${workspace}`;
}
