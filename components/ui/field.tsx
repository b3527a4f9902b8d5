import { Label } from "radix-ui";
import { type InputHTMLAttributes, useId } from "react";

type Props = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string; error?: string };

/** A labelled input; the hint and the error are read out with it. */
export function Field({ label, hint, error, ...rest }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <Label.Root htmlFor={id} className="font-medium">
        {label}
      </Label.Root>
      <input
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className="h-10 rounded-md border border-line-strong bg-surface px-3 text-base aria-invalid:border-bad sm:text-sm"
      />
      {note && (
        <p id={`${id}-note`} className={error ? "text-bad" : "text-muted"}>
          {note}
        </p>
      )}
    </div>
  );
}
