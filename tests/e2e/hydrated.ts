import type { Page } from "@playwright/test";

/** Until React has taken the page's text areas over: a tab in the background takes its time, and what is typed before is not the page's. */
export const hydrated = (page: Page) =>
  page.waitForFunction(() => {
    const control = document.querySelector("main textarea");
    return control !== null && Object.keys(control).some((key) => key.startsWith("__reactProps"));
  });
