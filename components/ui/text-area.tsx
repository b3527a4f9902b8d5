import { Label } from "radix-ui";
import { type TextareaHTMLAttributes, useId } from "react";

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & { label: string; error?: string };

/** A labelled text of several lines; the error is read out with it. */
export function TextArea({ label, error, ...rest }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <Label.Root htmlFor={id} className="font-medium">
        {label}
      </Label.Root>
      <textarea
        rows={4}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-note` : undefined}
        className="rounded-md border border-line-strong bg-surface px-3 py-2 text-base aria-invalid:border-bad sm:text-sm"
      />
      {error && (
        <p id={`${id}-note`} className="text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
