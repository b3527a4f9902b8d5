import { one } from "@/db/rows";
import { alerts, scheduleRuns } from "@/db/schema/alerts";
import { pinBaseline } from "@/lib/baselines/pin-baseline";
import type { Context } from "@/lib/context";
import { launchEvaluation } from "@/lib/evaluations/launch-evaluation";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { createSchedule } from "@/lib/schedules/create-schedule";
import { CreateSchedule } from "@/lib/schedules/schema";
import { aSuiteRun } from "./a-suite-run";
import { finishedHere } from "./run-here";

type Of = { suiteId: string; promptId: string; versionIds: [string, string] };

/** A golden run of two versions, of which the first is pinned, a schedule for production, and an alert as it would open one, with its figures made up: its two runs wait. */
export async function anAlert(ctx: Context, { suiteId, promptId, versionIds: [versionId, other] }: Of) {
  const { workspaceId } = ctx;
  const { id: golden } = await aSuiteRun(ctx, { suiteId, versionIds: [versionId, other] });
  await finishedHere(ctx, golden);
  const baseline = await pinBaseline(ctx, { id: golden, versionId });
  const asked = { promptId, suiteId, cron: "0 6 * * 1-5", timeZone: "Europe/Berlin" };
  const schedule = await createSchedule(ctx, CreateSchedule.parse(asked));
  const again = StartEvaluation.parse({ suiteId, versionIds: [versionId] });
  const { id: evaluationId } = await launchEvaluation(ctx, again, "scheduled");
  const { id: confirmingId } = await launchEvaluation(ctx, again, "confirming");
  const of = { workspaceId, baselineId: baseline.id, evaluationId, confirmingId };
  const ended = { scheduleId: schedule.id, outcome: "alert" as const, finishedAt: new Date() };
  const { id: scheduleRunId } = one(
    await ctx.db
      .insert(scheduleRuns)
      .values({ ...of, ...ended })
      .returning(),
  );
  const figures = { first: loss(evaluationId), confirming: loss(confirmingId) };
  const named = { promptId, suiteId, environment: "production", versionId };
  const alert = one(
    await ctx.db
      .insert(alerts)
      .values({ ...of, ...named, scheduleRunId, figures })
      .returning(),
  );
  return { golden, schedule: schedule.id, alert: alert.id };
}

const loss = (evaluationId: string) => ({
  ...{ evaluationId, verdict: "worse", primary: "passRate", kind: "proportion", margin: 0.05 },
  ...{ baseline: 0.9, candidate: 0.7, difference: -0.2, low: -0.27, high: -0.13, level: 0.95 },
  ...{ groups: 200, cases: 200, pairs: 200, missing: 0, improved: 8, regressed: 48 },
});
