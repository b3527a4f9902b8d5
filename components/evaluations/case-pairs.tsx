import type { ComponentProps, ReactNode } from "react";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { PageLinks } from "@/components/ui/page-links";
import type { listPairs } from "@/lib/evaluations/list-pairs";
import { ChangeLinks } from "./change-links";
import { PairList } from "./pair-list";
import type { Comparison } from "./verdict-sentence";

type Props = Pick<ComponentProps<typeof ChangeLinks>, "path" | "query" | "chosen"> & {
  comparison: Comparison;
  pairs: Awaited<ReturnType<typeof listPairs>>;
  /** What can be done with the cases. */
  children?: ReactNode;
};

/** The cases of a comparison under its counts, page by page. */
export function CasePairs({ comparison, pairs: { data, pagination, counts }, path, query, chosen, children }: Props) {
  return (
    <PageSection title="Cases side by side">
      <ChangeLinks counts={counts} path={path} query={query} chosen={chosen} />
      {children}
      {data.length > 0 ? (
        <PairList
          pairs={data}
          baseline={comparison.baseline.label}
          candidate={comparison.candidate.label}
          hrefOf={(result) => hrefWith(path, query, { result })}
        />
      ) : (
        <p className="text-muted">
          {chosen ? "No case is in this list." : "No case was measured by both arms with the same content."}
        </p>
      )}
      <PageLinks
        what="cases"
        {...pagination}
        hrefOf={(page) => hrefWith(path, query, { page: String(page), result: undefined })}
      />
    </PageSection>
  );
}
