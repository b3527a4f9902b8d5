import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { one } from "@/db/rows";
import { readHold } from "@/lib/installation/read-hold";
import { countUnreadable } from "@/lib/secrets/count-unreadable";
import { publicVerb } from "@/lib/verb";
import packageJson from "@/package.json" with { type: "json" };
import { listMissingMigrations, listMissingQueues } from "./list-missing";
import { readWorkers } from "./read-workers";
import type { Health } from "./schema";
import { withinSeconds } from "./within-seconds";

/** State and version of each part; 503 where the database is away. */
export const getHealth = publicVerb(async (ctx, _input: object): Promise<Health> => {
  const parts = await withinSeconds(3, lookAt(ctx.db));
  const worst = Object.values(parts).some(({ status }) => status === "degraded") ? "degraded" : "ok";
  return { status: worst, version: packageJson.version, ...parts };
});

async function lookAt(db: Db) {
  const { version } = one(
    await db.execute<{ version: string }>(sql`select split_part(current_setting('server_version'), ' ', 1) as version`),
  );
  const [missingMigrations, missing] = [await listMissingMigrations(db), await listMissingQueues(db)];
  const isMigrated = missingMigrations.length === 0;
  const unreadable = isMigrated ? await countUnreadable(db) : 0;
  const held = isMigrated ? await readHold(db) : null;
  const queue = missing.length === 0 ? await queueState(db) : { version: null, live: 0, lastSeenAt: null };
  return {
    database: { status: stateOf(isMigrated), version, missingMigrations },
    queue: { status: stateOf(missing.length === 0), version: queue.version, missing },
    worker: { status: stateOf(queue.live > 0), live: queue.live, lastSeenAt: queue.lastSeenAt },
    installation: { status: stateOf(held === null), held, release: held && "npm run release-hold" },
    secrets: { status: stateOf(unreadable === 0), unreadable },
  };
}

const stateOf = (good: boolean): "ok" | "degraded" => (good ? "ok" : "degraded");

async function queueState(db: Db) {
  const { version } = one(await db.execute<{ version: number | null }>(sql`select max(version) as version from pgboss.version`));
  return { version, ...(await readWorkers(db)) };
}
