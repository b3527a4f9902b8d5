import { database } from "@/db/client";
import type { Account, Caller, Context } from "@/lib/context";
import type { Permission } from "@/lib/verb";

/** Who sent a REST request, as far as the permission asks: anyone, a signed-in person, or a caller in a workspace. */
export async function callerOf(
  _request: Request,
  _permission: Permission,
  requestId: string,
): Promise<Caller | Account | Context> {
  return { db: database(), requestId, address: null };
}
