import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { currentRequestId } from "./activity";
import { forbidden } from "./errors";
import type { Role, Scope } from "./permissions";
import { scopes } from "./permissions";

/** Who acts. A job acts for the system, within one workspace. */
export type Principal =
  | { kind: "user"; id: string; sessionId: string; role: Role; scopes: ReadonlySet<Scope> }
  | { kind: "key"; id: string; scopes: ReadonlySet<Scope> }
  | { kind: "system"; id: string; scopes: ReadonlySet<Scope> };

type Person = Extract<Principal, { kind: "user" }>;

/** Anyone who calls, signed in or not. */
export type Caller = {
  db: Db;
  requestId: string;
  address: string | null;
  userAgent?: string | null;
  /** In a transaction: what is to happen when it has ended. */
  atEnd?: (() => void)[];
};

/** A person who signed in, in no workspace yet. */
export type Account = Caller & { userId: string; sessionId: string };

/** Everything a verb knows of its caller. Every query of a verb is bounded by `workspaceId`. */
export type Context = Caller & { workspaceId: string; principal: Principal };

/** The person who acts: what only people may do is refused to keys and jobs, whatever their scopes. */
export function requirePerson({ principal }: Context): Person {
  if (principal.kind !== "user") throw forbidden("Only a person who is signed in can do this.");
  return principal;
}

/** Runs `work` in a transaction; inside an open one, in a savepoint. */
export async function inTransaction<C extends Caller, Result>(ctx: C, work: (ctx: C) => Promise<Result>): Promise<Result> {
  const atEnd = ctx.atEnd ?? [];
  try {
    return await ctx.db.transaction((tx) => work({ ...ctx, db: tx, atEnd }));
  } finally {
    // Also where it failed: a commit whose answer was lost may have been made.
    if (!ctx.atEnd) for (const run of atEnd) run();
  }
}

/** Does something once the caller's transaction has ended, and before anybody is told. */
export const atEndOf = (ctx: Caller, run: () => void): void => (ctx.atEnd ? void ctx.atEnd.push(run) : run());

export const contextForJob = (db: Db, workspaceId: string, job: string): Context => ({
  db,
  workspaceId,
  requestId: currentRequestId(),
  address: null,
  principal: { kind: "system", id: job, scopes: new Set(scopes) },
});

/** Makes callers that name the same thing wait for each other until their transactions end. */
export const lockFor = (db: Db, thing: string) => db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 0))`);
