import { randomBytes } from "node:crypto";
import { testServer } from "./test-server";

/**
 * A migrated database for one test file that lets a worker loose on it. Call it before anything reads the configuration.
 * Answers its URL.
 */
export async function ownDatabase(): Promise<string> {
  const name = `promptops_test_own_${randomBytes(4).toString("hex")}`;
  const { admin, urlOf } = testServer();
  await admin.unsafe(`create database ${name} template promptops_template`);
  await admin.end();
  process.env.DATABASE_URL = urlOf(name);
  return urlOf(name);
}
