"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { buttonClass } from "./button";
import { type Toast, toasts } from "./toast";

const shownMs = 5_000;
/** What can be taken back stands longer. */
const withActionMs = 10_000;

/** The toasts, read out politely; F8 leads to them, and one that is pointed at or focused stays. */
export function ToastRegion({ shown }: { shown: Toast[] }) {
  return (
    <Radix.Provider label="Message" swipeDirection="right">
      {shown.map((one) => (
        <OneToast key={one.id} {...one} />
      ))}
      <Radix.Viewport
        label="Messages ({hotkey})"
        className="fixed right-0 bottom-0 z-50 flex w-full flex-col gap-2 p-4 outline-none sm:w-96"
      />
    </Radix.Provider>
  );
}

function OneToast({ id, text, tone, action }: Toast) {
  const isProblem = tone === "problem";
  return (
    <Radix.Root
      type={isProblem ? "foreground" : "background"}
      duration={isProblem ? Number.POSITIVE_INFINITY : action ? withActionMs : shownMs}
      onOpenChange={(open) => open || toasts.close(id)}
      className="flex items-center gap-3 rounded-lg border border-line bg-surface py-2 pr-2 pl-3 shadow-lg data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {isProblem ? (
        <CircleAlert aria-hidden="true" className="size-4 flex-none text-bad" />
      ) : (
        <CircleCheck aria-hidden="true" className="size-4 flex-none text-good" />
      )}
      <Radix.Description className="min-w-0 flex-1 break-words">{text}</Radix.Description>
      {action && (
        <Radix.Action altText={action.text} onClick={action.run} className={buttonClass("plain", "small")}>
          {action.text}
        </Radix.Action>
      )}
      <Radix.Close aria-label="Close message" className={buttonClass("quiet", "icon")}>
        <X aria-hidden="true" />
      </Radix.Close>
    </Radix.Root>
  );
}
