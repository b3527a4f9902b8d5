import { and, eq, isNull } from "drizzle-orm";
import { providers } from "@/db/schema/providers";
import type { Context } from "@/lib/context";
import { invalidInput, notFound } from "@/lib/errors";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { findHeaderFault } from "./find-header-fault";

export type ProviderRow = typeof providers.$inferSelect;

const theOne = (ctx: Context, id: string) =>
  and(eq(providers.workspaceId, ctx.workspaceId), eq(providers.id, id), isNull(providers.archivedAt));

/** A provider of the workspace that has not been deleted, its secrets sealed, or null. */
export async function findProviderRow(ctx: Context, id: string): Promise<ProviderRow | null> {
  const [row] = await ctx.db.select().from(providers).where(theOne(ctx, id));
  return row ?? null;
}

/** The same, held until the transaction ends. */
export async function lockProvider(ctx: Context, id: string): Promise<ProviderRow> {
  const [row] = await ctx.db.select().from(providers).where(theOne(ctx, id)).for("update");
  if (!row) throw notFound("provider", id);
  return row;
}

/** Of whatever row: only what is named here goes out, and no secret is. */
export const describeProvider = (row: ProviderRow) => ({
  id: row.id,
  name: row.name,
  baseUrl: row.baseUrl,
  hasKey: row.hasKey,
  keyHint: row.keyHint,
  isReadable: row.sealed === null || secretKeys().some(({ kid }) => kid === row.sealed?.kid),
  headers: row.headerNames,
  query: row.queryNames,
  maxConcurrency: row.maxConcurrency,
  timeoutSeconds: row.timeoutSeconds,
  requestsPerMinute: row.requestsPerMinute,
  tokensPerMinute: row.tokensPerMinute,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** A name as it is compared: two that a person reads as the same are one. */
export const nameKeyOf = (name: string): string => name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");

type Extras = { headers: Record<string, string | null>; query: Record<string, string | null> };

const mostExtras = 20;
const queryName = /^[\w.~-]{1,100}$/;

/** Refuses extra headers and query parameters that may not be sent. */
export function requireExtras({ headers, query }: Extras): void {
  const errors = [
    ...Object.entries(headers).map(([name, value]) => ({
      path: `headers.${name}`,
      message: findHeaderFault(name, value ?? "x"),
    })),
    ...Object.entries(query).map(([name, value]) => ({ path: `query.${name}`, message: queryFault(name, value) })),
    ...[headers, query].map((some, at) => ({
      path: at === 0 ? "headers" : "query",
      message: Object.keys(some).length > mostExtras ? `are more than ${mostExtras}` : null,
    })),
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]));
  const [first] = errors;
  if (first) throw invalidInput(`${first.path} ${first.message}.`, errors);
}

function queryFault(name: string, value: string | null): string | null {
  if (!queryName.test(name)) return "is not a query parameter's name";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return value !== null && /[\u0000-\u001f\u007f]/.test(value) ? "has a value with a control character" : null;
}
