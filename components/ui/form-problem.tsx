import type { Outcome } from "@/lib/http/action";

type Props = {
  outcome: Outcome<unknown> | null | undefined;
  /** The fields that show their own problem. */
  fields?: string[];
};

/** What went wrong with the form as a whole, and with fields that do not show it themselves. */
export function FormProblem({ outcome, fields = [] }: Props) {
  if (!outcome || outcome.ok) return null;
  const { problem } = outcome;
  const { detail, errors } = problem;
  const others = errors?.filter(({ path }) => !fields.includes(path));
  if (errors && others?.length === 0) return null;
  return (
    <div role="alert" className="rounded-md border border-bad bg-bad-ground px-3 py-2 break-words text-bad">
      <p>{detail}</p>
      {"signIn" in problem && (
        <a href={String(problem.signIn)} target="_blank" className="mt-1 inline-block underline" rel="noopener">
          Sign in in a new tab
        </a>
      )}
      {others && (
        <ul className="mt-1 list-disc pl-5">
          {others.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path && <span className="font-mono">{path}: </span>}
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
