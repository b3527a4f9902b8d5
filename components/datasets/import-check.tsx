"use client";

import { useState } from "react";
import { PageSection } from "@/components/page-section";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Imported } from "@/lib/datasets/import-schema";

type Props = {
  checked: Imported | null;
  mode: string;
  busy: "look" | "check" | "import" | null;
  check: () => void;
  importAll: (skip: boolean) => void;
};

/** What the import would do, and the button that does it. With bad rows it waits for the word to leave them out. */
export function ImportCheck({ checked, mode, busy, check, importAll }: Props) {
  const [skip, setSkip] = useState(false);
  if (!checked) {
    return (
      <div>
        <Button look="primary" onClick={check} disabled={busy !== null}>
          {busy === "check" ? "Checking…" : "Check all rows"}
        </Button>
      </div>
    );
  }
  const { imported, added, changed, removed, unchanged, skipped } = checked;
  const isNews = added + changed + removed > 0;
  return (
    <PageSection title="What the import would do">
      <div role="status">
        <dl className="flex flex-wrap gap-x-8 gap-y-3 rounded-lg border border-line bg-surface p-4">
          <Count name="New cases" value={added} />
          {mode !== "append" && <Count name="Changed" value={changed} />}
          {mode !== "append" && <Count name="Unchanged" value={unchanged} />}
          {mode === "replace" && <Count name="Removed" value={removed} />}
          <Count name="Bad rows" value={skipped} bad={skipped > 0} />
        </dl>
      </div>
      {skipped > 0 && <BadRows checked={checked} />}
      {skipped > 0 && (
        <Checkbox
          label={`Leave out ${skipped === 1 ? "the bad row" : `the ${show.count(skipped)} bad rows`} and import the others`}
          hint="Or correct the file and choose it again: nothing has been written."
          checked={skip}
          onChange={(event) => setSkip(event.target.checked)}
        />
      )}
      {!isNews && <p className="text-muted">The dataset holds all of this already.</p>}
      <div>
        <Button look="primary" onClick={() => importAll(skip)} disabled={busy !== null || !isNews || (skipped > 0 && !skip)}>
          {busy === "import" ? "Importing…" : `Import ${show.count(imported)} ${imported === 1 ? "row" : "rows"}`}
        </Button>
      </div>
    </PageSection>
  );
}

function Count({ name, value, bad = false }: { name: string; value: number; bad?: boolean }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className={`font-semibold text-xl tabular-nums ${bad ? "text-bad" : ""}`}>{show.count(value)}</dd>
    </div>
  );
}

function BadRows({ checked: { errors = [], skipped } }: { checked: Imported }) {
  return (
    <div className="flex flex-col gap-2">
      <Table
        caption="Bad rows"
        head={
          <>
            <Th>Where</Th>
            <Th>What is wrong</Th>
          </>
        }
      >
        {errors.map(({ path, message }) => (
          <tr key={`${path} ${message}`}>
            <RowTh className="min-w-32 break-words">{path.replace(/^row/, "Row")}</RowTh>
            <Td className="min-w-48 break-words">{message}</Td>
          </tr>
        ))}
      </Table>
      {skipped > errors.length && <p className="text-muted">The first {errors.length} problems are shown.</p>}
    </div>
  );
}
