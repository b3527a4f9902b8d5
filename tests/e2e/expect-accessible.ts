import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No violation in either colour scheme. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/ · PromptOps$/); // on a client navigation Next puts it in a moment after the page
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(told).toEqual([]);
  }
}
