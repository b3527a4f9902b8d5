"use client";

import { useEffect } from "react";
import type { Entry } from "./palette-commands";

type Props = {
  id: string;
  entries: Entry[];
  chosen: number;
  choose: (entry: Entry, isElsewhere: boolean) => void;
  look: (position: number) => void;
};

/** The lines under the palette's field, by group; the field keeps the focus and names the chosen one. */
export function PaletteList({ id, entries, chosen, choose, look }: Props) {
  const groups = [...new Set(entries.map(({ group }) => group))];
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen]);
  return (
    <div
      role="listbox"
      id={`${id}-list`}
      aria-label="Results"
      tabIndex={-1}
      className={`min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2 outline-none ${entries.length > 0 ? "" : "hidden"}`}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
        <div key={group} role="group" aria-label={group}>
          <p aria-hidden="true" className="sticky top-0 bg-surface px-2 pt-2.5 pb-1 font-medium text-muted text-xs">
            {group}
          </p>
          {entries.map((entry, position) => {
            if (entry.group !== group) return null;
            const { title, detail, icon: Icon } = entry;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
              <div
                key={`${title} ${entry.href ?? ""}`}
                role="option"
                id={`${id}-${position}`}
                tabIndex={-1}
                aria-selected={position === chosen}
                onMouseMove={() => position !== chosen && look(position)}
                onClick={(event) => choose(entry, event.metaKey || event.ctrlKey)}
                className="flex scroll-my-8 cursor-pointer items-center gap-3 rounded-md px-2 py-2 aria-selected:bg-raised"
              >
                <Icon aria-hidden="true" className="size-4 flex-none text-muted" />
                <span className="min-w-0 flex-1 truncate" dir="auto">
                  {title}
                </span>
                {detail && detail !== title && (
                  <span className="max-w-[45%] flex-none truncate text-muted text-xs">{detail}</span>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
