import { createServer } from "node:http";
import { expect, test } from "@playwright/test";
import { inSampleWorkspace } from "./in-sample-workspace";

const sample = inSampleWorkspace();
test.beforeEach(({ page }) => page.getByRole("link", { name: "Settings", exact: true }).click());

test("a provider that does not answer says so, and one in a private network is refused; a model gets its price", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Providers", exact: true }).click();
  await page.getByRole("button", { name: "Test Elsewhere" }).click();
  await expect(page.getByRole("row", { name: /Elsewhere/ })).toContainText("Does not work");
  await page.getByRole("button", { name: "Add provider" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Cellar");
  await dialog.getByLabel("Base URL").fill("http://192.168.1.7/v1");
  await dialog.getByLabel("API key").fill("sk-cellar");
  await dialog.getByRole("button", { name: "Add provider" }).click();
  await expect(dialog.getByLabel("Base URL")).toHaveAccessibleDescription(/not an address of the public internet/);
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Models", exact: true }).click();
  await page.getByRole("button", { name: "Edit careful" }).click();
  await page.getByRole("dialog").getByLabel("Model", { exact: true }).fill("larger");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /careful/ })).toContainText("larger");
});

test("a webhook is told of a version once there is a secret to sign with, and what was sent stands in its log", async ({
  page,
}) => {
  const got: { signature: string; type: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({ signature: `${request.headers["webhook-signature"]}`, type: JSON.parse(`${Buffer.concat(chunks)}`).type });
    response.writeHead(204).end();
  });
  const port = Number(process.env.E2E_REACHED_PORT); // the one the application may call
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  try {
    await page.getByRole("link", { name: "Webhooks", exact: true }).click();
    await page.getByRole("button", { name: "Add webhook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Address").fill("nowhere");
    await dialog.getByRole("checkbox", { name: "version.created" }).check();
    await dialog.getByRole("button", { name: "Add webhook" }).click();
    await expect(dialog.getByLabel("Address")).toHaveAccessibleDescription(/http/);
    await dialog.getByLabel("Address").fill(`http://127.0.0.1:${port}/hooks`);
    await dialog.getByRole("button", { name: "Add webhook" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/Nothing is sent until there is a secret/)).toBeVisible();
    const { rest, ids } = sample();
    await rest("POST", `/prompt-versions/${ids.plain.id}/clone`, {});
    const ofHook = page.getByRole("link", { name: `127.0.0.1:${port}` });
    await ofHook.click();
    await page.waitForURL(/\/webhooks\/wh_/);
    const sent = page.getByRole("link", { name: "version.created" });
    await expect(async () => {
      await page.reload(); // the log is a list like others: it does not change by itself
      await expect(page.getByText("To be tried again")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await sent.click();
    await expect(page.getByRole("dialog").getByText(/no webhook secret to sign with/)).toBeVisible();
    expect(got).toEqual([]);

    await page.goto(page.url().replace(/\/webhooks\/.*/, "/webhooks"));
    await page.getByRole("button", { name: "New secret" }).click();
    await dialog.getByRole("button", { name: "Create secret" }).click();
    await expect(dialog.getByText("it is not shown again")).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await ofHook.click();
    await sent.click();
    await dialog.getByRole("button", { name: "Send now" }).click();
    await expect.poll(() => got).toEqual([{ signature: expect.stringMatching(/^v1,/), type: "version.created" }]);
    await expect(dialog.getByText("Delivered")).toBeVisible();
  } finally {
    await new Promise((done) => server.close(done));
  }
});
