"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";

type Props = { workspace: { slug: string; name: string }; email: string; signOut: () => Promise<void> };

const places = [{ path: "evaluations", title: "Evaluations" }];

/** Where one can go in a workspace: a bar on narrow screens, a column beside the page on wide ones. */
export function Nav({ workspace, email, signOut }: Props) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Workspace"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-surface px-4 py-3 md:sticky md:top-0 md:h-dvh md:w-56 md:flex-none md:flex-col md:flex-nowrap md:items-stretch md:border-r md:border-b-0 md:py-4"
    >
      <p className="min-w-0 flex-1 truncate px-2 font-semibold md:flex-none" title={workspace.name}>
        {workspace.name}
      </p>
      <ul className="order-last flex w-full gap-1 md:order-none md:w-auto md:flex-1 md:flex-col">
        {places.map(({ path, title }) => {
          const href = `/w/${workspace.slug}/${path}`;
          const here = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={path}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className="block rounded-md px-2 py-1.5 text-muted hover:bg-raised hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {title}
              </Link>
            </li>
          );
        })}
      </ul>
      <form action={signOut} className="flex items-center gap-2 md:flex-col md:items-stretch">
        <p className="hidden truncate px-2 text-muted md:block" title={email}>
          {email}
        </p>
        <Button type="submit" look="quiet" className="md:justify-start md:px-2">
          Sign out
        </Button>
      </form>
    </nav>
  );
}
