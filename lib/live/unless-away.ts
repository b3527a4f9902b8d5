import { isDatabaseAway } from "@/db/rows";

/** What `look` finds, or null while Postgres is away: a watcher looks again a little later. */
export async function unlessAway<Found>(look: () => Promise<Found>): Promise<Found | null> {
  try {
    return await look();
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}
