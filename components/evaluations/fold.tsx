"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Long content cut at a height, with a button for the rest; what fits is left alone. */
export function Fold({ what, children }: { what: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isLong, setIsLong] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setIsLong(element.scrollHeight > element.clientHeight + 4));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="min-w-0">
      <div
        ref={box}
        className={isOpen ? "" : `max-h-96 overflow-hidden ${isLong ? "[mask-image:linear-gradient(#000_80%,transparent)]" : ""}`}
      >
        {children}
      </div>
      {(isLong || isOpen) && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="mt-1 rounded text-accent underline underline-offset-2"
        >
          {isOpen ? `Fold ${what}` : `Show all of ${what}`}
        </button>
      )}
    </div>
  );
}
