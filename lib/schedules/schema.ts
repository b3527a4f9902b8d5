import { z } from "zod";
import { BudgetUsd } from "@/lib/evaluations/schema";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { isTimeZone } from "@/lib/is-time-zone";
import { listInput, pageOf } from "@/lib/pagination";
import { InEnvironment, PromptRef } from "@/lib/prompts/schema";
import { findCronFault } from "./find-cron-fault";

const Cron = z
  .string()
  .trim()
  .max(100)
  .superRefine((cron, check) => {
    const fault = findCronFault(cron);
    if (fault) check.addIssue({ code: "custom", message: fault });
  })
  .describe("Five fields: minute, hour, day of the month, month, day of the week; at most every 5 minutes");
const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "names no time zone; use one such as Europe/Berlin")
  .describe("By whose clock, such as `Europe/Berlin`");
const Budget = BudgetUsd.describe("What the calls of one run may cost; the run that confirms a loss has as much again");

export const PreviewSchedule = z.strictObject({ cron: Cron, timeZone: TimeZone });
export type PreviewSchedule = z.infer<typeof PreviewSchedule>;

export const CreateSchedule = z.strictObject({
  promptId: PromptRef,
  suiteId: Id.describe("Id or slug of a suite"),
  environment: InEnvironment.describe("What it serves is measured"),
  cron: Cron,
  timeZone: TimeZone.default("UTC"),
  budgetUsd: Budget.optional(),
  enabled: z.boolean().default(true),
});
export type CreateSchedule = z.infer<typeof CreateSchedule>;

export const UpdateSchedule = z.strictObject({
  id: Id,
  cron: Cron.optional(),
  timeZone: TimeZone.optional(),
  budgetUsd: Budget.nullable().optional(),
  enabled: z.boolean().optional(),
});
export type UpdateSchedule = z.infer<typeof UpdateSchedule>;

export const ScheduleId = z.strictObject({ id: Id });
export type ScheduleId = z.infer<typeof ScheduleId>;

export const ListSchedules = listInput(["createdAt", "updatedAt"])
  .omit({ q: true })
  .extend({ promptId: PromptRef.optional(), suiteId: Id.optional() });
export type ListSchedules = z.infer<typeof ListSchedules>;

export const ListScheduleRuns = listInput(["createdAt"]).omit({ q: true }).extend({ id: Id });
export type ListScheduleRuns = z.infer<typeof ListScheduleRuns>;

const Outcome = z
  .enum(["running", "confirming", "fine", "alert", "unclear"])
  .describe(
    "`fine`: no loss was shown, or the run that was to confirm it did not; `alert`: worse twice; `unclear`: nothing can be said",
  );

export const ScheduleRun = z.object({
  id: z.string(),
  scheduleId: z.string(),
  baselineId: z.string().nullable(),
  evaluationId: z.string(),
  confirmingId: z.string().nullable().describe("The evaluation that was to confirm a loss"),
  outcome: Outcome,
  problem: z.string().nullable().describe("Why nothing can be said"),
  alertId: z.string().nullable().describe("The alert it opened"),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export const ScheduleRunPage = pageOf(ScheduleRun);

export const Schedule = z.object({
  id: z.string(),
  promptId: z.string(),
  promptSlug: z.string(),
  promptName: z.string(),
  suiteId: z.string(),
  suiteSlug: z.string(),
  suiteName: z.string(),
  environment: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  budgetUsd: z.number().nullable(),
  enabled: z.boolean(),
  nextTimes: z.array(Instant).describe("The next three times it is due; none while it is switched off"),
  problem: z.string().nullable().describe("Why it could not start when it was due last"),
  baseline: z
    .object({ id: z.string(), versionId: z.string(), number: z.number(), createdAt: Instant })
    .nullable()
    .describe("What its runs are compared with; without one it cannot start"),
  lastRun: z.object({ id: z.string(), evaluationId: z.string(), outcome: Outcome, createdAt: Instant }).nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Schedule = z.infer<typeof Schedule>;
export const SchedulePage = pageOf(Schedule);
