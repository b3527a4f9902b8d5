import { ShieldCheck } from "lucide-react";
import type { getGate } from "@/lib/gates/get-gate";
import { gateSentences } from "./gate-sentences";
import { type SuiteChoice, SuiteNote } from "./suite-note";

type Props = {
  gate: NonNullable<Awaited<ReturnType<typeof getGate>>["gate"]>;
  /** The gate's, as it is now. */
  suite: SuiteChoice | null;
  environment: string;
};

/** What a gate asks and what follows from it, in sentences. */
export function GateSummary({ gate, suite, environment }: Props) {
  const asked = gateSentences({ rules: gate.rules, suite, environment });
  return (
    <section aria-label="What the gate asks" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <h2 className="flex items-center gap-2 font-semibold">
        <ShieldCheck aria-hidden="true" className="size-4 flex-none text-good" />
        <span className="min-w-0 break-words">A version goes to {environment} when all of this holds</span>
      </h2>
      <ol className="list-decimal pl-5 marker:text-muted">
        {asked.map((line) => (
          <li key={line} className="break-words py-0.5 pl-1">
            {line}
          </li>
        ))}
      </ol>
      {suite ? (
        <SuiteNote suite={suite} />
      ) : (
        gate.suiteName !== null && <p className="text-muted">Measured with {gate.suiteName}.</p>
      )}
      <p className="text-muted">
        It holds for the page, the API and API keys alike, and is looked at again at the moment of promotion. An admin can
        override it with a reason that everybody sees. A rollback asks no gate.
      </p>
    </section>
  );
}
