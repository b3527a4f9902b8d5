import { BellRing, CircleAlert, CircleDotDashed, PencilLine, Scale } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { show } from "@/components/show";
import { Card } from "@/components/ui/card";
import { When } from "@/components/when";
import type { getStats } from "@/lib/stats/get-stats";

type Stats = Awaited<ReturnType<typeof getStats>>;
type Props = { attention: Stats["attention"]; drafts: number; path: string; draftHref: (slug: string, number: number) => string };

/** What goes on and what waits for a person; each line leads to where it is dealt with. */
export function Attention({ attention, drafts, path, draftHref }: Props) {
  const { alerts, running, evaluations, drafts: waiting } = attention;
  const evaluationHref = (id: string) => `${path}/evaluations/${id}`;
  const isQuiet = alerts.length + running.length + evaluations.length + waiting.length === 0;
  return (
    <Card title="Needs attention" flush>
      {isQuiet ? (
        <p className="px-4 py-3 text-muted">Nothing waits for you: no draft is open, and the last evaluations decided.</p>
      ) : (
        <ul className="divide-y divide-line">
          {alerts.map(({ id, promptName, environment, number, state, createdAt }) => (
            <Line
              key={id}
              icon={<BellRing aria-hidden="true" className={state === "open" ? "text-bad" : "text-warn"} />}
              href={`${path}/alerts/${id}`}
              title={`${promptName}, v${number} in ${environment}`}
              note={state === "open" ? "Worse than its baseline, twice" : "Worse than its baseline, acknowledged"}
              when={createdAt}
            />
          ))}
          {running.map(({ id, name, status, planned, open }) => (
            <Line
              key={id}
              icon={<CircleDotDashed aria-hidden="true" className="text-accent" />}
              href={evaluationHref(id)}
              title={name}
              note={
                status === "queued"
                  ? "Evaluation queued"
                  : `Running, ${show.count(planned - open)} of ${show.count(planned)} items done`
              }
            />
          ))}
          {evaluations.map((evaluation) => (
            <Line
              key={evaluation.id}
              icon={
                isUndecided(evaluation) ? (
                  <Scale aria-hidden="true" className="text-warn" />
                ) : (
                  <CircleAlert aria-hidden="true" className="text-bad" />
                )
              }
              href={evaluationHref(evaluation.id)}
              title={evaluation.name}
              note={trouble(evaluation)}
              when={evaluation.finishedAt}
            />
          ))}
          {waiting.map(({ id, promptName, promptSlug, number, updatedAt, createdByName }) => (
            <Line
              key={id}
              icon={<PencilLine aria-hidden="true" className="text-muted" />}
              href={draftHref(promptSlug, number)}
              title={`${promptName}, v${number}`}
              note={`Draft${createdByName ? ` by ${createdByName}` : ""}, not published`}
              when={updatedAt}
            />
          ))}
          {drafts > waiting.length && (
            <li className="px-4 py-2.5 text-muted">{`and ${show.count(drafts - waiting.length)} more drafts, edited longer ago`}</li>
          )}
        </ul>
      )}
    </Card>
  );
}

type Evaluation = Stats["attention"]["evaluations"][number];
const isUndecided = ({ status }: Evaluation) => status === "completed";

function trouble({ status }: Evaluation): string {
  if (status === "failed") return "Evaluation failed";
  return status === "completed" ? "Undecided: more cases would tell" : "Evaluation completed, but some items failed";
}

type LineProps = { icon: ReactNode; href: string; title: string; note: string; when?: Date | null };

function Line({ icon, href, title, note, when }: LineProps) {
  return (
    <li className="relative flex items-center gap-3 px-4 py-2.5 hover:bg-raised [&>svg]:size-4 [&>svg]:flex-none">
      {icon}
      <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
        <Link
          href={href}
          title={title}
          className="block min-w-0 truncate font-medium -outline-offset-2 after:absolute after:inset-0"
        >
          {title}
        </Link>
        <p className="truncate text-muted sm:flex-none">{note}</p>
      </div>
      {when && (
        <span className="flex-none text-muted">
          <When at={when} />
        </span>
      )}
    </li>
  );
}
