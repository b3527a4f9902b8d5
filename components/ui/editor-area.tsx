"use client";

import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { controlClass } from "./labelled";
import type { Caret, MountedEditor } from "./mount-editor";

type Named = { "aria-label"?: string; "aria-labelledby"?: string; "aria-invalid"?: true; "aria-describedby"?: string };
/** What a kind of text brings: its extensions read `help` when they need it; `refresh` shows it anew. */
export type EditorLanguage<Help> = {
  extensions: (help: () => Help) => Extension;
  refresh?: (view: EditorView, help: Help) => void;
};
export type EditorKit<Help> = EditorLanguage<Help> & { mount: typeof import("./mount-editor").mountEditor };
type Props<Help> = {
  value: string;
  onChange: (text: string) => void;
  named: Named;
  help: Help;
  /** Null until `load` was through once. */
  loaded: () => EditorKit<Help> | null;
  load: () => Promise<EditorKit<Help>>;
  placeholder?: string;
  spellCheck?: boolean;
  /** Least and greatest height. */
  className?: string;
};

const textClass = `${controlClass} px-2 font-mono text-[0.8125rem]! leading-5 max-sm:text-base!`;

/** A plain text field that becomes an editor once its code is there, in the same place and with the same text, caret and names. */
export function EditorArea<Help>({ load, loaded, className = "", placeholder = "", spellCheck, ...rest }: Props<Help>) {
  const { value, named } = rest;
  const area = useRef<HTMLTextAreaElement>(null);
  const [kit, setKit] = useState(loaded);
  const [caret, setCaret] = useState<Caret | null>(null);
  const begin = useEffectEvent(load);
  useEffect(() => {
    if (kit) return;
    let isCurrent = true;
    const take = (kit: EditorKit<Help>) => {
      if (!isCurrent) return;
      const field = area.current;
      if (field && field === document.activeElement) setCaret({ from: field.selectionStart, to: field.selectionEnd });
      setKit(kit);
    };
    // where the code does not come, the plain field stays
    begin().then(take, () => undefined);
    return () => {
      isCurrent = false;
    };
  }, [kit]);
  const isCode = spellCheck === false;
  if (kit) return <Mounted {...rest} {...{ kit, caret, placeholder, isCode }} className={`${textClass} px-0! ${className}`} />;
  return (
    <textarea
      ref={area}
      {...named}
      rows={1}
      spellCheck={spellCheck}
      dir="auto"
      value={value}
      placeholder={placeholder || undefined}
      onChange={(event) => rest.onChange(event.target.value)}
      className={`${textClass} field-sizing-content block resize-none py-1.5 ${className}`}
    />
  );
}

type MountedProps<Help> = Pick<Props<Help>, "value" | "onChange" | "named" | "help" | "className"> & {
  kit: EditorKit<Help>;
  caret: Caret | null;
  placeholder: string;
  isCode: boolean;
};

function Mounted<Help>({ value, onChange, named, help, kit, caret, placeholder, isCode, className }: MountedProps<Help>) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<MountedEditor | null>(null);
  const latest = useRef(help);
  /** What was typed and has not come back as `value` yet: only another text is one from outside. */
  const typed = useRef<string[]>([]);
  const shown = useRef(value);
  const attributes = JSON.stringify({ ...named, spellcheck: String(!isCode), autocapitalize: isCode ? "off" : "sentences" });
  const hear = useEffectEvent((text: string) => {
    typed.current.push(text);
    onChange(text);
  });
  const mount = useEffectEvent((parent: HTMLElement) =>
    kit.mount({
      ...{ parent, caret, text: value, hint: placeholder, onChange: hear, attributes: JSON.parse(attributes) },
      extensions: kit.extensions(() => latest.current),
    }),
  );
  useLayoutEffect(() => {
    if (!box.current) return;
    const mounted = mount(box.current);
    editor.current = mounted;
    return () => mounted.view.destroy();
  }, []);
  useLayoutEffect(() => {
    if (value === shown.current) return;
    shown.current = value;
    const at = typed.current.indexOf(value);
    typed.current = typed.current.slice(at + 1);
    if (at < 0) editor.current?.setText(value);
  }, [value]);
  useEffect(() => {
    editor.current?.setAttributes(JSON.parse(attributes), placeholder);
  }, [attributes, placeholder]);
  useEffect(() => {
    latest.current = help;
    if (editor.current) kit.refresh?.(editor.current.view, help);
  }, [help, kit]);
  return (
    <div
      ref={box}
      data-invalid={named["aria-invalid"]}
      className={`flex min-w-0 flex-col data-invalid:border-bad ${className ?? ""}`}
    />
  );
}
