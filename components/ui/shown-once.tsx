import { CodeBlock } from "./code-block";

/** A secret that can be copied now and never again. */
export function ShownOnce({ text, label, note }: { text: string; label: string; note: string }) {
  return (
    <div className="flex flex-col gap-3">
      <p role="status">{note}</p>
      <div className="[&_pre]:pr-20 [&_pre]:break-all">
        <CodeBlock text={text} label={label} copy />
      </div>
    </div>
  );
}
