import { and, asc, desc, eq, exists, ne } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import { prompts } from "@/db/schema/prompts";
import { paginate, window } from "@/lib/pagination";
import { isPrompt } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { describeAlert, selectAlerts } from "./rows";
import type { ListAlerts } from "./schema";

export const listAlerts = verb("evaluations:read", async (ctx, input: ListAlerts) => {
  const { state, promptId, environment } = input;
  const isOfPrompt = (ref: string) =>
    exists(
      ctx.db
        .select({ id: prompts.id })
        .from(prompts)
        .where(and(isPrompt(ctx, ref), eq(prompts.id, alerts.promptId))),
    );
  const where = and(
    eq(alerts.workspaceId, ctx.workspaceId),
    state && (state === "unresolved" ? ne(alerts.state, "resolved") : eq(alerts.state, state)),
    promptId ? isOfPrompt(promptId) : undefined,
    environment ? eq(alerts.environment, environment) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const [rows, total] = await Promise.all([
    selectAlerts(ctx).where(where).orderBy(direction(alerts[input.sort]), direction(alerts.id)).limit(limit).offset(offset),
    ctx.db.$count(alerts, where),
  ]);
  return paginate(rows.map(describeAlert), total, input);
});
