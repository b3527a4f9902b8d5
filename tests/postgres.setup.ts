import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { startThrowAwayPostgres } from "../scripts/postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** Gives every test run a Postgres (a superuser's URL) and a complete configuration; takes it away at the end. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const postgres = given ? null : await startThrowAwayPostgres();
  const url = given ?? postgres?.url ?? "";
  Object.assign(process.env, {
    TEST_DATABASE_URL: url,
    DATABASE_URL: url, // never the developer's own
    PROMPTOPS_MODE: "embedded",
    AUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    LOG_LEVEL: "silent",
  });
  project.provide("databaseUrl", url);
  return async () => {
    await postgres?.stop();
  };
}
