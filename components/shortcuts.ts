import { places } from "./nav/places";

/** A key, or several that are pressed one after the other; `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export type Shortcut = { keys: string[]; does: string; where: string };

const anywhere = "Anywhere";

/** Every key that does something, for the dialog that `?` opens. */
export const shortcuts: Shortcut[] = [
  { keys: ["Mod+K"], does: "Find a prompt, a dataset, a page or an action", where: anywhere },
  { keys: ["?"], does: "Show these shortcuts", where: anywhere },
  { keys: ["/"], does: "Search this list", where: anywhere },
  { keys: ["["], does: "Fold the sidebar to icons, or unfold it", where: anywhere },
  { keys: ["F8"], does: "Go to the latest message", where: anywhere },
  ...places.map(({ key, title }) => ({ keys: ["G", key.toUpperCase()], does: title, where: "Go to" })),
  { keys: ["Mod+S"], does: "Save the draft", where: "Writing a version" },
  { keys: ["Mod+Enter"], does: "Check it against the active version", where: "Writing a version" },
  { keys: ["Mod+Shift+Enter"], does: "Look at what changes, and publish", where: "Writing a version" },
  { keys: ["Mod+."], does: "Declare the variable at the caret, or open the included prompt", where: "Writing a version" },
  { keys: ["Mod+Enter"], does: "Run every column", where: "Playground" },
  { keys: ["↑", "↓", "←", "→"], does: "Move from cell to cell", where: "A dataset's grid" },
  { keys: ["Enter"], does: "Edit the cell, or keep what was typed", where: "A dataset's grid" },
  { keys: ["Mod+S"], does: "Save the changes", where: "A dataset's grid" },
  { keys: ["J"], does: "Next result", where: "A result, a pair" },
  { keys: ["K"], does: "Previous result", where: "A result, a pair" },
  { keys: ["Y"], does: "Yes; the steps of a scale and the options are 1 to 9", where: "Reviewing" },
  { keys: ["N"], does: "No", where: "Reviewing" },
  { keys: ["Enter"], does: "Save and go on", where: "Reviewing" },
  { keys: ["S"], does: "Skip", where: "Reviewing" },
  { keys: ["U"], does: "Take the last judgement back", where: "Reviewing" },
];
