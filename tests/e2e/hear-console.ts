import type { BrowserContext, ConsoleMessage, Page } from "@playwright/test";

/** What the page, or every page of the context, complains of from now on: errors, warnings, hydration that did not match. */
export function hearConsole(source: Page | BrowserContext): string[] {
  const said: string[] = [];
  source.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") said.push(`${message.text()} (${placeOf(message)})`);
  });
  if ("pages" in source) source.on("weberror", (error) => said.push(error.error().message));
  else source.on("pageerror", (error) => said.push(error.message));
  return said;
}

/** What was loaded or ran when it was said, and the page it was said on. */
function placeOf(message: ConsoleMessage): string {
  return `${message.location().url || "no file"}, on ${message.page()?.url() ?? "no page"}`;
}
