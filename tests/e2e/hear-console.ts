import type { Page } from "@playwright/test";

/** What the page complains of from now on: errors, warnings, hydration that did not match. */
export function hearConsole(page: Page): string[] {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") said.push(message.text());
  });
  return said;
}
