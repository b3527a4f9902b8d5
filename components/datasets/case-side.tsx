import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { CaseFields } from "@/lib/datasets/case-form";
import type { DatasetCase } from "@/lib/datasets/schema";
import type { Outcome } from "@/lib/http/action";
import { CaseEditor } from "./case-editor";
import { CasePanel } from "./case-panel";
import { caseTitle } from "./case-title";
import { DeleteCase } from "./delete-case";
import { QuarantineButton } from "./quarantine-button";

type Changes = {
  add: (input: { id: string; fields: CaseFields }) => Promise<Outcome<{ id?: string }>>;
  save: (input: { id: string; ifRevision: number; fields: CaseFields }) => Promise<Outcome<{ id?: string }>>;
  remove: (input: { id: string }) => Promise<Outcome<void>>;
  quarantine: (input: { id: string; quarantined: string | null }) => Promise<Outcome<void>>;
};

type Props = {
  query: Record<string, string | string[] | undefined>;
  datasetId: string;
  /** The cases of the list beside it, for the steps to the next and the one before. */
  cases: DatasetCase[];
  chosen: DatasetCase | null;
  /** The dataset's newest. */
  revision: number;
  declared: string[];
  fields: CaseFields;
  hrefOf: (change: Record<string, string | undefined>) => string;
  changes: Changes | null;
  /** Whether the person may put gate cases into quarantine. */
  mayEaseGate: boolean;
};

/** What the address opens beside the list: a case, a case to edit, or a new one. */
export function CaseSide({ query, datasetId, cases, chosen, revision, declared, fields, hrefOf, changes, mayEaseGate }: Props) {
  const closeHref = hrefOf({});
  const savedHref = `${closeHref}${closeHref.includes("?") ? "&" : "?"}case=`;
  const shared = { declared, savedHref };
  if (changes && query.case === "new") {
    const copied = { ...fields, externalId: "", name: "" };
    return (
      <CaseEditor
        {...shared}
        key={`new ${chosen?.id}`}
        title={chosen ? `Copy of “${caseTitle(chosen)}”` : "New case"}
        given={copied}
        save={{ by: "add", ask: changes.add, id: datasetId }}
        closeHref={closeHref}
      />
    );
  }
  if (!chosen || query.case === "new") return null;
  const { id } = chosen;
  if (changes && query.edit) {
    return (
      <CaseEditor
        {...shared}
        key={`${id} ${chosen.revision}`}
        title={`Edit “${caseTitle(chosen)}”`}
        given={fields}
        save={{ by: "change", ask: changes.save, id, ifRevision: chosen.revision }}
        closeHref={hrefOf({ case: id })}
      />
    );
  }
  const place = cases.findIndex((one) => one.id === id);
  const step = (to: number) => (place >= 0 && cases[to] ? hrefOf({ case: cases[to].id }) : undefined);
  return (
    <CasePanel
      one={chosen}
      closeHref={closeHref}
      previousHref={step(place - 1)}
      nextHref={step(place + 1)}
      actions={
        changes && (
          <>
            <Link href={hrefOf({ case: id, edit: "1" })} scroll={false} className={buttonClass("primary")}>
              Edit
            </Link>
            <Link href={hrefOf({ case: "new", from: id })} scroll={false} className={buttonClass()}>
              Duplicate
            </Link>
            {(mayEaseGate || chosen.split !== "gate") && (
              <QuarantineButton id={id} title={caseTitle(chosen)} quarantined={chosen.quarantined} set={changes.quarantine} />
            )}
            <DeleteCase id={id} title={caseTitle(chosen)} revision={revision} remove={changes.remove} goneHref={closeHref} />
          </>
        )
      }
    />
  );
}
