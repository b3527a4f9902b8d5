"use client";

import {
  BellRing,
  Database,
  FlaskConical,
  Gauge,
  LayoutDashboard,
  ListChecks,
  LogOut,
  Menu,
  MessageSquareText,
  MessagesSquare,
  Play,
  ScrollText,
  Settings,
  X,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { ThemeSwitch } from "./theme-switch";
import { Button } from "./ui/button";
import { WorkspaceMenu } from "./workspaces/workspace-menu";

type Props = {
  workspace: { slug: string; name: string };
  /** Those the person is in. */
  workspaces: { slug: string; name: string }[];
  user: { name: string; email: string };
  /** That nobody has resolved. */
  alerts: number;
  signOut: () => Promise<void>;
};

const places = [
  { path: "", title: "Dashboard", icon: LayoutDashboard },
  { path: "/prompts", title: "Prompts", icon: MessageSquareText },
  { path: "/playground", title: "Playground", icon: Play },
  { path: "/datasets", title: "Datasets", icon: Database },
  { path: "/evaluations", title: "Evaluations", icon: FlaskConical },
  { path: "/suites", title: "Suites", icon: ListChecks },
  { path: "/evaluators", title: "Evaluators", icon: Gauge },
  { path: "/reviews", title: "Reviews", icon: MessagesSquare },
  { path: "/alerts", title: "Alerts", icon: BellRing },
  { path: "/audit-log", title: "Audit log", icon: ScrollText },
  { path: "/settings", title: "Settings", icon: Settings },
];

/** Where one can go in a workspace: a column beside the page; on a phone a bar whose button opens it. */
export function Nav({ workspace, workspaces, user, alerts, signOut }: Props) {
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
    <header className="border-line bg-surface max-md:sticky max-md:top-0 max-md:z-30 max-md:border-b md:sticky md:top-0 md:h-dvh md:w-56 md:flex-none md:border-r">
      <div className="flex h-12 items-center gap-2 px-2 md:h-14">
        <WorkspaceMenu workspace={workspace} workspaces={workspaces} />
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
        className={`${isOpen ? "flex" : "hidden"} flex-col gap-2 px-2 pb-3 max-md:max-h-[calc(100dvh-3rem)] max-md:overflow-y-auto md:flex md:h-[calc(100dvh-3.5rem)]`}
      >
        <nav aria-label="Workspace" className="md:flex-1">
          <ul className="flex flex-col gap-0.5">
            {places.map(({ path, title, icon: Icon }) => {
              const href = `${root}${path}`;
              const here = pathname === href || (path !== "" && pathname.startsWith(`${href}/`));
              return (
                <li key={path}>
                  <Link
                    href={href}
                    aria-current={here ? "page" : undefined}
                    className="flex items-center gap-2.5 rounded-md px-2 py-1.5 text-muted hover:bg-raised hover:text-ink max-md:py-2.5 aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink"
                  >
                    <Icon aria-hidden="true" className="size-4 flex-none" />
                    {title}
                    {path === "/alerts" && alerts > 0 && (
                      <span className="ml-auto font-medium text-bad tabular-nums">
                        {alerts}
                        <span className="sr-only"> not resolved</span>
                      </span>
                    )}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className="flex flex-col gap-2 border-line border-t pt-3">
          <ThemeSwitch />
          <form action={signOut} className="flex items-center gap-1 pl-2">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{user.name}</p>
              <p className="truncate text-muted text-xs" title={user.email}>
                {user.email}
              </p>
            </div>
            <Button type="submit" look="quiet" size="icon" aria-label="Sign out" title="Sign out">
              <LogOut aria-hidden="true" />
            </Button>
          </form>
        </div>
      </div>
    </header>
  );
}
