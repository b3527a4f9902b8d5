import { Skeleton } from "@/components/ui/skeleton";

/** While an item is on its way. */
export function PanelSkeleton() {
  return (
    <div
      role="status"
      aria-busy="true"
      aria-label="Loading"
      className="grid gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(18rem,3fr)]"
    >
      <Skeleton className="h-80" />
      <Skeleton className="h-80" />
    </div>
  );
}
