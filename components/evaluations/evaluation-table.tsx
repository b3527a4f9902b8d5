import Link from "next/link";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listEvaluations } from "@/lib/evaluations/list-evaluations";
import type { summariseEvaluations } from "@/lib/evaluations/summarise-evaluations";
import { StatusBadge } from "./status-badge";

type Evaluation = Awaited<ReturnType<typeof listEvaluations>>["data"][number];
type Arm = Awaited<ReturnType<typeof summariseEvaluations>>[number];
type Props = { evaluations: Evaluation[]; arms: Arm[]; path: string };

/** One row an evaluation: how it stands, what each arm came to, what it cost. */
export function EvaluationTable({ evaluations, arms, path }: Props) {
  const armsOf = Map.groupBy(arms, ({ evaluationId }) => evaluationId);
  const head = (
    <>
      <Th>Evaluation</Th>
      <Th>Status</Th>
      <Th className="max-lg:hidden">Pass rate by arm</Th>
      <Th figure className="max-md:hidden">
        Cost
      </Th>
      <Th figure className="max-md:hidden">
        When
      </Th>
    </>
  );
  return (
    <Table caption="Evaluations" head={head}>
      {evaluations.map((evaluation) => {
        const own = armsOf.get(evaluation.id) ?? [];
        return (
          <tr key={evaluation.id} className="relative hover:bg-raised">
            <RowTh className="w-2/5 min-w-44">
              <Link
                href={`${path}/${evaluation.id}`}
                className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
              >
                {evaluation.name}
              </Link>
              <span className="line-clamp-1 font-normal text-muted">
                {evaluation.datasetName}, revision {evaluation.datasetRevision}
              </span>
              <div className="mt-1 font-normal lg:hidden">
                <ArmRates arms={own} />
              </div>
            </RowTh>
            <Td>
              <StatusBadge status={evaluation.status} />
              <Progress {...evaluation} completed={own.reduce((sum, arm) => sum + arm.completed, 0)} />
            </Td>
            <Td className="min-w-56 max-lg:hidden">
              <ArmRates arms={own} />
            </Td>
            <Td figure className="max-md:hidden">
              {show.cost(costOf(own))}
            </Td>
            <Td figure className="text-muted max-md:hidden">
              <When at={evaluation.finishedAt ?? evaluation.startedAt ?? evaluation.createdAt} />
              <span className="ml-auto block max-w-40 truncate">{evaluation.createdByName ?? ""}</span>
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}

/** While it runs, how far it is; afterwards how many items its figures lack. */
function Progress({ status, planned, open, completed }: Evaluation & { completed: number }) {
  const done = planned - open;
  const missing = planned - completed;
  if (status !== "running" && status !== "queued")
    return (
      <p className={`mt-1 whitespace-nowrap ${missing > 0 ? "text-warn" : "text-muted"}`}>
        {missing > 0 ? `${show.count(missing)} of ${show.count(planned)} missing` : `${show.count(planned)} items`}
      </p>
    );
  return (
    <div className="mt-1 flex flex-col gap-1">
      {status === "running" && (
        <div aria-hidden="true" className="h-1 w-24 overflow-hidden rounded-full bg-line">
          <div className="h-full bg-accent" style={{ width: `${planned === 0 ? 0 : (100 * done) / planned}%` }} />
        </div>
      )}
      <span className="whitespace-nowrap text-muted">
        {show.count(done)} of {show.count(planned)} items
      </span>
    </div>
  );
}

const tones = { better: "text-good", worse: "text-bad", equivalent: "text-muted", undecided: "text-muted" };

/** The word is each arm's against the first one. */
function ArmRates({ arms }: { arms: Arm[] }) {
  return (
    <ul>
      {arms.map(({ armId, label, passRate, verdict }) => (
        <li key={armId} className="flex gap-3">
          <span className="min-w-0 max-w-48 flex-1 truncate text-muted" title={label}>
            {label}
          </span>
          <span className="w-14 text-right">{show.percent(passRate)}</span>
          <span className={`w-20 ${verdict ? tones[verdict] : ""}`}>{verdict}</span>
        </li>
      ))}
    </ul>
  );
}

/** Of all arms; not known as soon as one is not. */
const costOf = (arms: Arm[]) =>
  arms.reduce<number | null>((sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + costUsd), 0);
