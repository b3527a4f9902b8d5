"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { PrefetchKind } from "next/dist/client/components/router-reducer/router-reducer-types";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { areSingleKeysOn } from "@/components/single-keys";
import { Button } from "@/components/ui/button";

type Props = { current: string; text: string; beforeHref: string | null; afterHref: string | null };

/** The ways to the results before and after in the list: buttons, and J (next) and K (previous) unless one types. */
export function PanelSteps({ current, text, beforeHref, afterHref }: Props) {
  const { replace, prefetch } = useRouter();
  const [pending, startTransition] = useTransition();
  const bar = useRef<HTMLDivElement>(null);
  const go = (href: string | null) => href && startTransition(() => replace(href, { scroll: false }));

  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || isTyping(event.target) || !areSingleKeysOn())
        return;
      const href = event.key === "j" ? afterHref : event.key === "k" ? beforeHref : null;
      if (!href) return;
      event.preventDefault();
      startTransition(() => replace(href, { scroll: false }));
    };
    document.addEventListener("keydown", step);
    return () => document.removeEventListener("keydown", step);
  }, [afterHref, beforeHref, replace]);

  useEffect(() => {
    for (const href of [afterHref, beforeHref]) if (href) prefetch(href, { kind: PrefetchKind.FULL });
  }, [afterHref, beforeHref, prefetch]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another result is read from its beginning
  useEffect(() => {
    bar.current?.parentElement?.scrollTo({ top: 0 }); // newer browsers answer a promise, which is no clean-up
  }, [current]);

  return (
    <div
      ref={bar}
      aria-busy={pending}
      className="sticky -top-4 z-10 -mx-5 -mt-4 mb-4 flex flex-wrap items-center gap-2 border-line border-b bg-surface px-5 py-2"
    >
      <p role="status" className="mr-auto text-muted tabular-nums">
        {text}
      </p>
      <Button size="small" disabled={!beforeHref} aria-keyshortcuts="k" title="K" onClick={() => go(beforeHref)}>
        <ChevronLeft aria-hidden="true" />
        Previous
      </Button>
      <Button size="small" disabled={!afterHref} aria-keyshortcuts="j" title="J" onClick={() => go(afterHref)}>
        Next
        <ChevronRight aria-hidden="true" />
      </Button>
    </div>
  );
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
