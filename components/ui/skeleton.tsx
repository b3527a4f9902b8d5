import type { ReactNode } from "react";

/** Stands where content comes; `className` says its size. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <div aria-hidden="true" className={`animate-pulse rounded-md bg-raised motion-reduce:animate-none ${className}`} />;
}

/** A list on its way: a head with its button, a search and a table. For `loading.tsx`. */
export function PageSkeleton() {
  return (
    <Waiting className="max-w-6xl gap-6">
      <div className="flex items-start justify-between gap-4">
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-9 w-32" />
      </div>
      <Skeleton className="h-9 w-full max-w-xs" />
      <TableSkeleton rows={8} />
    </Waiting>
  );
}

/** One thing on its way: the way to it, its name, what is known of it, then its parts; with `rail` a column beside them. */
export function DetailSkeleton({ rail = false }: { rail?: boolean }) {
  return (
    <Waiting className="max-w-7xl gap-5">
      <div className="flex flex-col gap-1.5">
        <Skeleton className="h-5 w-20" />
        <div className="flex items-start justify-between gap-4">
          <Skeleton className="h-8 w-64" />
          <Skeleton className="h-9 w-32" />
        </div>
        <Skeleton className="h-5 w-full max-w-md" />
      </div>
      <div className="flex flex-col gap-6 lg:flex-row lg:items-start">
        {rail && <Skeleton className="h-64 w-full rounded-lg lg:w-64 lg:flex-none" />}
        <div className="flex min-w-0 flex-1 flex-col gap-5">
          <Skeleton className="h-9 w-full max-w-lg" />
          <TableSkeleton rows={10} />
        </div>
      </div>
    </Waiting>
  );
}

/** The last part of a page on its way: a heading and a few lines. */
export function SectionSkeleton() {
  return (
    <Waiting className="gap-3">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-5 w-full max-w-md" />
      <Skeleton className="h-9 w-full max-w-lg" />
    </Waiting>
  );
}

/** Says that something is on its way, once, for all that stands in it. */
export function Waiting({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div className={`flex flex-col ${className}`} aria-busy="true">
      <p role="status" className="sr-only">
        Loading
      </p>
      {children}
    </div>
  );
}

/** Rows on their way; `row` says how high each is. */
export function TableSkeleton({ rows, row = "h-11" }: { rows: number; row?: string }) {
  return (
    <div aria-hidden="true" className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={at} className={`flex items-center gap-6 px-4 ${row}`}>
          <Skeleton className="h-3.5 w-1/3" />
          <Skeleton className="h-3.5 w-1/5" />
          <Skeleton className="ml-auto h-3.5 w-16" />
        </div>
      ))}
    </div>
  );
}
