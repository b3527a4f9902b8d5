import { CodeBlock } from "@/components/ui/code-block";
import type { Json } from "@/lib/clean-text";
import { prettyJson } from "@/lib/templates/pretty-json";

type Props = { name: string; value: Json | { [key: string]: Json | undefined }; code?: boolean };

/** A name and all of what stands under it: text as it is, everything else as JSON. */
export function NamedText({ name, value, code }: Props) {
  const text = typeof value === "string" ? value : prettyJson(value);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className={`font-medium break-words text-muted ${code ? "font-mono text-[0.8125rem]" : ""}`}>{name}</p>
      {text === "" ? <p className="text-muted italic">empty</p> : <CodeBlock text={text} label={name} copy />}
    </div>
  );
}
