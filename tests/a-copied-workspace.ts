import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { webhookSecrets } from "@/db/schema/webhooks";
import { type Context, requirePerson } from "@/lib/context";
import { bindingOf } from "@/lib/providers/provider-secrets";
import { openSecret } from "@/lib/secrets/open-secret";
import { type Binding, type Envelope, sealSecret } from "@/lib/secrets/seal-secret";
import { webhookBinding } from "@/lib/webhooks/webhook-binding";
import { aFilledWorkspace, type Ids } from "./a-filled-workspace";

type Original = { ctx: Context; ids: Ids; inserts: string[]; sealed: Sealed[] };
/** A secret that opens nowhere but in the row it was sealed for. */
type Sealed = { table: typeof providers | typeof webhookSecrets; id: string; text: string; binding: Binding };

/** The end of an id; what stands before it keeps ids apart within a workspace, and in their order. */
const ends = /(?<=[a-z][_-][0-7][0-9a-hjkmnp-tv-z]{17})[0-9a-hjkmnp-tv-z]{8}(?![0-9a-z])/g;
/** Values that are there once: nobody knows what the hashes are of. */
const unique: Record<string, string> = {
  "api_keys.hash": "encode(sha256(gen_random_uuid()::text::bytea), 'hex')",
  "invitations.token_hash": "encode(sha256(gen_random_uuid()::text::bytea), 'hex')",
  "pgboss.job.id": "gen_random_uuid()",
};

const originals = new Map<string, Promise<Original>>();

/**
 * Row by row the same as a filled workspace, with ids, people and secrets of its own; only the first of a test file is filled by
 * the use cases, which takes hundreds of statements.
 */
export async function aCopiedWorkspace(slug: string): Promise<{ ctx: Context; ids: Ids }> {
  const made = originals.get(slug) ?? anOriginal(slug);
  originals.set(slug, made);
  const { ctx, ids, inserts, sealed } = await made;
  const end = [...randomBytes(8)].map((byte) => "0123456789abcdefghjkmnpqrstvwxyz"[byte % 32]).join("");
  const renamed = (text: string) => text.replace(ends, end);
  await database().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`); // the rows refer to each other in circles
    await tx.execute(sql.raw(renamed(inserts.join(";\n"))));
    await tx.execute(sql`set local session_replication_role = origin`);
    for (const { table, id, text, binding } of sealed)
      await tx
        .update(table)
        .set({ sealed: sealSecret(text, binding.map(renamed)) })
        .where(eq(table.id, renamed(id)));
  });
  const person = requirePerson(ctx);
  const principal = { ...person, id: renamed(person.id), sessionId: renamed(person.sessionId) };
  return { ctx: { ...ctx, workspaceId: renamed(ctx.workspaceId), principal }, ids: JSON.parse(renamed(JSON.stringify(ids))) };
}

async function anOriginal(slug: string): Promise<Original> {
  const { ctx, ids } = await aFilledWorkspace(slug);
  return { ctx, ids, inserts: await insertsOf(ctx.workspaceId), sealed: await secretsOf(ctx.workspaceId) };
}

/** The statements that write what a workspace holds. */
async function insertsOf(workspaceId: string): Promise<string[]> {
  const tables = await database().execute<{ name: string; columns: string[] }>(sql`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name, array_agg(column_name::text) as columns
    from information_schema.columns
    where (table_schema = 'public' or (table_schema, table_name) = ('pgboss', 'job')) and is_generated = 'NEVER' group by 1`);
  const people = `(select user_id from members where workspace_id = '${workspaceId}')`;
  const belongs = ({ name, columns }: (typeof tables)[number]) => {
    if (columns.includes("workspace_id")) return `workspace_id = '${workspaceId}'`;
    return {
      workspaces: `id = '${workspaceId}'`,
      users: `id in ${people}`,
      sessions: `user_id in ${people}`,
      "pgboss.job": `data->>'workspaceId' = '${workspaceId}'`,
    }[name];
  };
  const inserts: string[] = [];
  for (const table of tables) {
    const where = belongs(table);
    if (!where) continue;
    const [held] = await database().execute<{ rows: string | null }>(
      sql.raw(`select json_agg(t)::text as rows from ${table.name} t where ${where}`),
    );
    if (!held?.rows) continue;
    const columns = table.columns.map((name) => `"${name}"`);
    const values = table.columns.map((name, at) => unique[`${table.name}.${name}`] ?? columns[at]);
    inserts.push(
      `insert into ${table.name} (${columns}) select ${values} from json_populate_recordset(null::${table.name}, $copy$${held.rows}$copy$)`,
    );
  }
  return inserts;
}

async function secretsOf(workspaceId: string): Promise<Sealed[]> {
  const opened = (sealed: Envelope, binding: Binding) => {
    const text = openSecret(sealed, binding);
    if (text === null) throw new Error("a secret of the original does not open");
    return { text, binding };
  };
  const ofProviders = await database().select().from(providers).where(eq(providers.workspaceId, workspaceId));
  const ofWebhooks = await database().select().from(webhookSecrets).where(eq(webhookSecrets.workspaceId, workspaceId));
  return [
    ...ofProviders.flatMap((row) => (row.sealed ? { table: providers, id: row.id, ...opened(row.sealed, bindingOf(row)) } : [])),
    ...ofWebhooks.map((row) => ({ table: webhookSecrets, id: row.id, ...opened(row.sealed, webhookBinding(row)) })),
  ];
}
