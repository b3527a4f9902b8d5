import { keepCookie } from "./keep-cookie";

export const themeChanged = new EventTarget();

/** `light`, `dark` or `system`; kept in a cookie, so that the server draws the next page in it at once. */
export function chooseTheme(value: string): void {
  keepCookie("theme", value);
  if (value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  themeChanged.dispatchEvent(new Event("change"));
}
