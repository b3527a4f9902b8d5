"use client";

import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { groupEvaluators } from "@/components/evaluations/group-evaluators";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Tag } from "@/components/ui/tag";
import type { CatalogueEntry } from "./evaluation-draft";
import { findEntries } from "./find-entries";

type Props = { catalogue: CatalogueEntry[]; hasUses: boolean; error?: string; add: (entry: CatalogueEntry) => void };

/** Adds evaluators of the catalogue, found by their type and by what they are for. */
export function UsePicker({ catalogue, hasUses, error, add }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const [text, setText] = useState("");
  const [added, setAdded] = useState("");
  const isOpen = isAsked || !hasUses;
  const found = findEntries(catalogue, text);
  const take = (entry: CatalogueEntry) => {
    add(entry);
    setIsAsked(true); // the first one must not close it
    setAdded(`${entry.type} was added.`);
  };
  const takeFirst = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would start the evaluation
    const first = groupEvaluators(found)[0]?.evaluators[0];
    if (text.trim() && first) take(first);
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      <p role="status" className="sr-only">
        {added}
      </p>
      {!isOpen && (
        <div>
          <Button size="small" aria-expanded={false} onClick={() => setIsAsked(true)}>
            <Plus aria-hidden="true" />
            Add an evaluator
          </Button>
        </div>
      )}
      {isOpen && (
        <>
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <Field
                type="search"
                label="Find an evaluator"
                placeholder="By its name or what it is for"
                autoComplete="off"
                autoFocus={isAsked}
                value={text}
                error={error}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={takeFirst}
              />
            </div>
            {hasUses && <Button onClick={() => setIsAsked(false)}>Done</Button>}
          </div>
          <Found entries={found} text={text} take={take} />
        </>
      )}
    </div>
  );
}

function Found({ entries, text, take }: { entries: CatalogueEntry[]; text: string; take: (entry: CatalogueEntry) => void }) {
  if (entries.length === 0) return <p className="text-muted">No evaluator is called or says “{text.trim()}”.</p>;
  return (
    <section aria-label="Catalogue" className="flex max-h-96 flex-col gap-4 overflow-y-auto rounded-md border border-line p-3">
      {groupEvaluators(entries).map(({ name, title, evaluators }) => (
        <section key={name} aria-label={title} className="flex flex-col">
          <h3 className="font-medium text-muted">{title}</h3>
          <ul className="divide-y divide-line">
            {evaluators.map((entry) => (
              <li key={entry.type} className="flex items-start gap-3 py-2">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    {entry.type}
                    {entry.asksModel && <Tag look="warn">asks a model</Tag>}
                  </p>
                  <p className="text-muted">{entry.about}</p>
                </div>
                <Button size="small" className="flex-none" aria-label={`Add ${entry.type}`} onClick={() => take(entry)}>
                  Add
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
