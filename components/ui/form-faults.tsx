import type { Outcome } from "@/lib/http/action";
import { FormProblem } from "./form-problem";

type Props = {
  outcome: Outcome<unknown> | null;
  /** Whether something that was typed cannot be sent. */
  isWrong: boolean;
  /** Paths that stand at no field: they are told here. */
  homeless?: string[];
};

/** At the end of a form that says at its fields what is wrong with them: to look there, and what stands at none. */
export function FormFaults({ outcome, isWrong, homeless = [] }: Props) {
  const paths = outcome?.ok === false ? (outcome.problem.errors ?? []).map(({ path }) => path) : [];
  const atFields = paths.filter((path) => !homeless.includes(path));
  return (
    <>
      <FormProblem outcome={outcome} fields={atFields} />
      {(isWrong || atFields.length > 0) && <p className="text-bad">Look at the fields marked in red.</p>}
    </>
  );
}
