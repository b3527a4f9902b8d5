import type { Outcome } from "@/lib/http/action";

/** What went wrong with the form as a whole; a problem of one field stands beside the field. */
export function FormProblem({ outcome }: { outcome: Outcome<unknown> | null }) {
  if (!outcome || outcome.ok) return null;
  return (
    <p role="alert" className="rounded-md border border-bad bg-bad-ground px-3 py-2 text-bad">
      {outcome.problem.detail}
    </p>
  );
}
