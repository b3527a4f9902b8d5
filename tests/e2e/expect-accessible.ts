import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No violation; the dark scheme changes nothing but colours, so they alone are looked at again in it. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/ · PromptOps$/); // on a client navigation Next puts it in a moment after the page
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible(); // and the page a moment after its loading state
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
    const told = violations.map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(told).toEqual([]);
  }
}
