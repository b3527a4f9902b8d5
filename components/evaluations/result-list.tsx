import type { ComponentProps, ReactNode } from "react";
import { hrefWith } from "@/components/href-with";
import { PageLinks } from "@/components/ui/page-links";
import type { ArmFigures } from "@/lib/evaluations/schema";
import { ResultFilters } from "./result-filters";
import { ResultTable } from "./result-table";

type Props = Omit<ComponentProps<typeof ResultFilters>, "arms"> &
  Pick<ComponentProps<typeof ResultTable>, "results"> & {
    arms: ArmFigures[];
    /** What can be done with what is listed. */
    children?: ReactNode;
    pagination: { page: number; pageSize: number; total: number };
  };

/** The results of an evaluation under their filters, page by page. */
export function ResultList({ results, pagination, arms, children, ...filters }: Props) {
  const { path, query } = filters;
  return (
    <div className="flex flex-col gap-3">
      <ResultFilters {...filters} arms={arms} />
      {children}
      {results.length === 0 ? (
        <p className="text-muted">
          {arms.some(({ planned }) => planned > 0) ? "No result matches these filters." : "No result yet."}
        </p>
      ) : (
        <ResultTable
          results={results}
          armLabels={Object.fromEntries(arms.map((arm) => [arm.armId, arm.label]))}
          hrefOf={(result) => hrefWith(path, query, { result })}
        />
      )}
      <PageLinks
        what="results"
        {...pagination}
        hrefOf={(page) => hrefWith(path, query, { page: String(page), result: undefined })}
      />
    </div>
  );
}
