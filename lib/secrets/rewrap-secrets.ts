import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { bindingOf } from "@/lib/providers/provider-secrets";
import { openSecret } from "./open-secret";
import { sealSecret } from "./seal-secret";
import { type SecretKeys, secretKeys } from "./secret-keys";

const batch = 100;

/**
 * Seals every secret of every workspace that an earlier ENCRYPTION_KEY made with the present one, a hundred rows a transaction: it can
 * be broken off and run again, and beside a running application. `unreadable` counts what no key of this process opens.
 */
export async function rewrapSecrets(db: Db, keys: SecretKeys = secretKeys()): Promise<{ rewrapped: number; unreadable: number }> {
  const [{ kid }] = keys;
  const old = and(isNotNull(providers.sealed), sql`${providers.sealed} ->> 'kid' <> ${kid}`);
  const counts = { rewrapped: 0, unreadable: 0 };
  for (let after = ""; ; ) {
    const last = await db.transaction(async (tx) => {
      const rows = await tx
        .select()
        .from(providers)
        .where(and(old, gt(providers.id, after)))
        .orderBy(asc(providers.id))
        .limit(batch)
        .for("update");
      for (const row of rows) {
        const text = row.sealed && openSecret(row.sealed, bindingOf(row), keys);
        if (text === null) counts.unreadable++;
        else {
          const sealed = sealSecret(text, bindingOf(row), keys);
          await tx.update(providers).set({ sealed, updatedAt: row.updatedAt }).where(eq(providers.id, row.id));
          counts.rewrapped++;
        }
      }
      return rows.at(-1)?.id;
    });
    if (last === undefined) return counts;
    after = last;
  }
}
