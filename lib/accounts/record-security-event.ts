import { sql } from "drizzle-orm";
import { securityEvents } from "@/db/schema/accounts";
import type { Caller } from "@/lib/context";

export type SecurityEvent = {
  userId: string;
  action:
    | "account.renamed"
    | "identity.linked"
    | "identity.unlinked"
    | "password.changed"
    | "password.reset"
    | "refresh_token.reused"
    | "reset_link.created";
  /** Who did it; null for the operator and for whoever is not signed in. */
  actorId: string | null;
  details?: Record<string, unknown>;
};

/** Writes what happened to the ways into an account, in the caller's transaction: it is the audit entry of what lies in no workspace. */
export async function recordSecurityEvent({ db, requestId, address }: Caller, event: SecurityEvent): Promise<void> {
  await db.insert(securityEvents).values({ ...event, requestId, address, createdAt: sql`clock_timestamp()` });
}
