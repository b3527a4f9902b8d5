import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { DatasetCase } from "@/lib/datasets/schema";
import { caseTitle } from "./case-title";
import { ExpectationSummary } from "./expectation-summary";
import { ValueCell } from "./value-cell";

type Props = { cases: DatasetCase[]; columns: string[]; openCase?: string; hrefOf: (id: string) => string };

/** Cases as rows, their values as columns; a row leads to all of the case. */
export function CaseGrid({ cases, columns, openCase, hrefOf }: Props) {
  const hasGroups = cases.some(({ group }) => group !== null);
  const hasTags = cases.some(({ tags }) => tags.length > 0);
  const head = (
    <>
      <Th>Case</Th>
      {columns.map((name) => (
        <Th key={name} className="max-w-72">
          <span className="block truncate font-mono text-[0.8125rem]" title={name}>
            {name}
          </span>
        </Th>
      ))}
      <Th>Expects</Th>
      {hasTags && <Th>Tags</Th>}
      <Th>Split</Th>
      {hasGroups && <Th>Group</Th>}
    </>
  );
  return (
    <Table caption="Cases" head={head}>
      {cases.map((one) => (
        <tr key={one.id} className={`relative hover:bg-raised ${one.id === openCase ? "bg-raised" : ""}`}>
          <RowTh className="min-w-24 max-w-48">
            <Link
              href={hrefOf(one.id)}
              scroll={false}
              className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {caseTitle(one)}
            </Link>
            {one.quarantined !== null && (
              <span className="text-xs" title={one.quarantined}>
                <Badge tone="warn">In quarantine</Badge>
              </span>
            )}
          </RowTh>
          {columns.map((name) => (
            <Td key={name} className="min-w-28 max-w-96">
              <ValueCell name={name} value={Object.hasOwn(one.variables, name) ? one.variables[name] : undefined} />
            </Td>
          ))}
          <Td className="min-w-44 max-w-72">
            <ExpectationSummary expectations={one.expectations} />
          </Td>
          {hasTags && (
            <Td className="min-w-24 max-w-48">
              <span className="flex flex-wrap gap-1">
                {one.tags.map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
              </span>
            </Td>
          )}
          <Td className="text-muted">{one.split}</Td>
          {hasGroups && <Td className="max-w-40 break-words text-muted">{one.group}</Td>}
        </tr>
      ))}
    </Table>
  );
}
