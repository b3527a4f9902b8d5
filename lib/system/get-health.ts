import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { one } from "@/db/rows";
import { readHold } from "@/lib/installation/read-hold";
import { countUnreadable } from "@/lib/secrets/count-unreadable";
import { publicVerb } from "@/lib/verb";
import packageJson from "@/package.json" with { type: "json" };
import { compareMigrations, listMissingQueues } from "./list-missing";
import { readBacklog } from "./read-backlog";
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
  const [migrations, missing] = [await compareMigrations(db), await listMissingQueues(db)];
  const { missing: missingMigrations, unknown: unknownMigrations } = migrations;
  const isMigrated = missingMigrations.length === 0;
  const unreadable = isMigrated ? await countUnreadable(db) : 0;
  const held = isMigrated ? await readHold(db) : null;
  const queue = missing.length === 0 ? await queueState(db) : noQueue;
  const moves = missing.length === 0 && queue.stuck.length === 0;
  const { oldestSeconds, stuck } = queue;
  return {
    database: { status: stateOf(isMigrated && unknownMigrations === 0), version, missingMigrations, unknownMigrations },
    queue: { status: stateOf(moves), version: queue.version, missing, oldestSeconds, stuck },
    worker: { status: stateOf(queue.live > 0), live: queue.live, lastSeenAt: queue.lastSeenAt },
    installation: { status: stateOf(held === null), held, release: held && "npm run release-hold" },
    secrets: { status: stateOf(unreadable === 0), unreadable },
  };
}

const noQueue = { version: null, live: 0, lastSeenAt: null, oldestSeconds: null, stuck: [] };
const stateOf = (good: boolean): "ok" | "degraded" => (good ? "ok" : "degraded");

async function queueState(db: Db) {
  const { version } = one(await db.execute<{ version: number | null }>(sql`select max(version) as version from pgboss.version`));
  return { version, ...(await readWorkers(db)), ...(await readBacklog(db)) };
}
