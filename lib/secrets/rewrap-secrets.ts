import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { webhookSecrets } from "@/db/schema/webhooks";
import { bindingOf } from "@/lib/providers/provider-secrets";
import { webhookBinding } from "@/lib/webhooks/webhook-binding";
import { openSecret } from "./open-secret";
import { type Binding, type Envelope, sealSecret } from "./seal-secret";
import { type SecretKeys, secretKeys } from "./secret-keys";

const batch = 100;

type Counts = { rewrapped: number; unreadable: number };
type SealedRow = { id: string; sealed: Envelope | null; binding: Binding };
type SealedTable = {
  /** The next rows under an earlier key, locked. */
  read(tx: Db, kid: string, after: string): Promise<SealedRow[]>;
  write(tx: Db, id: string, sealed: Envelope): Promise<unknown>;
};

const sealedProviders: SealedTable = {
  read: async (tx, kid, after) => {
    const old = and(isNotNull(providers.sealed), sql`${providers.sealed} ->> 'kid' <> ${kid}`, gt(providers.id, after));
    const rows = await tx.select().from(providers).where(old).orderBy(asc(providers.id)).limit(batch).for("update");
    return rows.map((row) => ({ ...row, binding: bindingOf(row) }));
  },
  // Who changed it last did so when they did
  write: (tx, id, sealed) =>
    tx
      .update(providers)
      .set({ sealed, updatedAt: sql`${providers.updatedAt}` })
      .where(eq(providers.id, id)),
};

const sealedWebhookSecrets: SealedTable = {
  read: async (tx, kid, after) => {
    const old = and(sql`${webhookSecrets.sealed} ->> 'kid' <> ${kid}`, gt(webhookSecrets.id, after));
    const rows = await tx.select().from(webhookSecrets).where(old).orderBy(asc(webhookSecrets.id)).limit(batch).for("update");
    return rows.map((row) => ({ ...row, binding: webhookBinding(row) }));
  },
  write: (tx, id, sealed) => tx.update(webhookSecrets).set({ sealed }).where(eq(webhookSecrets.id, id)),
};

/**
 * Seals every secret of every workspace that an earlier ENCRYPTION_KEY made with the present one, a hundred rows a transaction: it can
 * be broken off and run again, and beside a running application. `unreadable` counts what no key of this process opens.
 */
export async function rewrapSecrets(db: Db, keys: SecretKeys = secretKeys()): Promise<Counts> {
  const counts = { rewrapped: 0, unreadable: 0 };
  for (const table of [sealedProviders, sealedWebhookSecrets]) await rewrapTable(db, table, keys, counts);
  return counts;
}

async function rewrapTable(db: Db, table: SealedTable, keys: SecretKeys, counts: Counts): Promise<void> {
  const [{ kid }] = keys;
  for (let after = ""; ; ) {
    const last = await db.transaction(async (tx) => {
      const rows = await table.read(tx, kid, after);
      for (const { id, sealed, binding } of rows) {
        const text = sealed && openSecret(sealed, binding, keys);
        if (text === null) counts.unreadable++;
        else {
          await table.write(tx, id, sealSecret(text, binding, keys));
          counts.rewrapped++;
        }
      }
      return rows.at(-1)?.id;
    });
    if (last === undefined) return;
    after = last;
  }
}
