import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { passwordResets } from "@/db/schema/accounts";
import type { Caller } from "@/lib/context";
import { env } from "@/lib/env";
import { sha256 } from "@/lib/sha256";
import { recordSecurityEvent } from "./record-security-event";

const hours = 1;

/** A link that sets a person's password anew, once, within the hour; the one before stops working. Call it in a transaction. */
export async function issueResetLink(ctx: Caller, { userId, createdBy }: { userId: string; createdBy: string | null }) {
  const token = `por_${randomBytes(32).toString("base64url")}`;
  const fresh = {
    ...{ tokenHash: sha256(token), createdBy },
    ...{ createdAt: sql`now()`, expiresAt: sql`now() + make_interval(hours => ${hours})` },
  };
  const { expiresAt } = one(
    await ctx.db
      .insert(passwordResets)
      .values({ userId, ...fresh })
      .onConflictDoUpdate({ target: passwordResets.userId, set: fresh })
      .returning({ expiresAt: passwordResets.expiresAt }),
  );
  await recordSecurityEvent(ctx, { userId, action: "reset_link.created", actorId: createdBy });
  return { userId, token, url: `${env().APP_URL}/reset/${token}`, expiresAt };
}
