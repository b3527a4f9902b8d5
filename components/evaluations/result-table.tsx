import Link from "next/link";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Output } from "@/evaluators/evaluator";
import type { listResults } from "@/lib/evaluations/list-results";
import { PassedBadge } from "./passed-badge";
import { StatusBadge } from "./status-badge";

type Result = Awaited<ReturnType<typeof listResults>>["data"][number];
type Props = { results: Result[]; armLabels: Record<string, string>; path: string };

/** One row an item: what went in, how the answer begins, what it scored. The row leads to the whole. */
export function ResultTable({ results, armLabels, path }: Props) {
  const head = (
    <>
      <Th>Case</Th>
      <Th className="max-sm:hidden">Arm</Th>
      <Th>Result</Th>
      <Th>Output</Th>
      <Th>Scores</Th>
      <Th figure>Latency</Th>
    </>
  );
  return (
    <Table caption="Results" head={head}>
      {results.map((result) => (
        <tr key={result.id} className="relative hover:bg-raised">
          <RowTh className="min-w-48 max-w-72">
            <Link
              href={`${path}/results/${result.id}`}
              className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {result.caseTitle}
            </Link>
            <span className="block font-normal text-muted sm:hidden">{armLabels[result.armId]}</span>
            {result.trial > 1 && <span className="font-normal text-muted">Trial {result.trial}</span>}
          </RowTh>
          <Td className="max-w-44 truncate text-muted max-sm:hidden" title={armLabels[result.armId]}>
            {armLabels[result.armId]}
          </Td>
          <Td>
            {result.status === "completed" ? <PassedBadge passed={result.passed} /> : <StatusBadge status={result.status} />}
            {result.review && <span className="block text-muted">Reviewed: {show.score(result.review.score)}</span>}
          </Td>
          <Td className="min-w-56 max-w-96">
            <p className="line-clamp-2 break-words">{result.error?.message ?? beginning(result.output)}</p>
          </Td>
          <Td className="text-muted">
            {result.scores.map(({ key, score, skipped }) => (
              <span key={key} className="block whitespace-nowrap">
                {key} <span className="text-ink">{skipped === null ? show.score(score) : "skipped"}</span>
              </span>
            ))}
          </Td>
          <Td figure>{show.duration(result.latencyMs)}</Td>
        </tr>
      ))}
    </Table>
  );
}

function beginning(output: Output | null): string {
  if (!output) return "—";
  return (output.text || output.refusal || output.toolCalls.map(({ name }) => `${name}()`).join(" ") || "(empty)").slice(0, 240);
}
