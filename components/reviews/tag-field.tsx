import { type KeyboardEvent, type Ref, useState } from "react";
import { controlClass, Labelled } from "@/components/ui/labelled";

type Props = { chosen: string[]; known: string[]; change: (tags: string[]) => void; ref: Ref<HTMLInputElement> };

const most = 20;

/** What went wrong, in a word: those used before as buttons, another by typing it. */
export function TagField({ chosen, known, change, ref }: Props) {
  const [typed, setTyped] = useState("");
  const all = [...new Set([...known, ...chosen])];
  const toggle = (tag: string) =>
    change(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag].slice(0, most));
  const add = () => {
    const tag = typed.trim().toLowerCase();
    if (tag && !chosen.includes(tag)) toggle(tag);
    setTyped("");
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || (event.key !== "Enter" && event.key !== ",")) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-col gap-2">
      <Labelled label="What went wrong (T)">
        {(control) => (
          <input
            {...control}
            ref={ref}
            value={typed}
            maxLength={100}
            autoComplete="off"
            placeholder="A tag, then Enter"
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={onKey}
            onBlur={add}
            className={`${controlClass} h-9`}
          />
        )}
      </Labelled>
      {all.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {all.map((tag) => (
            <button
              key={tag}
              type="button"
              aria-pressed={chosen.includes(tag)}
              onClick={() => toggle(tag)}
              className="max-w-full truncate rounded-full border border-line px-2.5 py-0.5 text-muted hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-ground aria-pressed:text-accent"
            >
              {tag}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
