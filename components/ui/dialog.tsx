"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button, buttonClass } from "./button";

type Props = {
  /** The button that opens it; left out where `open` is ruled from outside. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** `panel` comes in from the right and leaves the page in sight. */
  look?: "normal" | "wide" | "panel";
  children: ReactNode;
};

const looks = {
  normal:
    "inset-x-0 bottom-0 max-h-[92dvh] w-full rounded-t-xl sm:inset-auto sm:top-[8vh] sm:left-1/2 sm:max-h-[84vh] sm:w-[min(32rem,92vw)] sm:-translate-x-1/2 sm:rounded-xl",
  wide: "inset-x-0 bottom-0 max-h-[92dvh] w-full rounded-t-xl sm:inset-auto sm:top-[6vh] sm:left-1/2 sm:max-h-[88vh] sm:w-[min(64rem,94vw)] sm:-translate-x-1/2 sm:rounded-xl",
  panel: "inset-y-0 right-0 w-full border-line sm:w-[min(48rem,88vw)] sm:border-l",
};

/** A dialog: focus is kept in it and goes back where it came from, Escape closes it. */
export function Dialog({ trigger, open, onOpenChange, title, description, look = "normal", children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={description ? undefined : ""}
          className={`fixed z-50 flex flex-col overflow-hidden border border-line bg-surface shadow-xl focus-visible:outline-none ${looks[look]}`}
        >
          <header className="flex items-start gap-3 border-line border-b px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-base break-words">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 break-words text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close aria-label="Close" className={buttonClass("quiet", "icon")}>
              <X aria-hidden="true" />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 scroll-pb-16 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The end of a dialog: the button that closes it, and after it those that do something. */
export function DialogButtons({ close = "Cancel", children }: { close?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <DialogClose asChild>
        <Button>{close}</Button>
      </DialogClose>
      {children}
    </div>
  );
}

/** Wraps a button that closes the dialog it stands in. */
export const DialogClose = Radix.Close;
