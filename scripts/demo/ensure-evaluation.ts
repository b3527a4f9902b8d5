import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations, StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";

type Asked = z.input<typeof StartEvaluation> & { name: string };

const pauseMs = 100;
const patienceMs = 60_000;

/** The evaluation of that name, started where it is missing, once the worker is through with it. One with failed items is done again. */
export async function ensureEvaluation(ctx: Context, input: Asked): Promise<string> {
  for (let tries = 1; ; tries++) {
    const { data } = await listEvaluations(ctx, ListEvaluations.parse({ q: input.name }));
    const known = data.find(({ name, status }) => name === input.name && ["queued", "running", "completed"].includes(status));
    const { id } = known ?? (await startEvaluation(ctx, StartEvaluation.parse(input)));
    const status = await endOf(ctx, id);
    if (status === "completed") return id;
    if (tries === 2) throw new Error(`The evaluation “${input.name}” ended as ${status}, twice.`);
  }
}

/** The status an evaluation ended with; gives up when nothing moves. */
async function endOf(ctx: Context, id: string): Promise<string> {
  let seen = "";
  let changedAt = Date.now();
  for (;;) {
    const { name, status, finishedAt, progress } = await getEvaluation(ctx, { id });
    if (finishedAt) return status;
    const now = JSON.stringify([status, progress]);
    if (now !== seen) changedAt = Date.now();
    seen = now;
    if (Date.now() - changedAt > patienceMs)
      throw new Error(`No worker is at the evaluation “${name}”. Start one with \`npm run worker\`, then run this again.`);
    await delay(pauseMs);
  }
}
