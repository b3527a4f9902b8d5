import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";

test("every table has workspace_id but the ones named here", async () => {
  const tables = await database().execute<{ table_name: string }>(sql`
    select table_name from information_schema.tables t
    where table_schema = 'public' and table_type = 'BASE TABLE' and not exists (
      select 1 from information_schema.columns c
      where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'workspace_id')
    order by table_name`);
  expect(tables.map(({ table_name }) => table_name)).toEqual([
    ...["identities", "installation", "password_resets", "rate_limits", "refresh_tokens"],
    ...["security_events", "sessions", "users", "workspaces"],
  ]);
});

test("no foreign key between two tables of a workspace leaves the workspace out", async () => {
  const loose = await database().execute<{ name: string }>(sql`
    with keys as (
      select c.conname, c.conrelid, c.confrelid,
        (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) as columns
      from pg_constraint c join pg_namespace n on n.oid = c.connamespace
      where c.contype = 'f' and n.nspname = 'public'
    ), tenant as (
      select attrelid from pg_attribute where attname = 'workspace_id' and not attisdropped
    )
    select conname as name from keys
    where conrelid in (select attrelid from tenant) and confrelid in (select attrelid from tenant)
      and not 'workspace_id' = any (columns)`);
  expect(loose.map(({ name }) => name)).toEqual([]);
});

test.each(["update", "delete", "truncate"])("audit entries refuse %s", async (statement) => {
  const change = {
    update: "update audit_entries set action = 'x'",
    delete: "delete from audit_entries",
    truncate: "truncate audit_entries",
  };
  const attempt = database().transaction(async (tx) => {
    await tx.execute(sql`insert into workspaces (id, slug, name) values ('ws_audit', 'ws-audit', 'Audit')`);
    await tx.execute(sql`
      insert into audit_entries (id, workspace_id, actor_kind, actor_id, action, target_id)
      values ('adt_1', 'ws_audit', 'system', 'test', 'test.made', 'nothing')`);
    await tx.execute(sql.raw(change[statement as keyof typeof change])); // safe: the names above
  });
  await expect(attempt).rejects.toMatchObject({ cause: { message: expect.stringContaining("audit_entries") } });
});
