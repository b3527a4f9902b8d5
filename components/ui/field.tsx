import type { InputHTMLAttributes, ReactNode } from "react";
import { controlClass, Labelled } from "./labelled";

type Props = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: ReactNode; error?: string };

/** A labelled input of one line. */
export function Field({ label, hint, error, className = "", ...rest }: Props) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => <input {...rest} {...control} className={`${controlClass} h-9 ${className}`} />}
    </Labelled>
  );
}
