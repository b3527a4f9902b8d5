import { and, isNotNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { secretKeys } from "./secret-keys";

/** How many providers, of whatever workspace, have secrets that were sealed with a key this process does not have. */
export const countUnreadable = (db: Db): Promise<number> =>
  db.$count(
    providers,
    and(
      isNotNull(providers.sealed),
      notInArray(
        sql`${providers.sealed} ->> 'kid'`,
        secretKeys().map(({ kid }) => kid),
      ),
    ),
  );
