import { PageSection } from "@/components/page-section";
import { Skeleton, TableSkeleton, Waiting } from "@/components/ui/skeleton";

/** Two arms on their way: what stands there at last, about as high; `cases` are listed, and `metrics` compared. */
export function ComparisonSkeleton({ cases, metrics }: { cases: number; metrics: number }) {
  return (
    <Waiting className="gap-8">
      <PageSection title="Comparison">
        <Skeleton className="h-7 w-full max-w-2xl" />
        <Skeleton className="h-5 w-full max-w-md" />
        <Skeleton className="h-10 w-full max-w-3xl" />
        <Skeleton className="h-10 w-full max-w-lg" />
      </PageSection>
      <PageSection title="Cases side by side">
        <Skeleton className="h-9 w-full max-w-xl" />
        <TableSkeleton rows={cases} row="h-64 md:h-32" />
      </PageSection>
      <PageSection title="Metrics, case by case">
        <TableSkeleton rows={metrics + 1} />
      </PageSection>
    </Waiting>
  );
}
