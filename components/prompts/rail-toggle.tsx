"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";

type Props = { label: string /** Always in sight. */; top: ReactNode; children: ReactNode };

/** A column beside the page; on a phone its lower part waits behind a button that says what is chosen. Give it a new key to close it. */
export function RailToggle({ label, top, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex min-w-0 flex-col gap-5 wrap-anywhere lg:sticky lg:top-6 lg:w-72 lg:flex-none">
      {top}
      <Button
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="w-full justify-between! lg:hidden"
      >
        <span className="truncate">{label}</span>
        <ChevronDown aria-hidden="true" className={isOpen ? "rotate-180" : ""} />
      </Button>
      <div id={id} className={`flex flex-col gap-5 ${isOpen ? "" : "max-lg:hidden"}`}>
        {children}
      </div>
    </div>
  );
}
