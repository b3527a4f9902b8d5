import { closeDatabase } from "@/db/client";
import { closeHub } from "@/lib/live/hub";
import { closeSender } from "@/lib/queue";

/** Closes every connection of this process, which is about to end. */
export async function closeAll(): Promise<void> {
  await closeSender();
  await closeHub();
  await closeDatabase();
}
