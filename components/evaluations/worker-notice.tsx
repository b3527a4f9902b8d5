import { When } from "@/components/when";
import type { getWorkers } from "@/lib/system/get-workers";

type Props = { workers: Awaited<ReturnType<typeof getWorkers>> };

/** Says that an open evaluation waits because nobody works, and that nothing is lost by it. */
export function WorkerNotice({ workers: { live, lastSeenAt } }: Props) {
  return (
    <div role="status">
      {live === 0 && (
        <p className="max-w-3xl rounded-md border border-line-strong bg-raised px-3 py-2 text-warn">
          No worker is running
          {lastSeenAt ? (
            <>
              ; last seen <When at={lastSeenAt} />.
            </>
          ) : (
            "; none has been seen yet."
          )}{" "}
          The evaluation goes on when one starts.
        </p>
      )}
    </div>
  );
}
