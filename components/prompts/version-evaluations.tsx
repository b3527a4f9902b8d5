import Link from "next/link";
import { StatusBadge } from "@/components/evaluations/status-badge";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listVersionEvaluations } from "@/lib/evaluations/list-version-evaluations";

type Arm = Awaited<ReturnType<typeof listVersionEvaluations>>["data"][number];
type Props = { arms: Arm[]; contentHash: string; path: string };

/** The evaluations that measured a version; one of an earlier state of a draft says so. */
export function VersionEvaluations({ arms, contentHash, path }: Props) {
  if (arms.length === 0)
    return (
      <EmptyState
        title="Not evaluated yet"
        text="An evaluation runs this version on the cases of a dataset and scores every answer."
      >
        <Link href={path} className={buttonClass()}>
          Evaluations
        </Link>
      </EmptyState>
    );
  const head = (
    <>
      <Th>Evaluation</Th>
      <Th className="max-sm:hidden">Status</Th>
      <Th className="max-md:hidden">Dataset</Th>
      <Th figure>Pass rate</Th>
      <Th figure className="max-sm:hidden">
        When
      </Th>
    </>
  );
  return (
    <div className="flex flex-col gap-3">
      <Mixed arms={arms} />
      <Table caption="Evaluations of this version" head={head}>
        {arms.map((arm) => (
          <tr key={arm.armId} className="relative hover:bg-raised">
            <RowTh className="min-w-36">
              <Link
                href={`${path}/${arm.evaluationId}`}
                className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
              >
                {arm.name}
              </Link>
              <span className="flex flex-wrap gap-x-2 font-normal text-muted text-xs">
                {arm.label}, {arm.model}
                {arm.contentHash !== contentHash && <Tag look="warn">earlier content</Tag>}
                {arm.differences.length > 0 && (
                  <span title={arm.differences.join(" ")}>
                    <Tag look="warn">measures otherwise</Tag>
                  </span>
                )}
              </span>
            </RowTh>
            <Td className="max-sm:hidden">
              <StatusBadge status={arm.status} />
            </Td>
            <Td className="min-w-32 text-muted max-md:hidden">
              {arm.datasetName}, revision {arm.datasetRevision}
            </Td>
            <Td figure>
              {show.percent(arm.scored === 0 ? null : arm.passed / arm.scored)}
              <span className="block text-muted text-xs">
                {show.count(arm.passed)} of {show.count(arm.scored)}
              </span>
            </Td>
            <Td figure className="text-muted max-sm:hidden">
              <When at={arm.finishedAt ?? arm.createdAt} />
            </Td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

/** Pass rates stand side by side here: where they do not mean the same, that is said above them. */
function Mixed({ arms }: { arms: Arm[] }) {
  const other = arms.find(({ differences }) => differences.length > 0);
  if (!other) return null;
  return (
    <p className="max-w-prose break-words text-warn">
      Not all of these measure the same, so their pass rates cannot be compared. {other.name}: {other.differences[0]}
    </p>
  );
}
