import { type InputHTMLAttributes, type ReactNode, useId } from "react";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { label: ReactNode; hint?: ReactNode };

export function Checkbox({ label, hint, ...rest }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col gap-0.5">
      <label className="flex items-start gap-2">
        <input
          {...rest}
          type="checkbox"
          aria-describedby={hint ? `${id}-note` : undefined}
          className="mt-0.5 size-4 flex-none accent-accent"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-note`} className="pl-6 text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
