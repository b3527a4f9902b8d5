import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/workspaces";
import type { Caller } from "@/lib/context";
import { addressBlock } from "@/lib/limits/address-block";
import type { Bucket } from "@/lib/limits/attempt-limits";

/**
 * What an attempt to sign in counts towards, the same for known and unknown e-mails. Where a person has signed in from, only
 * attempts from there count: strangers who fill the account's counter, or everyone's, keep them out of nowhere they have been.
 */
export async function signInLimits(ctx: Caller, email: string): Promise<Bucket[]> {
  const block = addressBlock(ctx.address);
  const address: Bucket = { limit: "sign-in address", of: block };
  const pair: Bucket = { limit: "sign-in pair", of: `${email}\n${block}` };
  if (await hasSignedInFrom(ctx, email, block)) return [address, pair];
  return [address, { limit: "sign-in everyone", of: "" }, pair, { limit: "sign-in account", of: email }];
}

const remembered = sql`now() - interval '30 days'`;

async function hasSignedInFrom({ db }: Caller, email: string, block: string): Promise<boolean> {
  if (block === "unknown") return false;
  const seen = await db
    .selectDistinct({ address: sessions.address })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(users.email, email), gt(sessions.createdAt, remembered), isNotNull(sessions.address)));
  return seen.some(({ address }) => addressBlock(address) === block);
}
