"use client";

import Link from "next/link";
import { createContext, type ReactNode, useContext } from "react";

/** Opens a run in a column; null outside of the playground. */
export const OpenRun = createContext<((id: string) => void) | null>(null);

/** Opens a run again, in a column of the page it stands on; held with a key it is a link as any other. */
export function OpenRunLink({ id, ...rest }: { id: string; href: string; className: string; children: ReactNode }) {
  const open = useContext(OpenRun);
  return (
    <Link
      {...rest}
      prefetch={false}
      scroll={false}
      onNavigate={(event) => {
        if (!open) return;
        event.preventDefault();
        open(id);
      }}
    />
  );
}
