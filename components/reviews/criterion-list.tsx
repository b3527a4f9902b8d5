import type { Criterion } from "@/lib/reviews/schema";

/** The questions of a queue and what can be answered to each. */
export function CriterionList({ criteria }: { criteria: Criterion[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {criteria.map((criterion) => (
        <li key={criterion.key} className="p-3">
          <p className="font-medium break-words">{criterion.name}</p>
          <p className="break-words text-muted">
            {answersOf(criterion)}
            {criterion.required ? "" : ", optional"} · <code className="font-mono">{criterion.key}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}

function answersOf(criterion: Criterion): string {
  if (criterion.kind === "boolean") return "Yes or no";
  if (criterion.kind === "scale") return "1 (worst) to 5 (best)";
  return criterion.options.map(({ label, score }) => `${label} (${score})`).join(", ");
}
