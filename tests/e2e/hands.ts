import { expect, type Locator, type Page } from "@playwright/test";

type File = { name: string; mimeType: string; buffer: Buffer };

/** How a person works a page: the same path is walked with the mouse and with the keyboard alone. */
export type Hands = {
  press: (target: Locator) => Promise<void>;
  fill: (target: Locator, text: string) => Promise<void>;
  choose: (select: Locator, option: string | RegExp) => Promise<void>;
  check: (target: Locator) => Promise<void>;
  give: (input: Locator, file: File) => Promise<void>;
};

export const byMouse = (page: Page): Hands => ({
  press: (target) => target.click(),
  fill: (target, text) => target.fill(text),
  choose: async (select, option) => {
    const label = await select.locator("option").filter({ hasText: option }).first().textContent();
    await select.selectOption({ label: label ?? "" });
  },
  check: (target) => target.check(),
  give: async (input, file) => {
    const chooser = page.waitForEvent("filechooser");
    await page.locator("label").filter({ has: input }).click();
    await (await chooser).setFiles(file);
  },
});

export const byKeyboard = (page: Page): Hands => ({
  press: async (target) => {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  },
  fill: async (target, text) => {
    await tabTo(page, target);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(text);
  },
  choose: async (select, option) => {
    await tabTo(page, select);
    const chosen = select.locator("option:checked");
    for (let steps = 0; steps < 40; steps++) {
      if (new RegExp(option).test((await chosen.textContent()) ?? "")) return;
      await page.keyboard.press("ArrowDown");
    }
    throw new Error(`no option ${option}`);
  },
  check: async (target) => {
    const group = await target.getAttribute("name");
    await tabTo(page, page.locator(`[name="${group}"]`));
    for (let steps = 0; steps < 10 && !(await target.isChecked()); steps++) await page.keyboard.press("ArrowDown");
    await expect(target).toBeChecked();
  },
  give: async (input, file) => {
    await tabTo(page, input, { isSeen: false });
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(file);
  },
});

/** What stands in a field, or in an editor that has taken the place of one. */
export const expectWritten = (target: Locator, text: string) =>
  expect
    .poll(() =>
      target.evaluate((element) => {
        if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value;
        const lines = [...element.querySelectorAll(".cm-line")];
        return lines.map((line) => (line.querySelector(".cm-placeholder") ? "" : line.textContent)).join("\n");
      }),
    )
    .toBe(text);

/** Presses Tab until the target, or one of the targets, has the focus, and sees that the focus shows. */
async function tabTo(page: Page, target: Locator, { isSeen = true } = {}): Promise<void> {
  await expect(target.first()).toBeVisible();
  await expect(target.first()).toBeEnabled();
  const isThere = () => target.evaluateAll((all) => all.some((one) => one === document.activeElement));
  for (let steps = 0; steps < 250; steps++) {
    if (await isThere()) {
      // a link that fills its row has the ring around the row
      const outlines = await page.evaluate(() =>
        [null, "::after"].map((part) => getComputedStyle(document.activeElement ?? document.body, part).outlineStyle),
      );
      if (isSeen) expect(outlines).not.toEqual(["none", "none"]);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}`);
}
