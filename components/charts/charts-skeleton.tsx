import { Skeleton, Waiting } from "@/components/ui/skeleton";

/** The charts of so many arms on their way, about as high. */
export function ChartsSkeleton({ arms }: { arms: number }) {
  const spreads = arms > 3 ? arms : arms * 2; // the latencies of many are folded
  return (
    <Waiting className="gap-3">
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {arms > 1 && <Chart height="aspect-[7/6] md:aspect-[11/10]" />}
        {Array.from({ length: spreads }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <Chart key={at} height={arms > 2 ? "h-28" : "h-40"} />
        ))}
      </div>
      <Skeleton className="h-5 w-48" />
    </Waiting>
  );
}

const Chart = ({ height }: { height: string }) => (
  <div className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
    <Skeleton className="h-5 w-32" />
    <Skeleton className={`w-full ${height}`} />
  </div>
);
