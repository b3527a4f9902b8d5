"use client";

import { Ellipsis } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";

const itemClass =
  "flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-raised [&>svg]:size-4 [&>svg]:flex-none [&>svg]:text-muted";

/** What else can be done, behind one button. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-50 max-h-80 min-w-44 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-lg"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** What else can be done with the thing a page shows. */
export function MoreActions({ children }: { children: ReactNode }) {
  return (
    <Menu
      trigger={
        <Button size="icon" aria-label="More actions" className="size-9">
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}

type ItemProps = { children: ReactNode; onSelect?: () => void; disabled?: boolean; asChild?: boolean; danger?: boolean };

/** One entry; with `asChild` a link that is its only child. */
export function MenuItem({ danger, ...rest }: ItemProps) {
  return <DropdownMenu.Item {...rest} className={`${itemClass} ${danger ? "text-bad" : ""}`} />;
}
