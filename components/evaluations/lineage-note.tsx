import Link from "next/link";
import type { getLineage } from "@/lib/evaluations/get-lineage";

type Lineage = Awaited<ReturnType<typeof getLineage>>;
type Props = { lineage: Lineage; path: string };

/** Whose answers are scored here, and where these are scored again. */
export function LineageNote({ lineage: { source, rescores }, path }: Props) {
  return (
    <>
      {source && (
        <p className="min-w-0 break-words text-muted">
          Re-scored from <To {...source} path={path} />: its stored answers, scored anew. Latencies are those of its calls; tokens
          and cost are only what scoring took here. <Comparable {...source} />
        </p>
      )}
      {rescores.length > 0 && (
        <p className="min-w-0 break-words text-muted">
          Re-scored as{" "}
          {rescores.map((one, position) => (
            <span key={one.id}>
              {position > 0 && ", "}
              <To {...one} path={path} />
              {one.differences.length > 0 && <span title={one.differences.join(" ")}> (measures otherwise)</span>}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

const To = ({ id, name, path }: Lineage["rescores"][number] & { path: string }) => (
  <Link href={`${path}/${id}`} prefetch={false} className="text-accent underline underline-offset-2">
    {name}
  </Link>
);

/** Whether the figures of the two mean the same. */
function Comparable({ differences }: Lineage["rescores"][number]) {
  if (differences.length === 0) return "Both measure the same, so their figures can be compared.";
  const [first, ...others] = differences;
  return (
    <>
      It measures otherwise, so their figures cannot be compared: {first}
      {others.length > 0 && <span title={others.join(" ")}> And {others.length} more.</span>}
    </>
  );
}
