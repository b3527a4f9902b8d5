import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import { newId } from "@/lib/ids";
import { ownDatabase } from "@/tests/own-database";
import { aDataset, importText } from "./testing";

const datasetsOfOneCase = 200;
const rows = 2_000;

beforeAll(ownDatabase);

test("a large import reads a dataset's cases no more often than it has rows, though the planner takes every dataset for small", () =>
  sandbox(async (ctx) => {
    const elsewhere = await aWorkspace(ctx.db);
    const { workspaceId } = elsewhere;
    const { id } = await aDataset(ctx);
    await ctx.db.execute(sql`set local session_replication_role = replica`); // so many datasets are not made for a few statistics
    await ctx.db.execute(sql`
      insert into dataset_cases (id, workspace_id, dataset_id, created_by)
      select 'case_' || n, ${workspaceId}, 'ds_' || n, ${newId("usr")} from generate_series(1, ${datasetsOfOneCase}::int) n`);
    await ctx.db.execute(sql`set local session_replication_role = origin`);
    await ctx.db.execute(sql`analyze dataset_cases`);
    await importText(ctx, id, `email\n${Array.from({ length: rows }, (_, n) => `row ${n}\n`).join("")}`);
    const [read] = await ctx.db.execute<{ found: number }>(
      sql`select idx_tup_fetch::int as found from pg_stat_xact_user_tables where relname = 'dataset_cases'`,
    );
    expect(read?.found).toBeLessThan(4 * rows);
  }));
