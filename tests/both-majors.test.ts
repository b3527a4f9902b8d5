import { afterEach, expect, test } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { closeHub } from "@/lib/live/hub";
import { migrateDatabase } from "@/lib/migrate-database";
import { closeSender } from "@/lib/queue";
import { cleanUp } from "@/lib/system/clean-up";
import { getHealth } from "@/lib/system/get-health";
import { deleteWorkspace } from "@/lib/workspaces/delete-workspace";
import { startThrowAwayPostgres } from "../scripts/postgres.mjs";
import { aFilledWorkspace, aToken } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { installedPostgres } from "./installed-postgres";
import { rest } from "./rest";

const closeAll = async () => {
  await closeSender();
  await closeHub();
  await closeDatabase();
};
let stop = async () => {};
afterEach(async () => {
  await closeAll();
  await stop();
});

/** The oldest and the newest that are promised, whichever of them the other tests run on. */
const servers = {
  "the embedded Postgres": () => startThrowAwayPostgres(),
  "the system's Postgres": () => installedPostgres(),
};

test.for(Object.entries(servers))(
  "%s takes the migrations, one of each thing, and every question",
  async ([_, start], { skip }) => {
    const server = await start();
    if (!server) return skip("no Postgres is installed under /usr/lib/postgresql");
    stop = server.stop;
    await closeAll();
    Object.assign(env(), { DATABASE_URL: server.url });
    await migrateDatabase(server.url);
    const { ctx, ids } = await aFilledWorkspace("both");
    const { token } = await aToken(ctx);
    for (const [name, sample] of Object.entries(samples)) {
      if (!name.startsWith("GET ")) continue;
      const [path, body, headers] = sample(ids);
      expect([name, (await rest(token)("GET", path, body, headers)).status]).toEqual([name, 200]);
    }
    const caller = { db: database(), requestId: newId("req"), address: null };
    await cleanUp(caller, {});
    expect((await getHealth(caller, {})).database.status).toBe("ok");
    await deleteWorkspace(ctx, { id: ctx.workspaceId, confirm: ids.workspace.replace("_", "-") });
    expect((await rest(token)("GET", `/workspaces/${ids.workspace}`)).status).toBe(404);
  },
);
