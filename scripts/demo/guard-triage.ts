import type { z } from "zod";
import { giveApproval } from "@/lib/approvals/give-approval";
import { listApprovals } from "@/lib/approvals/list-approvals";
import { listBaselines } from "@/lib/baselines/list-baselines";
import { pinBaseline } from "@/lib/baselines/pin-baseline";
import { ListBaselines } from "@/lib/baselines/schema";
import type { Context } from "@/lib/context";
import { getGate } from "@/lib/gates/get-gate";
import { putGate } from "@/lib/gates/put-gate";
import { PutGate } from "@/lib/gates/schema";
import { createSchedule } from "@/lib/schedules/create-schedule";
import { listSchedules } from "@/lib/schedules/list-schedules";
import { CreateSchedule, ListSchedules } from "@/lib/schedules/schema";
import type { CreateSuite } from "@/lib/suites/schema";
import { ensureColleague, type Person } from "./ensure-colleague";
import { ensureEvaluation } from "./ensure-evaluation";
import { ensureSuite } from "./ensure-suite";

type Of = {
  promptId: string;
  datasetId: string;
  evaluators: z.input<typeof CreateSuite>["evaluators"];
  /** What production serves, and what is to follow it. */
  served: string;
  next: string;
  colleague: Person;
};

/**
 * What stands before production from now on: a suite, a gate that asks for it and for a second person's word, its golden run, and a
 * schedule that measures every morning what is served. The next version has passed and waits for somebody to promote it.
 */
export async function guardTriage(ctx: Context, { promptId, datasetId, evaluators, served, next, colleague }: Of): Promise<void> {
  const suiteId = await ensureSuite(ctx, promptId, {
    slug: "triage-release",
    name: "Triage release",
    description:
      "Tickets that nobody tunes a prompt on, each asked three times. So few cannot show less than 12 points, so that is the margin.",
    ...{ datasetId, evaluators, split: "gate", trials: 3, margin: 0.12 },
  });
  const production = { id: promptId, environment: "production" };
  const { gate } = await getGate(ctx, production);
  const rules = { comparison: "noWorse", minPassRate: 0.75, approvals: 1 };
  if (!gate) await putGate(ctx, PutGate.parse({ ...production, suiteId, rules }));

  const golden = await ensureEvaluation(ctx, {
    name: "Triage: before the release of version 5",
    suiteId,
    versionIds: [served, next],
  });
  const { pagination } = await listBaselines(ctx, ListBaselines.parse({ id: promptId }));
  if (pagination.total === 0) await pinBaseline(ctx, { id: golden, versionId: served });
  const { data: schedules } = await listSchedules(ctx, ListSchedules.parse({ promptId }));
  const daily = { promptId, suiteId, environment: "production", cron: "0 6 * * 1-5", timeZone: "Europe/Oslo" };
  if (schedules.length === 0) await createSchedule(ctx, CreateSchedule.parse(daily));

  const other = await ensureColleague(ctx, colleague);
  const { data: given } = await listApprovals(ctx, { ...production, id: next });
  const comment = "Read the tickets that changed: the channel was never what decided.";
  if (given.length === 0) await giveApproval(other, { id: next, decision: "approve", comment });
}
