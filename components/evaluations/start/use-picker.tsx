"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { CatalogueEntry } from "./evaluation-draft";

type Props = { catalogue: CatalogueEntry[]; error?: string; add: (entry: CatalogueEntry) => void };

/** Adds an evaluator of the catalogue; what it does is said before it is added. */
export function UsePicker({ catalogue, error, add }: Props) {
  const [type, setType] = useState(catalogue[0]?.type);
  const entry = catalogue.find((one) => one.type === type);
  const saved = catalogue.filter((one) => one.saved);
  const others = catalogue.filter((one) => !one.saved);
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-3 p-4">
      <div className="min-w-48 flex-1">
        <Select
          label="Add an evaluator"
          value={type}
          error={error}
          hint={entry && `${entry.about}${entry.asksModel ? " It asks a model, which costs." : ""}`}
          onChange={(event) => setType(event.target.value)}
        >
          {saved.length > 0 && <optgroup label="Saved">{saved.map(choice)}</optgroup>}
          {saved.length > 0 ? <optgroup label="Catalogue">{others.map(choice)}</optgroup> : others.map(choice)}
        </Select>
      </div>
      <Button className="mt-6.5" onClick={() => entry && add(entry)}>
        <Plus aria-hidden="true" />
        Add
      </Button>
    </div>
  );
}

const choice = ({ type }: CatalogueEntry) => <option key={type}>{type}</option>;
