import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { database } from "@/db/client";
import { one } from "@/db/rows";
import { auditTrail } from "@/db/testing";
import { drain } from "@/jobs/work";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { aFilledWorkspace } from "@/tests/a-filled-workspace";
import { ownDatabase } from "@/tests/own-database";
import { getHold } from "./get-hold";
import { readHold } from "./read-hold";
import { releaseHold } from "./release-hold";
import { takeInstallation } from "./take-installation";

beforeAll(async () => {
  await ownDatabase();
});
beforeEach(async () => {
  await database().execute(sql`delete from installation`);
});
/** As a dump brings it along. */
const elsewhere = () => database().execute(sql`update installation set home = '1/2'`);
const caller = () => ({ db: database(), requestId: newId("req"), address: null });

function openedAt(url: string): void {
  const before = { ...env() };
  onTestFinished(() => void Object.assign(env(), before));
  Object.assign(env(), { PROMPTOPS_MODE: "production", APP_URL: url });
}

describe("a database", () => {
  test("that nobody has worked on holds nothing, and belongs to who works on it first", async () => {
    expect(await readHold(database())).toBeNull();
    expect(await takeInstallation(database())).toBeNull();
    expect(await takeInstallation(database())).toBeNull();
    expect(await database().execute(sql`select app_url from installation`)).toEqual([{ app_url: null }]);
  });

  test("that came from elsewhere is held, also for who takes it", async () => {
    await takeInstallation(database());
    await elsewhere();
    expect([await readHold(database()), await takeInstallation(database())]).toEqual(["database", "database"]);
    expect(await drain(Date.now() + 60_000)).toEqual({ outcome: "held", jobs: {} });
  });

  test("of one address is held at another, so that a copy of the disk is known too", async () => {
    openedAt("http://localhost:3000");
    expect(await takeInstallation(database())).toBeNull();
    openedAt("https://prompts.example.com");
    expect(await takeInstallation(database())).toBeNull(); // the first one that others can open
    for (const other of ["https://staging.example.com", "http://localhost:3000"]) {
      openedAt(other);
      expect([other, await takeInstallation(database())]).toEqual([other, "address"]);
    }
    openedAt("https://prompts.example.com");
    expect(await readHold(database())).toBeNull();
    Object.assign(env(), { PROMPTOPS_MODE: "embedded", APP_URL: "http://localhost:4000" });
    expect(await readHold(database())).toBeNull();
  });
});

test("who is forbidden to see the cluster is told by the number of the database", async () => {
  const role = `promptops_test_plain_${newId("req").slice(4)}`;
  const db = database();
  const forbidden = db.transaction(async (tx) => {
    await tx.execute(sql.raw(`create role ${role}; grant select, insert, update on installation to ${role}`));
    await tx.execute(sql`revoke execute on function pg_control_system() from public`);
    await tx.execute(sql.raw(`set local role ${role}`));
    const { takeInstallation, readHold } = await anew();
    expect([await takeInstallation(tx), await readHold(tx)]).toEqual([null, null]);
    expect(await tx.execute(sql`select home from installation`)).toEqual([{ home: expect.stringMatching(/^unknown\/\d+$/) }]);
    await tx.execute(sql`update installation set home = 'unknown/1'`);
    expect(await readHold(tx)).toBe("database");
    throw new Error("undone");
  });
  await expect(forbidden).rejects.toThrow("undone");
});

/** As another process has them. */
async function anew() {
  vi.resetModules();
  const [{ takeInstallation }, { readHold }] = [await import("./take-installation"), await import("./read-hold")];
  return { takeInstallation, readHold };
}

describe("releaseHold", () => {
  test("changes nothing where nothing is held", async () => {
    await takeInstallation(database());
    const { ctx } = await aFilledWorkspace("quiet");
    const before = await auditTrail(ctx);
    expect(await releaseHold(caller(), { asCopy: true })).toEqual({ held: null, workspaces: 0 });
    expect(await auditTrail(ctx)).toEqual(before);
  });

  test("lets everything go on where the installation moved, and says so to each workspace", async () => {
    const { ctx } = await aFilledWorkspace("moved");
    await takeInstallation(database());
    await elsewhere();
    expect(await getHold(ctx, {})).toBe("database");
    const before = await waitingIn(ctx.workspaceId);
    expect(before).toMatchObject({ schedules: 1, webhooks: 1 });
    const { held, workspaces } = await releaseHold(caller(), { asCopy: false });
    expect([held, workspaces >= 1]).toEqual(["database", true]);
    expect(await getHold(ctx, {})).toBeNull();
    expect(await waitingIn(ctx.workspaceId)).toEqual(before);
    expect((await auditTrail(ctx)).at(-1)).toBe("installation.released");
  });

  test("leaves a copy nothing to send or to spend on, and takes new work", async () => {
    const { ctx } = await aFilledWorkspace("copied");
    await takeInstallation(database());
    await elsewhere();
    const before = await waitingIn(ctx.workspaceId);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    await releaseHold(caller(), { asCopy: true });
    expect(await waitingIn(ctx.workspaceId)).toEqual({
      jobs: 0,
      evaluations: 0,
      runs: 0,
      deliveries: 0,
      schedules: 0,
      webhooks: 0,
    });
    expect(await readHold(database())).toBeNull();
    expect(await takeInstallation(database())).toBeNull();
  });
});

const waitingIn = async (workspaceId: string) =>
  one(
    await database().execute<Record<string, number>>(sql`
      select (select count(*)::int from pgboss.job where state < 'completed' and data ->> 'workspaceId' = ${workspaceId}) as jobs,
        (select count(*)::int from evaluations where workspace_id = ${workspaceId} and status in ('queued', 'running')) as evaluations,
        (select count(*)::int from runs where workspace_id = ${workspaceId} and status in ('queued', 'running')) as runs,
        (select count(*)::int from webhook_deliveries where workspace_id = ${workspaceId} and state = 'pending') as deliveries,
        (select count(*)::int from schedules where workspace_id = ${workspaceId} and enabled) as schedules,
        (select count(*)::int from webhooks where workspace_id = ${workspaceId} and enabled) as webhooks`),
  );
