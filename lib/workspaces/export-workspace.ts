import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { one } from "@/db/rows";
import { users, workspaces } from "@/db/schema/workspaces";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, requirePerson } from "@/lib/context";
import { textStream } from "@/lib/text-stream";
import { verb } from "@/lib/verb";
import packageJson from "@/package.json" with { type: "json" };
import { type ExportedTable, exportedTables } from "./exported-tables";

/** Rows in memory at a time: one may hold a megabyte. */
const batch = 100;
const stalledAfter = "2min";

/**
 * Everything the workspace holds but secrets, of one moment, as JSON Lines: what it is, its people, then every row with its table's name.
 * Read as it is sent; who stops reading is cut off, so that no old moment is held for them.
 */
export const exportWorkspace = verb("workspace:own", async (ctx, _input: object) => {
  requirePerson(ctx);
  const workspace = one(await ctx.db.select().from(workspaces).where(eq(workspaces.id, ctx.workspaceId)));
  await recordAudit(ctx, "workspace.exported", ctx.workspaceId);
  const { id, slug, name, createdAt } = workspace;
  const head = { format: "promptops-workspace", formatVersion: 1, version: packageJson.version, exportedAt: new Date() };
  return {
    stream: textStream(lines(ctx, { ...head, workspace: { id, slug, name, createdAt } })),
    contentType: "application/jsonl; charset=utf-8",
    filename: `workspace-${slug}.jsonl`,
  };
});

async function* lines(ctx: Context, head: object): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`;
  yield* inSnapshot(ctx.db, async function* (tx) {
    await tx.execute(sql.raw(`set local idle_in_transaction_session_timeout = '${stalledAfter}'`));
    for await (const rows of rowsOf(tx, peopleOf(ctx))) yield told("people", rows);
    for (const table of exportedTables) {
      for await (const rows of rowsOf(tx, await tableOf(tx, ctx, table))) yield told(table.name, rows);
    }
  });
}

const told = (kind: string, rows: string[]) => rows.map((row) => `{"kind":"${kind}","row":${row}}\n`).join("");

const peopleOf = ({ workspaceId }: Context) =>
  sql`select id, email, name from ${users} where id in (select user_id from members where workspace_id = ${literal(workspaceId)})`;

async function tableOf(tx: Db, { workspaceId }: Context, { name, without = [], json = [] }: ExportedTable) {
  const hidden = ["workspace_id", ...without];
  const columns = await tx.execute<{ column: string }>(sql`
    select column_name as column from information_schema.columns
    where table_schema = 'public' and table_name = ${name} order by ordinal_position`);
  const shown = columns
    .map(({ column }) => column)
    .filter((column) => !hidden.includes(column))
    .map((column) => (json.includes(column) ? sql`${sql.identifier(column)}::json` : sql.identifier(column)));
  return sql`select ${sql.join(shown, sql`, `)} from ${sql.identifier(name)} where workspace_id = ${literal(workspaceId)}`;
}

/** A statement that declares takes no parameters. */
function literal(id: string) {
  if (!/^\w+$/.test(id)) throw new Error("an id of ours holds letters, digits and underscores");
  return sql.raw(`'${id}'`);
}

async function* rowsOf(tx: Db, query: ReturnType<typeof sql>): AsyncGenerator<string[]> {
  await tx.execute(sql`declare export no scroll cursor for select row_to_json(t)::text as row from (${query}) t`);
  for (let isDone = false; !isDone; ) {
    const found = await tx.execute<{ row: string }>(sql.raw(`fetch ${batch} from export`));
    if (found.length > 0) yield found.map(({ row }) => row);
    isDone = found.length < batch;
  }
  await tx.execute(sql`close export`);
}

/** What `work` yields, read in one transaction that sees one moment and ends when nobody reads on. */
async function* inSnapshot<Item>(db: Db, work: (tx: Db) => AsyncGenerator<Item>): AsyncGenerator<Item> {
  const opened = Promise.withResolvers<Db>();
  const over = Promise.withResolvers<void>();
  const ended = db.transaction(
    (tx) => {
      opened.resolve(tx);
      return over.promise;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  ended.catch(opened.reject);
  try {
    yield* work(await opened.promise);
  } finally {
    over.resolve();
    await ended.catch(() => {}); // what failed in it has been thrown where it was read
  }
}
