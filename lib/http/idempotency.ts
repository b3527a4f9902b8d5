import { and, eq, gt, lte, sql } from "drizzle-orm";
import { idempotencyKeys } from "@/db/schema/idempotency";
import { workspaces } from "@/db/schema/workspaces";
import { type Account, type Caller, type Context, inTransaction } from "@/lib/context";
import { conflict, invalidInput, unprocessable } from "@/lib/errors";

const keptHours = 24;
const maxStoredBytes = 64_000;

/**
 * Runs a POST that carries `Idempotency-Key` at most once for workspace, caller and route: its answer is stored in the
 * transaction of its change, so a crash leaves both or neither. A failed one is not stored: it changed nothing. With `waits` no
 * transaction is held.
 */
export async function onceByKey(
  ctx: Caller | Account | Context,
  request: Request,
  { fingerprint, secret = false, waits = false }: { fingerprint: () => Promise<string>; secret?: boolean; waits?: boolean },
  work: (ctx: Caller) => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  const asking = askingOf(ctx);
  if (request.method !== "POST" || key === null || !asking) return work(ctx);
  const { pathname } = new URL(request.url);
  // What counts wrong passwords must not be rolled back with them.
  if (pathname.startsWith("/api/v1/auth/")) return work(ctx);
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalidInput("Idempotency-Key takes 1 to 200 visible ASCII characters.");
  const id = { ...asking, route: pathname, key };
  if (waits) return onceWhileWaiting(ctx, id, await fingerprint(), work);
  return inTransaction(ctx, async (ctx) => {
    const lock = Object.values(id).join("\n");
    const [held] = await ctx.db.execute<{ held: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${lock}, 1)) as held`,
    );
    if (!held?.held) throw stillInProgress();
    const [stored] = await ctx.db
      .select()
      .from(idempotencyKeys)
      .where(and(...matching(id), gt(idempotencyKeys.expiresAt, sql`now()`)));
    if (stored) return replay(stored, await fingerprint(), secret);

    const response = await work(ctx);
    if (!(await isThere(ctx, id.workspaceId))) return response; // deleted meanwhile: nothing is to be left of it
    const answer = { requestHash: await fingerprint(), ...(await storedOf(response, secret)) };
    await ctx.db
      .insert(idempotencyKeys)
      .values({ ...id, ...answer })
      .onConflictDoUpdate({ target: [...keyColumns], set: { ...answer, createdAt: sql`now()` } });
    return response;
  });
}

type KeyId = { workspaceId: string; principalId: string; route: string; key: string };

/**
 * The same for what changes nothing and waits for somebody else's server: a row says meanwhile that it is in progress, since a
 * transaction would keep one of few connections from everybody for as long as that server likes.
 */
async function onceWhileWaiting(ctx: Caller, id: KeyId, requestHash: string, work: (ctx: Caller) => Promise<Response>) {
  const mine = and(...matching(id));
  const begun = { requestHash, status: inProgress, body: null, location: null, expiresAt: sql`now() + interval '5 minutes'` };
  const taken = await ctx.db
    .insert(idempotencyKeys)
    .values({ ...id, ...begun })
    .onConflictDoUpdate({ target: [...keyColumns], set: begun, setWhere: lte(idempotencyKeys.expiresAt, sql`now()`) })
    .returning({ key: idempotencyKeys.key });
  if (taken.length === 0) {
    const [stored] = await ctx.db.select().from(idempotencyKeys).where(mine);
    if (!stored || stored.status === inProgress) throw stillInProgress();
    return replay(stored, requestHash, false);
  }
  try {
    const response = await work(ctx);
    await ctx.db
      .update(idempotencyKeys)
      .set(await storedOf(response, false))
      .where(mine);
    return response;
  } catch (error) {
    await ctx.db.delete(idempotencyKeys).where(mine);
    throw error;
  }
}

const inProgress = 0;
const stillInProgress = () => conflict("A request with this Idempotency-Key is still in progress.");

async function storedOf(response: Response, secret: boolean) {
  const body = await response.clone().text();
  const isKept = !secret && Buffer.byteLength(body) <= maxStoredBytes;
  return {
    status: response.status,
    body: isKept ? body : null,
    location: response.headers.get("location"),
    expiresAt: sql`now() + make_interval(hours => ${keptHours})`,
  };
}

/** Where and for whom a key is one of its own; a person outside any workspace has a place of their own. */
function askingOf(ctx: Caller | Account | Context) {
  if ("workspaceId" in ctx) return { workspaceId: ctx.workspaceId, principalId: ctx.principal.id };
  return "userId" in ctx ? { workspaceId: "", principalId: ctx.userId } : null;
}

async function isThere(ctx: Caller, workspaceId: string): Promise<boolean> {
  if (workspaceId === "") return true;
  const [there] = await ctx.db
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for("key share");
  return there !== undefined;
}

const keyColumns = [
  idempotencyKeys.workspaceId,
  idempotencyKeys.principalId,
  idempotencyKeys.route,
  idempotencyKeys.key,
] as const;

const matching = (id: KeyId) => [
  eq(idempotencyKeys.workspaceId, id.workspaceId),
  eq(idempotencyKeys.principalId, id.principalId),
  eq(idempotencyKeys.route, id.route),
  eq(idempotencyKeys.key, id.key),
];

function replay(stored: typeof idempotencyKeys.$inferSelect, requestHash: string, secret: boolean): Response {
  if (stored.requestHash !== requestHash) throw unprocessable("This Idempotency-Key was used with another request.");
  if (secret) throw conflict("This was done before. The answer held a secret, which is shown only once.");
  const headers = new Headers({ "idempotent-replayed": "true", "cache-control": "no-store" });
  if (stored.location) headers.set("location", stored.location);
  const empty = stored.body === null || stored.status === 204;
  if (!empty) headers.set("content-type", "application/json");
  return new Response(empty ? null : stored.body, { status: stored.status, headers });
}
