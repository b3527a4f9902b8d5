import { and, eq, sql } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import { cleanText } from "@/lib/clean-text";
import type { Context } from "@/lib/context";
import { hint } from "@/lib/live/hint";
import { log } from "@/lib/log";

const everyMs = 100;

/** Appends a run's text to its row as it streams in, at most ten times a second. */
export function textAppender(ctx: Context, runId: string) {
  let waiting = "";
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const write = () => {
    timer = null;
    // Half of a pair may end a piece: it waits for the other half.
    const whole = /[\uD800-\uDBFF]$/.test(waiting) ? waiting.length - 1 : waiting.length;
    const text = cleanText(waiting.slice(0, whole));
    waiting = waiting.slice(whole);
    if (text === "") return;
    writing = writing
      .then(async () => {
        await ctx.db
          .update(runs)
          .set({ outputText: sql`${runs.outputText} || ${text}` })
          .where(and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, runId), eq(runs.status, "running")))
          .returning({ hinted: hint(runId) });
      })
      .catch((error) => log().warn({ err: error, runId }, "a piece of a run's text was not kept; the whole follows at its end"));
  };

  return {
    add(delta: string) {
      waiting += delta;
      timer ??= setTimeout(write, everyMs);
    },
    /** Resolves once what came in is written. */
    async end() {
      if (timer) clearTimeout(timer);
      write();
      await writing;
    },
  };
}
