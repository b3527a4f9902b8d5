/** Stands where content comes; `className` says its size. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <div aria-hidden="true" className={`animate-pulse rounded-md bg-raised motion-reduce:animate-none ${className}`} />;
}

/** A page on its way: a head and a table. For `loading.tsx`. */
export function PageSkeleton() {
  return (
    <div className="flex max-w-6xl flex-col gap-6" aria-busy="true">
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-8 w-56" />
      <Skeleton className="h-9 w-full max-w-md" />
      <Skeleton className="h-80 w-full rounded-lg" />
    </div>
  );
}
