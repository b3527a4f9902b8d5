import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { aWorkspace } from "@/db/testing";
import { createKey } from "@/lib/api-keys/create-key";
import { env } from "@/lib/env";
import { findSecrets } from "./find-secrets.mjs";

test("finds a secret wherever it stands, and says where but not what", async () => {
  const ctx = await aWorkspace();
  const { secret } = await createKey(ctx, { name: "a key", scopes: ["serve"] });
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  const places = {
    known: { "a password": "hunter2 hunter2" },
    log: "all is well",
    databaseUrl: env().DATABASE_URL,
    folders: [folder],
  };
  expect(await findSecrets(places)).toEqual([]);

  writeFileSync(join(folder, "chunk.js"), `const key="${secret}"`);
  await database().execute(sql`update workspaces set name = 'hunter2 hunter2' where id = ${ctx.workspaceId}`);
  const found = await findSecrets({ ...places, log: `{"authorization":"Bearer ${secret}"}` });
  expect(found.sort()).toEqual([
    "a password in table public.workspaces",
    "an API key in built file chunk.js",
    "an API key in the log",
  ]);
  expect(found.join()).not.toContain(secret);
});
