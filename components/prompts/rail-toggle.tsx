"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";

/** A column beside the page; on a phone a button that says what is chosen and opens it. Give it a new key to close it. */
export function RailToggle({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="min-w-0 lg:sticky lg:top-6 lg:w-64 lg:flex-none">
      <Button
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="w-full justify-between! lg:hidden"
      >
        <span className="truncate">{label}</span>
        <ChevronDown aria-hidden="true" className={isOpen ? "rotate-180" : ""} />
      </Button>
      <div id={id} className={`flex flex-col gap-5 max-lg:mt-3 ${isOpen ? "" : "max-lg:hidden"}`}>
        {children}
      </div>
    </div>
  );
}
