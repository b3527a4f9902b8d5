import { and, eq } from "drizzle-orm";
import { alerts, scheduleRuns, schedules } from "@/db/schema/alerts";
import { aWorkspace } from "@/db/testing";
import { pinBaseline } from "@/lib/baselines/pin-baseline";
import type { Context } from "@/lib/context";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { createVersion } from "@/lib/prompts/create-version";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { CreatePrompt, CreateVersion } from "@/lib/prompts/schema";
import { createSchedule } from "@/lib/schedules/create-schedule";
import { CreateSchedule } from "@/lib/schedules/schema";
import { startDue } from "@/lib/schedules/start-due";
import { aSuite, aSuiteRun } from "./a-suite-run";
import { finishedHere } from "./run-here";

type Wanted = {
  /** What the prompt says to the stub, which is right by it. */
  seed: number;
  cases?: number;
};

/** A prompt that production serves, and a suite to measure it on, in a workspace of its own. */
export async function aServedPrompt({ seed, cases = 200 }: Wanted) {
  const ctx = await aWorkspace();
  const slug = `watched-${seed}`;
  const prompt = await createPrompt(ctx, CreatePrompt.parse({ slug, name: slug }));
  const version = await aServedOne(ctx, prompt.id, seed);
  return { ctx, prompt, version, suite: await aSuite(ctx, cases) };
}

type Measured = Awaited<ReturnType<typeof aServedPrompt>> & { golden: string };

/** Pins the run, which has ended, and has what is served measured every morning. */
export async function watched(run: Measured) {
  const { ctx, prompt, version, suite, golden } = run;
  const baseline = await pinBaseline(ctx, { id: golden, versionId: version.id });
  const asked = { promptId: prompt.id, suiteId: suite.id, cron: "0 6 * * *", timeZone: "Europe/Berlin" };
  return { ...run, baseline, schedule: await createSchedule(ctx, CreateSchedule.parse(asked)) };
}

/** The two at once, worked off in this process. */
export async function aWatchedPrompt(wanted: Wanted) {
  const served = await aServedPrompt(wanted);
  const { ctx, suite, version } = served;
  const { id: golden } = await aSuiteRun(ctx, { suiteId: suite.id, versionIds: [version.id] });
  await finishedHere(ctx, golden);
  return watched({ ...served, golden });
}

export async function aServedOne(ctx: Context, promptId: string, seed: number) {
  const draft = { id: promptId, text: `seed ${seed} case {{n}}`, variables: [{ name: "n", type: "string", required: true }] };
  const version = await createVersion(ctx, CreateVersion.parse({ ...draft, model: { name: "stub-model" }, publish: true }));
  await promoteVersion(ctx, { id: version.id, environment: "production", acceptBreaking: false });
  return version;
}

/** Makes a schedule due, as its clock would: so long ago. */
export const makeDue = ({ db }: Context, id: string, hoursAgo = 0) =>
  db
    .update(schedules)
    .set({ nextAt: new Date(Date.now() - hoursAgo * 3_600_000 - 1_000) })
    .where(eq(schedules.id, id));

/** What the minutely job does. */
export const tick = ({ db }: Context) => startDue({ db, requestId: "req_tick", address: null }, {});

export const runsOf = ({ db }: Context, scheduleId: string) =>
  db.select().from(scheduleRuns).where(eq(scheduleRuns.scheduleId, scheduleId)).orderBy(scheduleRuns.createdAt);

export const alertsOf = ({ db, workspaceId }: Context) =>
  db
    .select()
    .from(alerts)
    .where(and(eq(alerts.workspaceId, workspaceId)));

/** Starts a schedule by its clock and works off whatever it starts, the confirming run included; what came of it. */
export async function measuredHere(ctx: Context, scheduleId: string) {
  await makeDue(ctx, scheduleId);
  await tick(ctx);
  const started = (await runsOf(ctx, scheduleId)).at(-1);
  if (!started) throw new Error("nothing was started");
  await finishedHere(ctx, started.evaluationId);
  const confirming = (await runsOf(ctx, scheduleId)).at(-1)?.confirmingId;
  if (confirming) await finishedHere(ctx, confirming);
  return (await runsOf(ctx, scheduleId)).at(-1);
}
