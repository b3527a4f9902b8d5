import { CodeBlock } from "./code-block";
import { DialogButtons } from "./dialog";

/** In a dialog: a secret that can be copied now and never again. */
export function ShownOnce({ text, label, note }: { text: string; label: string; note: string }) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-3">
        <p role="status">{note}</p>
        <div className="[&_pre]:pr-20 [&_pre]:break-all">
          <CodeBlock text={text} label={label} copy />
        </div>
      </div>
      <DialogButtons close="Done" />
    </div>
  );
}
