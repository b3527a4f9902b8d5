"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, startTransition, useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { foundEntries } from "./found-entries";
import { matchesEntry } from "./matches-entry";
import { type Entry, type Here, paletteCommands } from "./palette-commands";
import { PaletteList } from "./palette-list";
import { openPanel } from "./shell-panel";
import { type Find, useFind } from "./use-find";

export type PaletteProps = Pick<Here, "workspace" | "workspaces" | "scopes"> & { find: Find; signOut: () => Promise<void> };

/** Finds anything and does it: a combobox over every page. What is known here is listed at once, what the server finds below it. */
export function CommandPalette({ find, signOut, ...rest }: PaletteProps) {
  const id = useId();
  const root = `/w/${rest.workspace.slug}`;
  const pathname = usePathname();
  const { push } = useRouter();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const { found, problem, pending, again } = useFind(find, text);
  const here = { ...rest, root, pathname, signOut: () => startTransition(() => void signOut()) };
  // biome-ignore lint/correctness/useExhaustiveDependencies: while it is open nothing else of it changes
  const commands = useMemo(() => paletteCommands(here), [pathname]);
  const entries = text.trim()
    ? [
        ...commands.filter((entry) => matchesEntry(entry, text)),
        ...foundEntries(found, root).filter((entry) => !pending || holds(entry, text)),
      ]
    : commands;
  const chosen = Math.min(active, entries.length - 1);

  const choose = (entry: Entry | undefined, isElsewhere = false) => {
    if (!entry) return;
    if (entry.href && isElsewhere) return window.open(entry.href);
    openPanel(null);
    if (entry.href) push(entry.href);
    else entry.run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (step) setActive((chosen + step + entries.length) % Math.max(1, entries.length));
    else choose(entries[chosen], event.metaKey || event.ctrlKey);
  };

  return (
    <Dialog.Root open onOpenChange={() => openPanel(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content className="fixed inset-x-2 top-2 z-50 flex max-h-[calc(100dvh-1rem)] flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-xl sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[70vh] sm:w-[min(40rem,92vw)] sm:-translate-x-1/2">
          <Dialog.Title className="sr-only">Find anything</Dialog.Title>
          <Dialog.Description className="sr-only">Arrow keys choose, Enter opens, Escape closes.</Dialog.Description>
          <div className="relative flex items-center border-line border-b">
            <Search aria-hidden="true" className="pointer-events-none absolute left-4 size-4 text-muted" />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
              aria-autocomplete="list"
              aria-label="Find a prompt, a page or an action"
              placeholder="Find a prompt, a page or an action…"
              value={text}
              maxLength={200}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => {
                setText(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              className="h-12 w-full bg-transparent pr-4 pl-11 text-base text-ink outline-none placeholder:text-muted"
            />
          </div>
          {problem && (
            <div role="alert" className="flex flex-wrap items-center justify-between gap-2 bg-bad-ground px-4 py-2 text-bad">
              <p className="min-w-0 break-words">Not searched: {problem}</p>
              <Button size="small" onClick={again}>
                Try again
              </Button>
            </div>
          )}
          <PaletteList {...{ id, entries, chosen, choose }} look={setActive} />
          <p role="status" className={entries.length > 0 ? "sr-only" : "px-4 py-6 text-center text-muted"}>
            {pending ? "Searching…" : count(entries.length, text.trim(), problem !== null)}
          </p>
          <Hints />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Of what was found for an older text: what may well be found for this one. */
function holds({ title, detail }: Entry, text: string): boolean {
  const name = `${title} ${detail}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
}

function count(entries: number, text: string, isBroken: boolean): string {
  if (entries > 0) return `${entries} ${entries === 1 ? "entry" : "entries"}`;
  return isBroken ? "Nothing here fits." : `Nothing fits “${text}”. A version is found as slug@3.`;
}

function Hints() {
  return (
    <p aria-hidden="true" className="flex gap-4 border-line border-t px-4 py-2 text-muted text-xs pointer-coarse:hidden">
      <span>↑ ↓ to choose</span>
      <span>↵ to open</span>
      <span>Esc to close</span>
      <span className="ml-auto max-sm:hidden">slug@3 finds a version</span>
    </p>
  );
}
