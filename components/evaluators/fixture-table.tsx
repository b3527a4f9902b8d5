import { show } from "@/components/show";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { FixtureReport } from "@/lib/evaluators/schema";

type Fixture = { sample: { output: string | { text?: string } } };

/** What each fixture of a revision came to when they last ran. */
export function FixtureTable({ fixtures, report }: { fixtures: Fixture[]; report: FixtureReport[] }) {
  const head = (
    <>
      <Th>Fixture</Th>
      <Th className="max-sm:hidden">Output</Th>
      <Th>Expected</Th>
      <Th>Came</Th>
    </>
  );
  return (
    <Table caption="Fixtures" head={head}>
      {report.map((one) => (
        <tr key={one.position}>
          <RowTh className="min-w-32 break-words">
            {one.name ?? `Fixture ${one.position + 1}`}
            <div className="mt-0.5">
              {one.ok ? <Badge tone="good">As expected</Badge> : <Badge tone="bad">Not as expected</Badge>}
            </div>
          </RowTh>
          <Td className="min-w-40 max-w-72 max-sm:hidden">
            <p className="line-clamp-3 break-words text-muted" title={outputOf(fixtures[one.position])}>
              {outputOf(fixtures[one.position]) || "(empty)"}
            </p>
          </Td>
          <Td className="min-w-32">{expectedIn(one)}</Td>
          <Td className="min-w-40 break-words">
            {cameIn(one)}
            <p className={one.ok ? "text-muted" : "text-bad"}>{one.problem ?? one.actual.reason}</p>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function outputOf(fixture: Fixture | undefined): string {
  const output = fixture?.sample.output;
  return typeof output === "string" ? output : (output?.text ?? "");
}

function expectedIn({ expected: { minScore, maxScore, passed, skipped } }: FixtureReport): string {
  if (skipped) return "skipped";
  const parts = [
    passed !== undefined && (passed ? "passed" : "not passed"),
    minScore !== undefined && `at least ${minScore}`,
    maxScore !== undefined && `at most ${maxScore}`,
  ];
  return parts.filter(Boolean).join(", ");
}

function cameIn({ actual: { score, passed, error } }: FixtureReport): string {
  if (error !== null) return "no score";
  return score === null ? "skipped" : `${show.score(score)}, ${passed ? "passed" : "not passed"}`;
}
