import { existsSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase, database } from "@/db/client";
import { isDatabaseAway } from "@/db/rows";
import { createOperatorResetLink } from "@/lib/accounts/create-operator-reset-link";
import { Email } from "@/lib/accounts/schema";
import { parseSettings } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { readSecrets, readState } from "./data-folder.mjs";
import { Refusal, told } from "./refusal.mjs";

/** `npm run reset-password EMAIL`: prints a link by which that person sets a new password. */
async function main(typed: string | undefined): Promise<string> {
  const email = Email.safeParse(typed);
  if (!email.success) throw new Refusal("Say whose: npm run reset-password ada@example.com");
  nameEmbeddedDatabase();
  const { url } = await createOperatorResetLink({ db: database(), requestId: newId("req"), address: null }, email.data);
  return `${email.data} sets a new password here, once, within an hour:\n${url}`;
}

/** Without `DATABASE_URL` it is the embedded Postgres of the start that runs. */
function nameEmbeddedDatabase(): void {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  const { DATABASE_URL, DATA_DIR } = parseSettings(given);
  if (DATABASE_URL) return;
  if (!existsSync(join(DATA_DIR, "state.json"))) throw new Refusal(`There is no database in ${DATA_DIR}: run npm start first.`);
  const { AUTH_SECRET, ENCRYPTION_KEY, databasePassword } = readSecrets(DATA_DIR);
  const url = `postgres://promptops:${databasePassword}@127.0.0.1:${readState(DATA_DIR).postgresPort}/promptops`;
  Object.assign(process.env, { AUTH_SECRET, ENCRYPTION_KEY, ...given, PROMPTOPS_MODE: "embedded", DATABASE_URL: url });
}

try {
  console.log(await main(process.argv[2]));
} catch (error) {
  if (isDatabaseAway(error)) console.error("The database cannot be reached: is PromptOps running? Start it with npm start.");
  else console.error(error instanceof AppError ? error.message : told(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
