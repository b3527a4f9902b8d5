import { and, isNotNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { webhookSecrets } from "@/db/schema/webhooks";
import { secretKeys } from "./secret-keys";

/** How many providers and webhooks, of whatever workspace, have secrets that were sealed with a key this process does not have. */
export async function countUnreadable(db: Db): Promise<number> {
  const kids = secretKeys().map(({ kid }) => kid);
  const [ofProviders, ofWebhooks] = await Promise.all([
    db.$count(providers, and(isNotNull(providers.sealed), notInArray(sql`${providers.sealed} ->> 'kid'`, kids))),
    db.$count(webhookSecrets, notInArray(sql`${webhookSecrets.sealed} ->> 'kid'`, kids)),
  ]);
  return ofProviders + ofWebhooks;
}
