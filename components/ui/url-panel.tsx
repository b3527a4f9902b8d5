"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Dialog } from "./dialog";

type Props = { title: ReactNode; description?: ReactNode; closeHref: string; look?: "panel" | "wide"; children: ReactNode };

/** A panel beside the page, or a wide dialog over it, that is open because the address says so, so it can be shared and the back button closes it. */
export function UrlPanel({ closeHref, look = "panel", ...rest }: Props) {
  const { replace } = useRouter(); // not pushed: the way back would open it again
  return <Dialog {...rest} open look={look} onOpenChange={(open) => !open && replace(closeHref, { scroll: false })} />;
}
