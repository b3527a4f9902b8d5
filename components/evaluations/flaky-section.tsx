import type { ComponentProps } from "react";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { PageLinks } from "@/components/ui/page-links";
import { FlakyTable } from "./flaky-table";

type Props = Pick<ComponentProps<typeof FlakyTable>, "cases" | "may" | "set"> & {
  pagination: { page: number; pageSize: number; total: number };
  path: string;
  query: Record<string, string | string[] | undefined>;
  /** Whether the trials of the suite's other evaluations count; null where it is of no suite. */
  across: "evaluation" | "suite" | null;
};

/** What cannot be told apart from chance, case by case, with the way to leave it out. */
export function FlakySection({ cases, pagination, path, query, across, may, set }: Props) {
  const href = (flaky: string | undefined) => hrefWith(path, query, { flaky, flakyPage: undefined, result: undefined });
  return (
    <PageSection title="Flaky cases">
      {across !== null && (
        <ChoiceLinks
          label="Trials of"
          choices={[
            { text: "this evaluation", href: href(undefined), chosen: across === "evaluation" },
            { text: "the suite's last 20", href: href("suite"), chosen: across === "suite" },
          ]}
        />
      )}
      {cases.length > 0 ? (
        <>
          <p className="max-w-prose text-muted">
            They passed in some trials of an arm and failed in others, the most mixed first.
          </p>
          <FlakyTable
            {...{ cases, may, set }}
            hrefOf={({ caseId, armId }) => hrefWith(path, {}, { tab: "results", caseId, armId })}
          />
          {pagination.total > pagination.pageSize && (
            <PageLinks
              what="flaky cases"
              {...pagination}
              hrefOf={(page) => hrefWith(path, query, { flakyPage: String(page), result: undefined })}
            />
          )}
        </>
      ) : (
        <p className="text-muted">No case passed in some trials and failed in others.</p>
      )}
    </PageSection>
  );
}
