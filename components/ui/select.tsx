import { ChevronDown } from "lucide-react";
import type { ReactNode, SelectHTMLAttributes } from "react";
import { controlClass, Labelled } from "./labelled";

type Props = SelectHTMLAttributes<HTMLSelectElement> & { label: string; hint?: ReactNode; error?: string };

/** A labelled choice of one; the platform's own, so that it works on a phone and by keyboard as people know it. */
export function Select({ label, hint, error, className = "", children, ...rest }: Props) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <select {...rest} {...control} className={`${controlClass} h-9 appearance-none truncate pr-9 ${className}`}>
            {children}
          </select>
          <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
        </div>
      )}
    </Labelled>
  );
}
