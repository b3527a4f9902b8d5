import { BellRing, CircleAlert, MessagesSquare, PencilLine, Scale, ShieldAlert, Stamp } from "lucide-react";
import { show } from "@/components/show";
import { Card } from "@/components/ui/card";
import type { getStats } from "@/lib/dashboard/get-stats";
import type { listWaiting } from "@/lib/dashboard/list-waiting";
import { AttentionLine } from "./attention-line";

type Stats = Awaited<ReturnType<typeof getStats>>;
type Waiting = Awaited<ReturnType<typeof listWaiting>>;
type Props = { attention: Stats["attention"]; waiting: Waiting; drafts: number; path: string };

/** What waits for a person, the most pressing first; each line leads to where it is dealt with. */
export function Attention({ attention, waiting, drafts: openDrafts, path }: Props) {
  const { alerts, evaluations, drafts } = attention;
  const { reviews, approvals, gateChanges } = waiting;
  const lines = [alerts, gateChanges, approvals, reviews, evaluations, drafts].reduce((sum, list) => sum + list.length, 0);
  return (
    <Card title="Needs attention" actions={lines > 0 && <span className="text-muted tabular-nums">{lines}</span>} flush>
      {lines === 0 ? (
        <p className="px-4 py-3 text-muted">
          Nothing waits for you: no alert, review, approval or draft is open, and the last evaluations decided.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {alerts.map(({ id, promptName, environment, number, state, createdAt }) => (
            <AttentionLine
              key={id}
              {...{ icon: BellRing, tone: state === "open" ? "bad" : "warn", href: `${path}/alerts/${id}`, when: createdAt }}
              title={`${promptName}, v${number} in ${environment}`}
              note={state === "open" ? "Worse than its baseline, twice" : "Worse than its baseline, acknowledged"}
            />
          ))}
          <ForMe {...{ reviews, approvals, gateChanges, path }} />
          {evaluations.map((evaluation) => (
            <AttentionLine
              key={evaluation.id}
              {...(evaluation.status === "completed" ? { icon: Scale, tone: "warn" } : { icon: CircleAlert, tone: "bad" })}
              href={`${path}/evaluations/${evaluation.id}`}
              title={evaluation.name}
              note={trouble(evaluation)}
              when={evaluation.finishedAt}
            />
          ))}
          {drafts.map(({ id, promptName, promptSlug, number, updatedAt, createdByName }) => (
            <AttentionLine
              key={id}
              {...{ icon: PencilLine, tone: "plain", href: `${path}/prompts/${promptSlug}?version=${number}`, when: updatedAt }}
              title={`${promptName}, v${number}`}
              note={`Draft${createdByName ? ` by ${createdByName}` : ""}, not published`}
            />
          ))}
          {openDrafts > drafts.length && (
            <li className="px-4 py-2.5 text-muted">{`and ${show.count(openDrafts - drafts.length)} more drafts, edited longer ago`}</li>
          )}
        </ul>
      )}
    </Card>
  );
}

/** What nobody else can do in this person's place. */
function ForMe({ reviews, approvals, gateChanges, path }: Waiting & { path: string }) {
  return (
    <>
      {gateChanges.map(({ id, promptSlug, promptName, environment, loosens, createdAt }) => (
        <AttentionLine
          key={id}
          {...{ icon: ShieldAlert, tone: "warn", when: createdAt }}
          href={`${path}/prompts/${promptSlug}/gate?environment=${environment}`}
          title={`Gate of ${promptName} for ${environment}`}
          note={`Somebody asked to loosen it${loosens.length > 1 ? ` in ${loosens.length} ways` : ""}: accept or decline`}
        />
      ))}
      {approvals.map(({ promptSlug, promptName, environment, number, given, required, publishedAt }) => (
        <AttentionLine
          key={`${promptSlug} ${environment}`}
          {...{ icon: Stamp, tone: "warn", when: publishedAt }}
          href={`${path}/prompts/${promptSlug}?version=${number}&open=promote&environment=${environment}`}
          title={`${promptName}, v${number} for ${environment}`}
          note={`Waits for approval: ${given} of ${required} given`}
        />
      ))}
      {reviews.map(({ id, name, left, createdAt }) => (
        <AttentionLine
          key={id}
          {...{ icon: MessagesSquare, tone: "plain", when: createdAt }}
          href={`${path}/reviews/${id}`}
          title={name}
          note={`${show.count(left)} ${left === 1 ? "answer" : "answers"} for you to judge`}
        />
      ))}
    </>
  );
}

function trouble({ status }: Stats["attention"]["evaluations"][number]): string {
  if (status === "failed") return "Evaluation failed";
  return status === "completed" ? "Undecided: more cases would tell" : "Evaluation completed, but some items failed";
}
