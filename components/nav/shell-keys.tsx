"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { isTyping } from "@/components/is-typing";
import { areSingleKeysOn } from "@/components/single-keys";
import type { PaletteProps } from "./command-palette";
import { places } from "./places";
import { openPanel, usePanel } from "./shell-panel";
import { toggleSidebar } from "./toggle-sidebar";
import { useVisits } from "./use-visits";

const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette));
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog));

/** How long after `g` a letter still leads somewhere. */
const secondKeyMs = 1_500;
const notBegun = Number.NEGATIVE_INFINITY; // a page's own time begins at 0

/** The keys that work on every page of a workspace, and what they open. */
export function ShellKeys(props: PaletteProps) {
  const root = `/w/${props.workspace.slug}`;
  const { push } = useRouter();
  const panel = usePanel();
  const begun = useRef(notBegun);
  useVisits(root);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    if (isPaletteKey(event)) return take(event, () => openPanel(panel === "palette" ? null : "palette"));
    const isChord = event.ctrlKey || event.metaKey || event.repeat;
    if (isChord || isTyping(event) || document.querySelector("[role=dialog]") || !areSingleKeysOn()) return;
    const isSecond = event.timeStamp - begun.current < secondKeyMs;
    begun.current = event.key === "g" && !isSecond ? event.timeStamp : notBegun;
    const place = isSecond ? places.find(({ key }) => key === event.key.toLowerCase()) : undefined;
    if (place) take(event, () => push(`${root}${place.path}`));
    else if (event.key === "?") take(event, () => openPanel("shortcuts"));
    else if (event.key === "[") take(event, toggleSidebar);
    else if (event.key === "/") {
      const search = document.querySelector<HTMLInputElement>("main [role=search] input[type=search]");
      if (search) take(event, () => search.select());
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener, { capture: true }); // before a page's own keys: after `g` a letter is ours
    return () => document.removeEventListener("keydown", listener, { capture: true });
  }, []);

  return (
    <>
      {panel === "palette" && <CommandPalette {...props} />}
      {panel === "shortcuts" && <ShortcutsDialog />}
    </>
  );
}

function take(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}

/** ⌘K on a Mac, where Ctrl+K belongs to the text; Ctrl+K elsewhere. */
function isPaletteKey({ key, metaKey, ctrlKey, shiftKey }: KeyboardEvent): boolean {
  const isMac = navigator.platform.startsWith("Mac");
  return key.toLowerCase() === "k" && !shiftKey && (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey);
}
