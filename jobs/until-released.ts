import { setTimeout as delay } from "node:timers/promises";
import { database } from "@/db/client";
import { isDatabaseAway } from "@/db/rows";
import { takeInstallation } from "@/lib/installation/take-installation";
import { log } from "@/lib/log";

const lookMs = 1_000;
const why = {
  database: "this database was restored from a copy",
  address: "APP_URL is another address than this database's installation had",
};

/** Waits as long as work on the database is held: a restored copy sends nothing and spends nothing until somebody says that it may. */
export async function untilReleased(stopping: AbortSignal): Promise<void> {
  for (let told = false; !stopping.aborted; ) {
    const hold = await takeInstallation(database()).catch((error) => {
      if (!told || !isDatabaseAway(error)) throw error;
      return "away" as const;
    });
    if (hold === null) return;
    if (!told && hold !== "away")
      log().warn({ hold }, `held: ${why[hold]}, so nothing is worked on. npm run release-hold says what to do`);
    told = true;
    await delay(lookMs, undefined, { signal: stopping }).catch(() => {});
  }
}
