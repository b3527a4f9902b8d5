import Link from "next/link";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { listResults } from "@/lib/evaluations/list-results";
import { answerStart } from "./answer-start";
import { PassedBadge } from "./passed-badge";
import { StatusBadge } from "./status-badge";

type Result = Awaited<ReturnType<typeof listResults>>["data"][number];
type Props = { results: Result[]; armLabels: Record<string, string>; hrefOf: (resultId: string) => string };

/** One row an item: what went in, how the answer begins, what it scored. The row opens the whole beside it. */
export function ResultTable({ results, armLabels, hrefOf }: Props) {
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
          <RowTh className="min-w-40 max-w-72">
            <Link
              href={hrefOf(result.id)}
              prefetch={false}
              scroll={false}
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
            {result.review && (
              <span className="block whitespace-nowrap text-muted">
                Reviewed: {result.review.passed === false ? "does not pass, " : result.review.passed ? "passes, " : ""}
                {show.score(result.review.score)}
              </span>
            )}
          </Td>
          <Td className="min-w-56 max-w-96">
            <p className="line-clamp-2 break-words">{result.error?.message ?? answerStart(result.output)}</p>
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
