import { parseArgs } from "node:util";
import { closeDatabase, database } from "@/db/client";
import { isDatabaseAway } from "@/db/rows";
import { newId } from "@/lib/ids";
import { readHold } from "@/lib/installation/read-hold";
import { releaseHold } from "@/lib/installation/release-hold";
import { nameEmbeddedDatabase } from "./name-embedded-database";
import { told } from "./refusal.mjs";

const why = {
  database: "This database was restored from a copy",
  address: "APP_URL is another address than this database's installation had",
};
const choice = `Nothing that waits is worked on, and no schedule or webhook goes out. Choose:
  npm run release-hold -- --moved   the installation moved here: what waits goes on. Stop the other one first.
  npm run release-hold -- --copy    the other one lives on: what waits is cancelled here, schedules and webhooks are switched off.`;

/** `npm run release-hold`: says whether work is held, and lets it go. */
async function main(): Promise<string> {
  const { values } = parseArgs({ options: { moved: { type: "boolean" }, copy: { type: "boolean" } } });
  nameEmbeddedDatabase();
  if (values.moved === values.copy) {
    const hold = await readHold(database());
    return hold ? `${why[hold]}. ${choice}` : "Nothing is held.";
  }
  const caller = { db: database(), requestId: newId("req"), address: null };
  const { held } = await releaseHold(caller, { asCopy: values.copy === true });
  if (!held) return "Nothing is held.";
  return values.copy ? "This is a copy with a life of its own now." : "This is the installation now: what waits goes on.";
}

try {
  console.log(await main());
} catch (error) {
  if (isDatabaseAway(error)) console.error("The database cannot be reached: is it running?");
  else console.error(told(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
