import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { securityEvents } from "@/db/schema/accounts";
import { users } from "@/db/schema/workspaces";
import { accountVerb } from "@/lib/verb";

const shown = 20;

/** The latest of what happened to the ways into the person's account. */
export const listSecurityEvents = accountVerb((ctx, _input: Record<string, never>) => {
  const actor = alias(users, "actor");
  const { id, action, address, createdAt, actorId } = securityEvents;
  return ctx.db
    .select({ id, action, address, createdAt, actorId, actorName: actor.name })
    .from(securityEvents)
    .leftJoin(actor, eq(actor.id, actorId))
    .where(eq(securityEvents.userId, ctx.userId))
    .orderBy(desc(createdAt), desc(id))
    .limit(shown);
});
