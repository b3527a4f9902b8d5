import type { Page } from "@playwright/test";

/** Until React has taken the page's controls over: a tab in the background takes its time, and what is typed before is not the page's. */
export const hydrated = (page: Page, selector = "main textarea") =>
  page.waitForFunction((selector) => {
    const control = document.querySelector(selector);
    return control !== null && Object.keys(control).some((key) => key.startsWith("__reactProps"));
  }, selector);
