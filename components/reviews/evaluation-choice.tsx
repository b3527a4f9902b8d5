import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { When } from "@/components/when";

type Props = { evaluations: { id: string; name: string; createdAt: Date }[]; hrefOf: (id: string) => string; root: string };

/** Of which evaluation the answers are; the choice is in the address. */
export function EvaluationChoice({ evaluations, hrefOf, root }: Props) {
  if (evaluations.length === 0)
    return (
      <EmptyState title="No evaluation has ended yet" text="People judge the answers of a finished evaluation.">
        <Link href={`${root}/evaluations`} className={buttonClass("primary")}>
          Evaluations
        </Link>
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">Whose answers are to be judged?</p>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {evaluations.map(({ id, name, createdAt }) => (
          <li key={id}>
            <Link
              href={hrefOf(id)}
              prefetch={false}
              className="flex justify-between gap-4 px-3 py-2.5 -outline-offset-2 hover:bg-raised"
            >
              <span className="min-w-0 font-medium break-words">{name}</span>
              <span className="text-muted">
                <When at={createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
