import { PageSection } from "@/components/page-section";
import { Skeleton, TableSkeleton, Waiting } from "@/components/ui/skeleton";

/** Two arms on their way: what stands there at last, about as high; `cases` are listed, and `metrics` compared. */
export function ComparisonSkeleton({ cases, metrics }: { cases: number; metrics: number }) {
  return (
    <Waiting className="gap-8">
      <PageSection title="Comparison">
        <Skeleton className="h-7 w-full max-w-2xl" />
        <Skeleton className="h-20 w-full max-w-3xl" />
        <Skeleton className="h-9 w-full max-w-xs" />
      </PageSection>
      <PageSection title="Cases side by side">
        <Skeleton className="h-9 w-full max-w-xl" />
        <TableSkeleton rows={cases} row="h-72 md:h-36" />
      </PageSection>
      <PageSection title="Metrics, case by case">
        <TableSkeleton rows={metrics + 1} row="h-9" />
      </PageSection>
    </Waiting>
  );
}
