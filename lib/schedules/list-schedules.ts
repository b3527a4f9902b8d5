import { and, asc, desc, eq, or } from "drizzle-orm";
import { schedules } from "@/db/schema/alerts";
import { prompts } from "@/db/schema/prompts";
import { suites } from "@/db/schema/suites";
import { paginate, window } from "@/lib/pagination";
import { isPrompt } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { isPresent, scheduleFields, withTimes } from "./rows";
import type { ListSchedules } from "./schema";

export const listSchedules = verb("evaluations:read", async (ctx, input: ListSchedules) => {
  const { promptId, suiteId } = input;
  const where = and(
    isPresent(ctx),
    promptId ? isPrompt(ctx, promptId) : undefined,
    suiteId ? or(eq(suites.id, suiteId), eq(suites.slug, suiteId)) : undefined,
  );
  const from = () =>
    ctx.db
      .select(scheduleFields)
      .from(schedules)
      .innerJoin(prompts, eq(prompts.id, schedules.promptId))
      .innerJoin(suites, eq(suites.id, schedules.suiteId))
      .where(where);
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const [rows, total] = await Promise.all([
    from().orderBy(direction(schedules[input.sort]), direction(schedules.id)).limit(limit).offset(offset),
    ctx.db.$count(from().as("found")),
  ]);
  return paginate(rows.map(withTimes), total, input);
});
