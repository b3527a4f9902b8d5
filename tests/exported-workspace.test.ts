import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { asMember, auditTrail } from "@/db/testing";
import type { Context } from "@/lib/context";
import { exportWorkspace } from "@/lib/workspaces/export-workspace";
import { exportedTables, untoldTables } from "@/lib/workspaces/exported-tables";
import { aFilledWorkspace } from "./a-filled-workspace";
import { ownDatabase } from "./own-database";

let own: Awaited<ReturnType<typeof aFilledWorkspace>>;
let theirs: typeof own;
beforeAll(async () => {
  await ownDatabase();
  [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
});

// biome-ignore lint/suspicious/noExplicitAny: a test names what it reads
type Line = { kind: string; row: Record<string, any> };
const textOf = async (ctx: Context) => new Response((await exportWorkspace(ctx, {})).stream).text();
const tables = async () => {
  const rows = await database().execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' order by 1`);
  return rows.map(({ name }) => name);
};

describe("the export of a workspace", () => {
  test("tells of every table but those named as untold", async () => {
    expect([...exportedTables.map(({ name }) => name), ...untoldTables].sort()).toEqual(await tables());
  });

  test("holds every row of it, table by table, and none of another", async () => {
    const [head, ...lines] = (await textOf(own.ctx))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ format: "promptops-workspace", formatVersion: 1, workspace: { id: own.ids.workspace } });
    const rows: Line[] = lines;
    for (const { name } of exportedTables) {
      const where = sql`${sql.identifier(name)} where workspace_id = ${own.ids.workspace}`;
      const [held] = await database().execute<{ n: number }>(sql`select count(*)::int as n from ${where}`);
      expect([name, rows.filter(({ kind }) => kind === name).length]).toEqual([name, held?.n]);
    }
    const told = [...new Set(rows.map(({ kind }) => kind))];
    expect(told).toEqual(["people", ...exportedTables.map(({ name }) => name).filter((name) => told.includes(name))]);
    for (const id of [theirs.ids.prompt, theirs.ids.dataset, theirs.ctx.principal.id])
      expect(JSON.stringify(rows)).not.toContain(id);
    const version = rows.find(({ kind, row }) => kind === "prompt_versions" && row.id === own.ids.version);
    const content = rows.find(({ kind, row }) => kind === "contents" && row.hash === version?.row.content_hash);
    expect(content?.row.body.messages[0].content).toBe("Hi {{name}}"); // JSON, and no text that holds JSON
  });

  test("holds no secret, and no column of that kind", async () => {
    const text = await textOf(own.ctx);
    const sealed = await database().execute<{ secret: string }>(sql`
      select sealed ->> 'ct' as secret from providers union all select sealed ->> 'ct' from webhook_secrets
      union all select hash from api_keys union all select token_hash from invitations`);
    for (const { secret } of sealed) expect(text).not.toContain(secret);
    for (const secret of ["sk-canary-of-the-workspace", "$argon2", "93.184.216.34/hooks"]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/"(sealed|secret|token_hash|password_hash|key_hint)":/);
  });

  test("is of one moment, however slowly it is read", async () => {
    const { stream } = await exportWorkspace(own.ctx, {});
    const reader = stream.getReader();
    const decoder = new TextDecoder();
    let text = decoder.decode((await reader.read()).value);
    text += decoder.decode((await reader.read()).value); // its people: the moment is fixed
    await database().execute(sql`update prompts set description = 'written later' where workspace_id = ${own.ids.workspace}`);
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += decoder.decode(part.value);
    expect(text).toContain(own.ids.prompt);
    expect(text).not.toContain("written later");
  });

  test("lets go of the database when nobody reads on", async () => {
    const { stream } = await exportWorkspace(own.ctx, {});
    const reader = stream.getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    const [held] = await database().execute<{ n: number }>(sql`
      select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`);
    expect(held?.n).toBe(0);
  });

  test("is an owner's to take, and is told in the audit log", async () => {
    const before = (await auditTrail(own.ctx)).length;
    await expect(exportWorkspace(await asMember(own.ctx, "admin"), {})).rejects.toMatchObject({ code: "forbidden" });
    await textOf(own.ctx);
    expect((await auditTrail(own.ctx)).slice(before)).toEqual(["workspace.exported"]);
  });
});
