"use client";

import { type Shortcut, shortcuts } from "@/components/shortcuts";
import { Dialog } from "@/components/ui/dialog";
import { KeyCap } from "./key-cap";
import { openPanel } from "./shell-panel";
import { SingleKeysChoice } from "./single-keys-choice";

/** Every key that does something, by where it does it. */
export function ShortcutsDialog() {
  const groups = [...new Set(shortcuts.map(({ where }) => where))];
  return (
    <Dialog
      open
      onOpenChange={() => openPanel(null)}
      title="Keyboard shortcuts"
      description="Letters and signs alone do nothing while you type."
      look="wide"
    >
      <div className="flex flex-col gap-6">
        <div className="gap-x-10 sm:columns-2">
          {groups.map((where) => (
            <section key={where} className="mb-5 break-inside-avoid">
              <h3 className="mb-1 font-semibold">{where}</h3>
              <dl>
                {shortcuts
                  .filter((one) => one.where === where)
                  .map((one) => (
                    <Line key={one.does} {...one} />
                  ))}
              </dl>
            </section>
          ))}
        </div>
        <SingleKeysChoice />
      </div>
    </Dialog>
  );
}

function Line({ keys, does }: Shortcut) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-line border-b py-1.5">
      <dt className="min-w-0">{does}</dt>
      <dd className="flex flex-none gap-1">
        {keys.map((key) => (
          <KeyCap key={key} of={key} />
        ))}
      </dd>
    </div>
  );
}
