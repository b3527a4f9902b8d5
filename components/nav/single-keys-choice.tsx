"use client";

import { useSingleKeys } from "@/components/single-keys";
import { Checkbox } from "@/components/ui/checkbox";

/** Switches off what a letter alone does, in this browser; ⌘ and Ctrl shortcuts stay. */
export function SingleKeysChoice() {
  const [on, set] = useSingleKeys();
  return (
    <Checkbox
      label="Letters and signs alone are shortcuts"
      hint="Switch this off if you speak to the computer or hit keys by chance. It is kept in this browser; shortcuts with ⌘ or Ctrl stay."
      checked={on}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}
