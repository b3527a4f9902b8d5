import { Label } from "radix-ui";
import { type ReactNode, useId } from "react";

type Control = { id: string; "aria-invalid"?: true; "aria-describedby"?: string };
type Props = { label: string; hint?: ReactNode; error?: string; children: (control: Control) => ReactNode };

/** A control under its label; the hint or the error is read out with it. */
export function Labelled({ label, hint, error, children }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label.Root htmlFor={id} className="font-medium">
        {label}
      </Label.Root>
      {children({ id, "aria-invalid": error ? true : undefined, "aria-describedby": note ? `${id}-note` : undefined })}
      {note && (
        <p id={`${id}-note`} className={error ? "break-words text-bad" : "text-muted"}>
          {note}
        </p>
      )}
    </div>
  );
}

/** What every control that is typed into or chosen from looks like. */
export const controlClass =
  "w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-muted aria-invalid:border-bad disabled:opacity-60 sm:text-sm";
