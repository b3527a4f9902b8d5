"use client";

import { type ComponentProps, type ReactNode, useId, useRef } from "react";
import { EditorArea } from "./editor-area";
import { loadedJsonEditor, loadJsonEditor } from "./load-json-editor";

type BareProps = Omit<ComponentProps<typeof EditorArea<null>>, "load" | "loaded" | "help" | "spellCheck">;
type Props = Omit<BareProps, "named"> & { label: string; hint?: ReactNode; error?: string };

/** Where JSON is written, with a name of its own given by `named`. */
export const BareJsonEditor = (props: BareProps) => (
  <EditorArea {...props} help={null} spellCheck={false} load={loadJsonEditor} loaded={loadedJsonEditor} />
);

/** JSON under its label; the hint or the error is read out with it. */
export function JsonEditor({ label, hint, error, className = "min-h-20 max-h-[32rem]", ...rest }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const note = error ?? hint;
  const focus = () => box.current?.querySelector<HTMLElement>("textarea, [role=textbox]")?.focus();
  return (
    <div ref={box} className="flex min-w-0 flex-col gap-1.5">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a label; the keyboard reaches the editor itself */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <span id={id} onClick={focus} className="w-fit cursor-default font-medium">
        {label}
      </span>
      <BareJsonEditor
        {...rest}
        className={className}
        named={{
          "aria-labelledby": id,
          ...(error ? { "aria-invalid": true } : {}),
          ...(note ? { "aria-describedby": `${id}-note` } : {}),
        }}
      />
      {note && (
        <p id={`${id}-note`} className={error ? "break-words text-bad" : "text-muted"}>
          {note}
        </p>
      )}
    </div>
  );
}
