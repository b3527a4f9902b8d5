import type { ReactNode, TextareaHTMLAttributes } from "react";
import { controlClass, Labelled } from "./labelled";

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & { label: string; hint?: ReactNode; error?: string; code?: boolean };

/** A labelled text of several lines, as tall as what stands in it; `code` for templates and JSON. */
export function TextArea({ label, hint, error, code, className = "", ...rest }: Props) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          rows={4}
          spellCheck={code ? false : undefined}
          {...rest}
          {...control}
          className={`${controlClass} field-sizing-content max-h-[32rem] min-h-20 py-2 ${code ? "font-mono" : ""} ${className}`}
        />
      )}
    </Labelled>
  );
}
