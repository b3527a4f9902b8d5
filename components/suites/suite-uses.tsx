import Link from "next/link";
import type { listSuiteUses } from "@/lib/suites/list-suite-uses";

type Props = { uses: Awaited<ReturnType<typeof listSuiteUses>>; revision: number; path: string };

/** The prompts whose checks take the suite, and the gates that ask for it. */
export function SuiteUses({ uses: { prompts, gates }, revision, path }: Props) {
  if (prompts.length + gates.length === 0)
    return (
      <p className="text-muted">
        No prompt has it as its default, and no gate asks for it. A prompt’s settings name its default.
      </p>
    );
  return (
    <ul className="flex flex-col gap-1">
      {prompts.map(({ slug, name }) => (
        <li key={slug}>
          <PromptLink href={`${path}/prompts/${slug}`} name={name} />
          <span className="text-muted">: its checks take it</span>
        </li>
      ))}
      {gates.map(({ slug, name, environment, revision: accepted }) => (
        <li key={`${slug} ${environment}`}>
          <PromptLink href={`${path}/prompts/${slug}`} name={name} />
          <span className="text-muted">
            : the gate of {environment} asks for revision {accepted}
          </span>
          {accepted !== revision && (
            <span className="text-warn">, which is not the newest: it stays shut until it is set again</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const PromptLink = ({ href, name }: { href: string; name: string }) => (
  <Link href={href} prefetch={false} className="break-words text-accent underline underline-offset-2">
    {name}
  </Link>
);
