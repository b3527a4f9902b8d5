"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import { useId, useRef, useState } from "react";
import { controlClass } from "@/components/ui/labelled";

type Workspace = { slug: string; name: string };

/** With so many a list is not looked through by eye. */
const searchedFrom = 8;
const itemClass = "flex items-center gap-2 rounded-md px-2 py-1.5 hover:bg-raised focus-visible:bg-raised max-md:py-2.5";

/** The workspace one is in, and the way to the others: the platform's own popover, since it stands on every page. */
export function WorkspaceMenu({ workspace, workspaces }: { workspace: Workspace; workspaces: Workspace[] }) {
  const id = useId();
  const popover = useRef<HTMLElement>(null);
  const [text, setText] = useState("");
  const shown = workspaces.filter(({ name, slug }) => `${name} ${slug}`.toLowerCase().includes(text.trim().toLowerCase()));
  const close = () => popover.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        title={workspace.name}
        className="flex min-w-0 flex-1 items-center gap-1 rounded-md px-2 py-1.5 text-left font-semibold narrow:justify-center hover:bg-raised"
      >
        <span
          aria-hidden="true"
          className="hidden size-6 flex-none items-center justify-center rounded bg-accent-ground text-accent text-xs narrow:flex"
        >
          {[...workspace.name][0]?.toUpperCase()}
        </span>
        <span className="narrow:sr-only min-w-0 flex-1 truncate">{workspace.name}</span>
        <span className="sr-only">, other workspaces</span>
        <ChevronsUpDown aria-hidden="true" className="size-4 flex-none text-muted narrow:hidden" />
      </button>
      <nav
        ref={popover}
        id={id}
        popover="auto"
        aria-label="Workspaces"
        className="fixed inset-auto top-12 left-2 m-0 max-h-80 w-64 overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-lg"
      >
        {workspaces.length > searchedFrom && (
          <input
            type="search"
            aria-label="Search your workspaces"
            placeholder="Search your workspaces"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={`${controlClass} mb-1 h-9`}
          />
        )}
        <ul>
          {shown.length === 0 && <li className="px-2 py-1.5 text-muted">None of that name</li>}
          {shown.map(({ slug, name }) => (
            <li key={slug}>
              <Link
                href={`/w/${slug}`}
                prefetch={false}
                onClick={close}
                aria-current={slug === workspace.slug ? "true" : undefined}
                className={itemClass}
              >
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {slug === workspace.slug && <Check aria-hidden="true" className="size-4 flex-none text-muted" />}
              </Link>
            </li>
          ))}
          <li className="mt-1 border-line border-t pt-1">
            <Link href="/new-workspace" prefetch={false} onClick={close} className={itemClass}>
              <Plus aria-hidden="true" className="size-4 flex-none text-muted" />
              New workspace
            </Link>
          </li>
        </ul>
      </nav>
    </>
  );
}
