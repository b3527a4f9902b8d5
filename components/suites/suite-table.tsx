import Link from "next/link";
import { metricName } from "@/components/evaluations/metric-words";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listSuites } from "@/lib/suites/list-suites";

type Suite = Awaited<ReturnType<typeof listSuites>>["data"][number];

/** One row a suite: what it measures with what, and by what it decides. */
export function SuiteTable({ suites, path }: { suites: Suite[]; path: string }) {
  const head = (
    <>
      <Th>Suite</Th>
      <Th>Cases</Th>
      <Th className="max-lg:hidden">Evaluators</Th>
      <Th className="max-md:hidden">Verdict about</Th>
      <Th figure>Revision</Th>
      <Th figure className="max-md:hidden">
        Changed
      </Th>
    </>
  );
  return (
    <Table caption="Suites" head={head}>
      {suites.map((suite) => (
        <tr key={suite.id} className="relative hover:bg-raised">
          <RowTh className="w-1/3 min-w-40">
            <Link
              href={`${path}/${suite.slug}`}
              className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {suite.name}
            </Link>
            <span className="line-clamp-2 font-normal break-words text-muted">{suite.description ?? suite.slug}</span>
            {suite.archivedAt && <Badge>Archived</Badge>}
          </RowTh>
          <Td>
            <span className="line-clamp-2 break-words">{suite.datasetName}</span>
            <span className="text-muted">
              {suite.split ? `${suite.split} cases` : "all cases"}
              {suite.trials > 1 && `, ${suite.trials} trials`}
            </span>
          </Td>
          <Td className="max-lg:hidden">
            <span className="line-clamp-2 break-words">{suite.evaluators.map(({ key }) => key).join(", ")}</span>
          </Td>
          <Td className="max-md:hidden">
            {metricName(suite.primaryMetric)}
            {suite.guardrails.length > 0 && (
              <span className="block text-muted">
                {suite.guardrails.length} {suite.guardrails.length === 1 ? "guardrail" : "guardrails"}
              </span>
            )}
          </Td>
          <Td figure>{suite.revision}</Td>
          <Td figure className="text-muted max-md:hidden">
            <When at={suite.updatedAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
