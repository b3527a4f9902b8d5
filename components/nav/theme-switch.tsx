"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { chooseTheme, themeChanged } from "./choose-theme";

const themes = [
  { value: "system", text: "As the system", icon: Monitor },
  { value: "light", text: "Light", icon: Sun },
  { value: "dark", text: "Dark", icon: Moon },
];
const subscribe = (listener: () => void) => {
  themeChanged.addEventListener("change", listener);
  return () => themeChanged.removeEventListener("change", listener);
};

/** Light, dark or as the system is; kept in a cookie, so that the server draws the page in it at once. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset.theme ?? "system",
    () => null,
  );
  return (
    <fieldset className="flex gap-0.5 self-start rounded-md bg-raised p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, text, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-label={text}
          aria-pressed={theme === value}
          title={text}
          onClick={() => chooseTheme(value)}
          className="rounded p-1.5 text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-sm"
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      ))}
    </fieldset>
  );
}
