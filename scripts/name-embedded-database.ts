import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseSettings } from "@/lib/env";
import { readSecrets, readState } from "./data-folder.mjs";
import { Refusal } from "./refusal.mjs";

/** Configures a command: without `DATABASE_URL` it works on the embedded Postgres of the start that runs. */
export function nameEmbeddedDatabase(): void {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  const { DATABASE_URL, DATA_DIR } = parseSettings(given);
  if (DATABASE_URL) return;
  if (!existsSync(join(DATA_DIR, "state.json"))) throw new Refusal(`There is no database in ${DATA_DIR}: run npm start first.`);
  const { AUTH_SECRET, ENCRYPTION_KEY, databasePassword } = readSecrets(DATA_DIR);
  const url = `postgres://promptops:${databasePassword}@127.0.0.1:${readState(DATA_DIR).postgresPort}/promptops`;
  Object.assign(process.env, { AUTH_SECRET, ENCRYPTION_KEY, ...given, PROMPTOPS_MODE: "embedded", DATABASE_URL: url });
}
