import { AppError } from "@/lib/errors";
import { publicVerb } from "@/lib/verb";
import { compareMigrations, listMissingQueues } from "./list-missing";
import { withinSeconds } from "./within-seconds";

/** Whether requests can be served; 503 says what is missing. A database newer than this build serves: deploys migrate first. */
export const getReadiness = publicVerb(async (ctx, _input: object) => {
  const look = Promise.all([compareMigrations(ctx.db), listMissingQueues(ctx.db)]);
  const [migrations, queues] = await withinSeconds(3, look).catch(() => notReady(["database"]));
  const missing = [...migrations.missing.map((tag) => `migration ${tag}`), ...queues.map((name) => `queue ${name}`)];
  return missing.length > 0 ? notReady(missing) : { status: "ready" as const };
});

function notReady(missing: string[]): never {
  throw new AppError("unavailable", `Not ready. Missing: ${missing.join(", ")}.`, { retryAfterSeconds: 1, data: { missing } });
}
