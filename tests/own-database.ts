import { randomBytes } from "node:crypto";
import postgres from "postgres";

/**
 * A migrated database for one test file that lets a worker loose on it. Call it before anything reads the configuration.
 * Answers its URL.
 */
export async function ownDatabase(): Promise<string> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error("TEST_DATABASE_URL names no Postgres");
  const name = `promptops_test_own_${randomBytes(4).toString("hex")}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template promptops_template`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  return url.href;
}
