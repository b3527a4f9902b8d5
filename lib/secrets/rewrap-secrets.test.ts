import { randomBytes } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { aWorkspace, sandbox } from "@/db/testing";
import { newId } from "@/lib/ids";
import { bindingOf } from "@/lib/providers/provider-secrets";
import { countUnreadable } from "./count-unreadable";
import { openSecret } from "./open-secret";
import { rewrapSecrets } from "./rewrap-secrets";
import { sealSecret } from "./seal-secret";
import { deriveKeys } from "./secret-keys";

const [old, present, lost] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const keysOf = (current: Buffer, ...previous: Buffer[]) =>
  deriveKeys({ ENCRYPTION_KEY: current, ENCRYPTION_KEY_PREVIOUS: previous });

const aRow = (workspaceId: string, key: Buffer) => {
  const named = { id: newId("prov"), workspaceId, baseUrl: "https://api.example.com/v1" };
  const sealed = sealSecret(`secret of ${named.id}`, bindingOf(named), keysOf(key));
  return { ...named, name: named.id, nameKey: named.id, hasKey: true, maxConcurrency: 1, sealed };
};

test("seals what an earlier key made with the present one, in however many rows; run again it does nothing", async () => {
  const { workspaceId } = await aWorkspace();
  const { workspaceId: second } = await aWorkspace();
  const rows = [
    ...Array.from({ length: 230 }, () => aRow(workspaceId, old)),
    aRow(second, old),
    aRow(second, present),
    aRow(second, lost),
  ];
  const keys = keysOf(present, old);
  const { unreadable: others } = await rewrapSecrets(database(), keys); // what other tests left
  await database().insert(providers).values(rows);

  expect(await rewrapSecrets(database(), keys)).toEqual({ rewrapped: 231, unreadable: others + 1 });
  expect(await rewrapSecrets(database(), keys)).toEqual({ rewrapped: 0, unreadable: others + 1 });

  const ids = rows.map(({ id }) => id);
  const after = await database().select().from(providers).where(inArray(providers.id, ids));
  const opened = after.map((row) => row.sealed && openSecret(row.sealed, bindingOf(row), keysOf(present)));
  expect(opened.filter((text) => text === null)).toHaveLength(1); // what was lost before
  for (const [at, row] of after.entries()) if (opened[at] !== null) expect(opened[at]).toBe(`secret of ${row.id}`);
  await database().delete(providers).where(inArray(providers.id, ids));
});

test("two at once seal each row once", async () => {
  const { workspaceId } = await aWorkspace();
  const rows = Array.from({ length: 150 }, () => aRow(workspaceId, old));
  await database().insert(providers).values(rows);
  const both = await Promise.all([1, 2].map(() => rewrapSecrets(database(), keysOf(present, old))));
  expect(both.reduce((sum, { rewrapped }) => sum + rewrapped, 0)).toBe(150);
  await database().delete(providers).where(eq(providers.workspaceId, workspaceId));
});

test("what no key of this process opens is counted", () =>
  sandbox(async ({ db, workspaceId }) => {
    const before = await countUnreadable(db);
    await db.insert(providers).values([aRow(workspaceId, lost), aRow(workspaceId, lost)]);
    expect(await countUnreadable(db)).toBe(before + 2);
  }));
