import { setTimeout as sleep } from "node:timers/promises";
import { type Rest, whenEvaluated } from "../../scripts/rest-client.mjs";
import type { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";

type Ids = Awaited<ReturnType<typeof makeSampleWorkspace>>["ids"];

/** The alert of a schedule in a sample workspace: it runs what staging serves, which answers a label with its description, against the baseline that does not. */
export async function anAlert(rest: Rest, { prompt, plain, described, suite }: Ids): Promise<{ id: string }> {
  const golden = await rest("POST", "/evaluations", { suiteId: suite.id, versionIds: [plain.id], trials: 3 });
  await rest("POST", `/prompt-versions/${described.id}/promote`, { environment: "staging", reason: "To be measured" });
  const asked = { promptId: prompt.id, suiteId: suite.id, environment: "staging", cron: "0 6 * * *" };
  const schedule = await rest("POST", "/schedules", asked);
  await whenEvaluated(rest);
  await rest("POST", `/evaluations/${golden.id}/pin-baseline`, { versionId: plain.id });
  await rest("POST", `/schedules/${schedule.id}/runs`);
  for (;;) {
    const [run] = (await rest("GET", `/schedules/${schedule.id}/runs`)).data;
    if (run.alertId !== null) return { id: run.alertId };
    if (run.finishedAt !== null) throw new Error(`the schedule's run came to ${run.outcome}: ${run.problem}`);
    await sleep(500);
  }
}
