"use client";

import { Braces } from "lucide-react";
import { Popover } from "radix-ui";
import { buttonClass } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";

/** JSON on one line; a button shows all of it in lines. */
export function JsonPeek({ name, short, full }: { name: string; short: string; full: string }) {
  return (
    <span className="flex items-start gap-1">
      <span className="line-clamp-2 min-w-0 flex-1 font-mono text-[0.8125rem] break-all">{short}</span>
      <Popover.Root>
        <Popover.Trigger
          aria-label={`All of ${name}`}
          title={`All of ${name}`}
          className={`${buttonClass("quiet", "small")} relative z-10 -my-0.5 w-7 flex-none px-0`}
        >
          <Braces aria-hidden="true" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={4}
            collisionPadding={8}
            aria-label={name}
            className="z-50 w-[min(32rem,92vw)] rounded-lg border border-line bg-surface p-2 shadow-lg"
          >
            <CodeBlock text={full} label={name} copy />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </span>
  );
}
