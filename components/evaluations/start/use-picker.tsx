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
          {catalogue.map((one) => (
            <option key={one.type}>{one.type}</option>
          ))}
        </Select>
      </div>
      <Button className="mt-6.5" onClick={() => entry && add(entry)}>
        <Plus aria-hidden="true" />
        Add
      </Button>
    </div>
  );
}
