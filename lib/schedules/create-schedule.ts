import { schedules } from "@/db/schema/alerts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { lockOpenPrompt, requireEnvironment } from "@/lib/prompts/rows";
import { readSuite, requireInUse } from "@/lib/suites/rows";
import { verb } from "@/lib/verb";
import { nextTimes } from "./next-times";
import { readSchedule } from "./rows";
import type { CreateSchedule } from "./schema";

/** Has what an environment serves of a prompt measured again and again, and compared with the pinned baseline. */
export const createSchedule = verb("evaluations:write", (ctx, input: CreateSchedule) =>
  inTransaction(ctx, async (ctx) => {
    const { environment, cron, timeZone, budgetUsd, enabled } = input;
    const prompt = await lockOpenPrompt(ctx, input.promptId);
    const suite = await readSuite(ctx, input.suiteId);
    requireInUse(suite);
    await requireEnvironment(ctx, environment);
    const [nextAt = null] = enabled ? nextTimes({ cron, timeZone, count: 1 }) : [];
    const [schedule] = await ctx.db
      .insert(schedules)
      .values({
        ...{ workspaceId: ctx.workspaceId, promptId: prompt.id, suiteId: suite.id, createdBy: ctx.principal.id },
        ...{ environment, cron, timeZone, budgetUsd, enabled, nextAt },
      })
      .onConflictDoNothing()
      .returning({ id: schedules.id });
    if (!schedule)
      throw conflict(`There is a schedule of “${prompt.slug}” on “${suite.slug}” for ${environment} already: change that one.`);
    await recordAudit(ctx, "schedule.created", schedule.id, {
      promptId: prompt.id,
      suiteId: suite.id,
      environment,
      cron,
      timeZone,
    });
    return readSchedule(ctx, schedule.id);
  }),
);
