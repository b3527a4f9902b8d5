import { and, eq, sql } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { changesOf } from "@/lib/live/changes-of";
import type { Live, LiveEvent } from "@/lib/live/live";
import { unlessAway } from "@/lib/live/unless-away";
import { verb } from "@/lib/verb";
import { getRun } from "./get-run";
import type { WatchRun } from "./schema";

/** A run as it happens: its states, its text from character `after` on, and at its end the run as `getRun` answers it. */
export const watchRun = verb("runs:read", async (ctx, { id, after }: WatchRun): Promise<Live> => {
  if (!(await lookAt(ctx, id, after))) throw notFound("run", id);
  return { events: (signal) => eventsOf(ctx, id, after, signal) };
});

async function* eventsOf(ctx: Context, id: string, after: number, signal: AbortSignal): AsyncGenerator<LiveEvent, void, void> {
  let known = after;
  let status = "";
  for await (const _ of changesOf(id, { signal })) {
    const looked = await unlessAway(() => lookAt(ctx, id, known).then((run) => ({ run })));
    if (!looked) continue;
    const { run } = looked;
    if (!run) return; // deleted meanwhile
    if (run.status !== status) {
      status = run.status;
      yield { event: "status", data: { status } };
    }
    if (run.text !== "") {
      known += run.characters;
      yield { event: "token", id: String(known), data: { text: run.text } };
    }
    if (run.isOpen) continue;
    const whole = await unlessAway(() => getRun(ctx, { id }));
    if (whole) return yield { event: "done", data: whole };
  }
}

/** Postgres counts characters where JavaScript counts UTF-16 units, so the counting stays there. */
async function lookAt(ctx: Context, id: string, known: number) {
  const text = sql<string>`substr(${runs.outputText}, ${known}::int + 1)`;
  const [run] = await ctx.db
    .select({
      status: runs.status,
      isOpen: sql<boolean>`${runs.status} in ('queued', 'running')`,
      text,
      characters: sql<number>`length(${text})`,
    })
    .from(runs)
    .where(and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id)));
  return run;
}
