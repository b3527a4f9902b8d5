"use client";

import { LogOut, Menu, PanelLeft, Search, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { WorkspaceMenu } from "@/components/workspaces/workspace-menu";
import { KeyCap } from "./key-cap";
import { PlaceLink } from "./place-link";
import { placeGroups } from "./places";
import { openPanel } from "./shell-panel";
import { ThemeSwitch } from "./theme-switch";
import { toggleSidebar } from "./toggle-sidebar";

export type SidebarWidth = "wide" | "narrow" | "auto";
type Props = {
  workspace: { slug: string; name: string };
  /** Those the person is in. */
  workspaces: { slug: string; name: string }[];
  user: { name: string; email: string };
  /** What waits for the person, by the place where it does. */
  waiting: Record<string, { count: number; says: string; isBad?: boolean }>;
  /** As it was left; `auto` folds it on a screen that has no room for it. */
  width: SidebarWidth;
  signOut: () => Promise<void>;
};

/** Where one can go in a workspace: a column beside the page, folded to icons where it is narrow; on a phone a bar whose button opens it. */
export function Sidebar({ workspace, workspaces, user, waiting, width, signOut }: Props) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isOpen = openAt === pathname; // another page closes it
  const root = `/w/${workspace.slug}`;
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: KeyboardEvent) => event.key === "Escape" && setOpenAt(null);
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [isOpen]);
  return (
    <header
      data-sidebar={width}
      suppressHydrationWarning // what folds it writes the attribute
      className="sidebar-fit border-line bg-surface max-md:sticky max-md:top-0 max-md:z-30 max-md:border-b md:sticky md:top-0 md:h-dvh md:flex-none md:border-r"
    >
      <div className="flex h-12 items-center gap-1 px-2 md:h-14">
        <WorkspaceMenu workspace={workspace} workspaces={workspaces} />
        <Button look="quiet" size="icon" aria-label="Find" onClick={() => openPanel("palette")} className="md:hidden">
          <Search aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          size="icon"
          aria-label={isOpen ? "Close menu" : "Open menu"}
          aria-expanded={isOpen}
          onClick={() => setOpenAt(isOpen ? null : pathname)}
          className="md:hidden"
        >
          {isOpen ? <X aria-hidden="true" /> : <Menu aria-hidden="true" />}
        </Button>
      </div>
      <div
        className={`${isOpen ? "flex" : "hidden"} flex-col gap-3 px-2 pb-3 max-md:max-h-[calc(100dvh-3rem)] max-md:overflow-y-auto md:flex md:h-[calc(100dvh-3.5rem)]`}
      >
        <button
          type="button"
          title="Find"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => openPanel("palette")}
          className="flex h-9 flex-none items-center gap-2.5 rounded-md border border-line px-2 text-muted hover:bg-raised hover:text-ink narrow:justify-center narrow:border-transparent max-md:hidden"
        >
          <Search aria-hidden="true" className="size-4 flex-none" />
          <span className="narrow:sr-only flex-1 text-left">Find</span>
          <span aria-hidden="true" className="narrow:hidden">
            <KeyCap of="Mod+K" />
          </span>
        </button>
        <nav aria-label="Workspace" className="md:-mx-2 md:min-h-0 md:flex-1 md:overflow-y-auto md:px-2">
          {placeGroups.map(({ title, places }) => (
            <div key={title ?? ""} className="mb-2.5 narrow:border-line narrow:border-b narrow:pb-2.5 narrow:last:border-0">
              {title && <p className="narrow:sr-only px-2 pb-1 text-muted text-xs">{title}</p>}
              <ul className="flex flex-col gap-0.5">
                {places.map((place) => (
                  <PlaceLink key={place.path} {...{ root, pathname, place }} waiting={waiting[place.path]} />
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <Foot user={user} signOut={signOut} />
      </div>
    </header>
  );
}

function Foot({ user, signOut }: Pick<Props, "user" | "signOut">) {
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3 narrow:items-center">
      <div className="flex items-center justify-between gap-2 narrow:flex-col">
        <span className="narrow:hidden">
          <ThemeSwitch />
        </span>
        <Button
          look="quiet"
          size="icon"
          aria-label="Fold or unfold the sidebar"
          title="Fold or unfold the sidebar: ["
          onClick={toggleSidebar}
          className="max-md:hidden"
        >
          <PanelLeft aria-hidden="true" />
        </Button>
      </div>
      <form action={signOut} className="flex items-center gap-1 narrow:pl-0 pl-2">
        <div className="narrow:sr-only min-w-0 flex-1">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-muted text-xs" title={user.email}>
            {user.email}
          </p>
        </div>
        <Button type="submit" look="quiet" size="icon" aria-label="Sign out" title={`Sign out ${user.email}`}>
          <LogOut aria-hidden="true" />
        </Button>
      </form>
    </div>
  );
}
